package com.e6data.jdbc.testing;

import com.e6data.jdbc.config.E6Config;
import com.e6data.proto.ClusterServiceGrpc;
import com.e6data.proto.QueryEngineServiceGrpc;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cluster in a few lines, for tests of what the driver sends: it records every call and answers as scripted, else
 * like a healthy cluster whose every query returns the same two chunks.
 */
public final class FakeCluster implements AutoCloseable {

    public static final String USER = "ada@example.com";
    public static final String TOKEN = "pat-7f3c99";
    private static final Context.Key<Metadata> HEADERS = Context.key("headers");

    /** A request as it arrived. */
    public record Call(String method, Message request, Map<String, String> headers, Context context) {

        public String field(String name) {
            var field = request.getDescriptorForType().findFieldByName(name);
            return field == null ? null : String.valueOf(request.getField(field));
        }

        public String header(String name) {
            return headers.get(name);
        }
    }

    /** How one call is answered. Runs on a thread of its own and may block. */
    public interface Answer {
        Message to(Call call) throws Exception;
    }

    private volatile Server server;
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "fake-cluster");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Deque<Answer>> scripts = new ConcurrentHashMap<>();
    private final Map<String, Answer> standing = new ConcurrentHashMap<>();
    private final Map<String, Integer> batchesLeft = new ConcurrentHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private static final Set<Integer> USED_PORTS = ConcurrentHashMap.newKeySet();

    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile List<String> served = List.of("blue");
    private volatile Golden golden = Golden.named("integer_plain_min_max_null");
    private volatile int batches = 2;
    private volatile String status = "active";
    private volatile boolean draining;
    private volatile String bearer;
    private final SslContext tls;
    private final Set<Attributes> connections = ConcurrentHashMap.newKeySet();

    private FakeCluster(SslContext tls, int port) throws IOException {
        this.tls = tls;
        server = port == 0 ? listenOnNewPort() : listen(port);
    }

    /** What the driver knows of a cluster outlives it, so no two clusters of one JVM share a port. */
    private Server listenOnNewPort() throws IOException {
        for (; ; ) {
            var candidate = listen(0);
            if (USED_PORTS.add(candidate.getPort())) {
                return candidate;
            }
            candidate.shutdownNow();
        }
    }

    private Server listen(int port) throws IOException {
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .executor(executor)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .intercept(new HeaderInterceptor())
                .addTransportFilter(new ConnectionCounter())
                .addService(service(QueryEngineServiceGrpc.getServiceDescriptor()))
                .addService(service(ClusterServiceGrpc.getServiceDescriptor()));
        if (tls != null) {
            builder.sslContext(tls);
        }
        return builder.build().start();
    }

    public static FakeCluster start() throws IOException {
        return new FakeCluster(null, 0);
    }

    public static FakeCluster start(SslContext tls) throws IOException {
        return new FakeCluster(tls, 0);
    }

    /** On the port of one that was closed. */
    public static FakeCluster startAt(int port) throws IOException {
        return new FakeCluster(null, port);
    }

    // ---- what it does ----

    /** Answers the next calls of the method, one after the other, before it falls back to healthy behaviour. */
    public FakeCluster script(String method, Answer... answers) {
        scripts.computeIfAbsent(method, any -> new ConcurrentLinkedDeque<>()).addAll(List.of(answers));
        return this;
    }

    /** Answers all calls of the method in this way from now on, those apart that a script answers; null as before. */
    public FakeCluster always(String method, Answer answer) {
        if (answer == null) {
            standing.remove(method);
        } else {
            standing.put(method, answer);
        }
        return this;
    }

    /** What a healthy cluster would answer. */
    public Answer healthy() {
        return this::answer;
    }

    /** Healthy, with one field of the response set. */
    public Answer healthyWith(String field, Object value) {
        return call -> {
            var message = answer(call);
            return message.toBuilder()
                    .setField(message.getDescriptorForType().findFieldByName(field), value)
                    .build();
        };
    }

    public static Answer failing(Status status, String text) {
        return call -> {
            throw status.withDescription(text).asRuntimeException();
        };
    }

    /** Does not answer before the latch opens or the client gives up, then as {@code then}. */
    public static Answer held(CountDownLatch arrived, CountDownLatch release, Answer then) {
        return call -> {
            arrived.countDown();
            if (!release.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test never released the call");
            }
            return then.to(call);
        };
    }

    /** All logins so far are void. */
    public void expireSessions() {
        sessions.clear();
    }

    /** Only these colours are served from now on. */
    public void serve(String... colours) {
        served = List.of(colours);
    }

    /** Takes this access token for a login, and nothing else. */
    public void bearer(String token) {
        bearer = token;
    }

    /** Sides that are not served still answer the calls of queries that were prepared there. */
    public void drain(boolean on) {
        draining = on;
    }

    /** State of the cluster as its status call tells it; everything but {@code active} refuses work with 503. */
    public void status(String next) {
        status = next;
    }

    public void result(Golden next, int howOften) {
        golden = next;
        batches = howOften;
    }

    // ---- what it saw ----

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /** Ids of the queries that were prepared and not cleared. */
    public Set<String> openQueries() {
        return Set.copyOf(open);
    }

    public void forgetCalls() {
        calls.clear();
    }

    public int port() {
        return server.getPort();
    }

    /** Configuration of a connection to this cluster. */
    public E6Config config(String... properties) throws SQLException {
        var given = new Properties();
        given.setProperty("user", USER);
        given.setProperty("password", TOKEN);
        given.setProperty("catalog", "cat");
        given.setProperty("database", "db");
        given.setProperty("clusterName", "Demo-" + port());
        for (int i = 0; i < properties.length; i += 2) {
            given.setProperty(properties[i], properties[i + 1]);
        }
        return E6Config.parse("jdbc:e6data://localhost:" + port() + (tls != null ? "/secure=true" : "/"), given);
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            // The end of each connection is a last task of the executor's.
            server.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Open connections. */
    public int connections() {
        return connections.size();
    }

    /** Returns when the last connection has gone. */
    public void awaitNoConnection() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!connections.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(connections.size() + " connections are still open");
            }
            Thread.sleep(5);
        }
    }

    /** Returns when the last query was cleared. */
    public void awaitNoQuery() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!open.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Still open: " + open);
            }
            Thread.sleep(5);
        }
    }

    /** Says good-bye to all connections: their calls may end, new ones have to go to the server that takes over. */
    public void drain() throws IOException {
        int port = port();
        server.shutdown();
        server = listen(port);
    }

    /** Cuts all connections; new ones are accepted. */
    public void dropConnections() throws Exception {
        int port = port();
        server.shutdownNow();
        server.awaitTermination(10, TimeUnit.SECONDS);
        server = listen(port);
    }

    // ---- how ----

    private ServerServiceDefinition service(ServiceDescriptor descriptor) {
        var service = ServerServiceDefinition.builder(descriptor);
        for (MethodDescriptor<?, ?> method : descriptor.getMethods()) {
            add(service, method);
        }
        return service.build();
    }

    @SuppressWarnings("unchecked")
    private void add(ServerServiceDefinition.Builder service, MethodDescriptor<?, ?> method) {
        var typed = (MethodDescriptor<Message, Message>) method;
        service.addMethod(typed, ServerCalls.asyncUnaryCall((request, observer) -> handle(typed, request, observer)));
    }

    private void handle(MethodDescriptor<?, ?> method, Message request, StreamObserver<Message> observer) {
        String name = method.getServiceName().equals("ClusterService")
                ? "cluster." + method.getBareMethodName()
                : method.getBareMethodName();
        Metadata headers = HEADERS.get();
        var texts = new ConcurrentHashMap<String, String>();
        for (String key : headers.keys()) {
            if (!key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                texts.put(key, headers.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER)));
            }
        }
        var call = new Call(name, request, texts, Context.current());
        calls.add(call);
        try {
            var script = scripts.getOrDefault(name, new ArrayDeque<>()).poll();
            var usual = standing.getOrDefault(name, this::answer);
            Message response = script == null ? usual.to(call) : script.to(call);
            observer.onNext(response);
            observer.onCompleted();
        } catch (StatusRuntimeException e) {
            observer.onError(e);
        } catch (Exception e) {
            observer.onError(Status.INTERNAL
                    .withDescription("Fake cluster: " + e)
                    .withCause(e)
                    .asRuntimeException());
        }
    }

    private Message answer(Call call) {
        String strategy = call.header("strategy");
        if (!served.contains(strategy) && !(draining && call.header("plannerip") != null)) {
            throw Status.UNKNOWN
                    .withDescription("Received http2 header with status: 456")
                    .asRuntimeException();
        }
        if (!call.method().startsWith("cluster.") && !status.equals("active")) {
            throw Status.UNAVAILABLE
                    .withDescription("status: 503, cluster is suspended")
                    .asRuntimeException();
        }
        if (bearer != null && !("Bearer " + bearer).equals(call.header("authorization"))) {
            throw Status.UNAUTHENTICATED
                    .withDescription("authentication denied")
                    .asRuntimeException();
        }
        String session = call.field("sessionId");
        if (bearer == null && session != null && !sessions.contains(strategy + session)) {
            throw Status.INTERNAL
                    .withDescription("Access denied. Invalid session")
                    .asRuntimeException();
        }
        var response = defaultResponse(call.method());
        var type = response.getDescriptorForType();
        switch (call.method()) {
            case "authenticate" -> {
                if (call.field("user").equals(USER) && call.field("password").equals(TOKEN)) {
                    String id = "session-" + numbers.incrementAndGet();
                    sessions.add(strategy + id);
                    response.setField(type.findFieldByName("sessionId"), id);
                }
            }
            case "prepareStatement", "prepareStatementV2" -> {
                String id = existingQuery(call);
                if (id.isEmpty()) {
                    id = "Q" + numbers.incrementAndGet() + "-1";
                }
                batchesLeft.put(id, batches);
                open.add(id);
                response.setField(type.findFieldByName("engineIP"), "10.0.0.7");
                response.setField(type.findFieldByName("queryId"), id);
                response.setField(type.findFieldByName("sessionId"), session);
            }
            case "getResultMetadata" ->
                response.setField(type.findFieldByName("resultMetaData"), ByteString.copyFrom(golden.metadata()));
            case "getNextResultBatch" -> {
                if (batchesLeft.merge(call.field("queryId"), -1, Integer::sum) >= 0) {
                    response.setField(type.findFieldByName("resultBatch"), ByteString.copyFrom(golden.chunk()));
                }
            }
            case "clearOrCancelQuery" -> open.remove(call.field("queryId"));
            case "cluster.status" -> response.setField(type.findFieldByName("status"), status);
            default -> {}
        }
        return response.build();
    }

    private static String existingQuery(Call call) {
        var query = (Message)
                call.request().getField(call.request().getDescriptorForType().findFieldByName("existingQuery"));
        return (String) query.getField(query.getDescriptorForType().findFieldByName("queryId"));
    }

    private static Message.Builder defaultResponse(String method) {
        boolean cluster = method.startsWith("cluster.");
        ServiceDescriptor service =
                cluster ? ClusterServiceGrpc.getServiceDescriptor() : QueryEngineServiceGrpc.getServiceDescriptor();
        String name = cluster ? method.substring("cluster.".length()) : method;
        return service.getMethods().stream()
                .filter(candidate -> name.equals(candidate.getBareMethodName()))
                .findFirst()
                .map(found -> ((io.grpc.protobuf.ProtoMethodDescriptorSupplier) found.getSchemaDescriptor())
                        .getMethodDescriptor())
                .map(found -> prototype(found.getOutputType().getName()))
                .orElseThrow();
    }

    private static Message.Builder prototype(String message) {
        try {
            return ((Message) Class.forName("com.e6data.proto." + message)
                            .getMethod("getDefaultInstance")
                            .invoke(null))
                    .toBuilder();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class ConnectionCounter extends ServerTransportFilter {

        @Override
        public Attributes transportReady(Attributes attributes) {
            connections.add(attributes);
            return attributes;
        }

        @Override
        public void transportTerminated(Attributes attributes) {
            // Null where the handshake failed.
            if (attributes != null) {
                connections.remove(attributes);
            }
        }
    }

    private static final class HeaderInterceptor implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            return Contexts.interceptCall(Context.current().withValue(HEADERS, headers), call, headers, next);
        }
    }
}
