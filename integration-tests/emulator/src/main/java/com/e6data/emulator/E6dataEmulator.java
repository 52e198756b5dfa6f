package com.e6data.emulator;

import com.e6data.emulator.sql.SqlEngine;
import com.e6data.emulator.sql.SqlError;
import com.e6data.emulator.wire.ChunkOptions;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that speaks the e6data protocol on a local port and answers from memory: for tests, laptops and demos.
 *
 * <pre>{@code
 * try (var emulator = E6dataEmulator.builder().user("me@example.com", "token").start()) {
 *     emulator.execute("CREATE TABLE t (id BIGINT, name VARCHAR)");
 *     var connection = DriverManager.getConnection(emulator.url(), "me@example.com", "token");
 * }
 * }</pre>
 *
 * <p>Data lives as long as the emulator. Thread-safe.
 */
public final class E6dataEmulator implements AutoCloseable {

    private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

    /** Parser and validator recurse along expressions, and generated ones are long. */
    private static final long STACK_BYTES = 16L << 20;

    static {
        // Calcite logs through SLF4J, which complains on stderr where a program has no logging back end.
        if (System.getProperty(SLF4J_VERBOSITY) == null) {
            System.setProperty(SLF4J_VERBOSITY, "ERROR");
        }
    }

    private final EmulatorSettings settings;
    private final Backend backend;
    private final SqlEngine engine;
    private final Map<String, Cluster> clusters;
    private final Map<Cluster, Faults> faults = new LinkedHashMap<>();
    private final Recorder recorder = new Recorder();
    private final Connections connections = new Connections();
    private final CompletableFuture<Void> closing = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService calls;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, task -> daemon(task, "e6data-emulator-timer"));
    private final EventLoopGroup acceptors = eventLoops("e6data-emulator-accept", 1);
    private final EventLoopGroup workers = eventLoops("e6data-emulator-io", 2);
    private final Server server;
    private final String host;
    private final Tls tls;

    private E6dataEmulator(Builder builder) {
        settings = builder.settings();
        engine = builder.backend == null ? SqlEngine.create(builder.backslashEscapes) : null;
        backend = builder.backend == null ? Backend.of(engine) : builder.backend;
        clusters = builder.newClusters(settings);
        clusters.values().forEach(cluster -> faults.put(cluster, new Faults(cluster, connections, timer)));
        calls = newCallThreads();
        host = hostForUrl(builder.bind);
        tls = builder.tls;
        server = newServer(builder);
        try {
            backend.createSchema(settings.catalog(), settings.schema());
            server.start();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(
                    "port " + builder.port + " of " + builder.bind + " cannot be opened; 0 takes a free one", e);
        } catch (SqlError e) {
            close();
            throw new IllegalStateException("the default catalog and schema cannot be made: " + e.getMessage(), e);
        }
    }

    /** Settings of a new emulator. */
    public static Builder builder() {
        return new Builder();
    }

    /** Stand-alone form; {@code --help} prints the options. */
    public static void main(String[] args) throws InterruptedException {
        var status = StandAlone.run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private Server newServer(Builder builder) {
        var planner = new Planner(backend, settings);
        var gate = new Gate(clusters, builder.clusterNames.isEmpty() ? firstCluster() : null);
        var faultInterceptor = new FaultInterceptor(faults, connections, closing);
        var address = new InetSocketAddress(builder.bind, builder.port);
        var server = tls == null
                ? NettyServerBuilder.forAddress(address)
                : NettyServerBuilder.forAddress(address, tls.credentials());
        for (var service : List.of(new EngineService(planner, settings), new ClusterService(settings))) {
            // The last one sees a call first.
            server.addService(ServerInterceptors.intercept(service, faultInterceptor, gate, recorder.interceptor()));
        }
        return server.channelFactory(connections::newServerChannel)
                .bossEventLoopGroup(acceptors)
                .workerEventLoopGroup(workers)
                .executor(calls)
                .maxInboundMessageSize(300 << 20)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .build();
    }

    /** URL for the JDBC driver, with default catalog and schema, without credentials. */
    public String url() {
        var url = new StringBuilder("jdbc:e6data://" + host + ":" + port() + "/database=" + settings.schema()
                + "&catalog=" + settings.catalog());
        if (!clusterName().isEmpty()) {
            url.append("&cluster-name=").append(clusterName());
        }
        if (tls != null) {
            url.append("&secure=true");
        }
        return url.toString();
    }

    /** The TCP port. */
    public int port() {
        return server.getPort();
    }

    /** PEM text of the certificate that clients have to trust, null without TLS. */
    public String certificatePem() {
        return tls == null ? null : tls.certificatePem();
    }

    /** The SQL engine behind the protocol. */
    public SqlEngine engine() {
        return engine;
    }

    /** Makes a catalog with a schema; existing ones stay. */
    public void createSchema(String catalog, String schema) throws SqlError {
        backend.createSchema(catalog, schema);
    }

    /**
     * Appends rows to a table, past SQL.
     *
     * @param rows values in column order: Boolean, Integer, Long, Float, Double, BigDecimal, String, byte[], LocalDate,
     *     LocalDateTime, OffsetDateTime or null
     * @return number of rows
     */
    public long load(String catalog, String schema, String table, Iterable<Object[]> rows) throws SqlError {
        return backend.load(catalog, schema, table, rows);
    }

    /** As {@link #load(String, String, String, Iterable)}, in the default catalog and schema. */
    public long load(String table, Iterable<Object[]> rows) throws SqlError {
        return load(settings.catalog(), settings.schema(), table, rows);
    }

    /**
     * Runs one e6data statement in the default catalog and schema, past the network. Rows of a query are thrown away.
     *
     * @return rows changed, 0 for DDL and queries
     */
    public long execute(String sql) throws SqlError {
        var execution =
                backend.prepare(sql, settings.catalog(), settings.schema()).execute();
        if (execution.cursor() != null) {
            execution.cursor().close();
        }
        return execution.updateCount();
    }

    /** The calls that clients made. */
    public Recorder recorder() {
        return recorder;
    }

    /** Faults of the only or first cluster. */
    public Faults faults() {
        return faults.get(firstCluster());
    }

    /**
     * Faults of a cluster by name.
     *
     * @throws IllegalArgumentException where there is no such cluster
     */
    public Faults faults(String clusterName) {
        var cluster = clusters.get(clusterName.toLowerCase(Locale.ROOT));
        if (cluster == null) {
            throw new IllegalArgumentException("no cluster '" + clusterName + "'; there are " + clusters.keySet());
        }
        return faults.get(cluster);
    }

    /** Ids of the queries that no client has cleared yet. */
    public List<String> openQueries() {
        return sides().flatMap(side -> side.queries().stream())
                .map(EngineQuery::id)
                .toList();
    }

    /** Sessions that have not expired. */
    public int openSessions() {
        return sides().mapToInt(Side::openSessions).sum();
    }

    /** TCP connections of clients. */
    public int openConnections() {
        return connections.count();
    }

    /** Stops at once: calls under way fail, no thread is left. Does nothing the second time. */
    @Override
    public void close() {
        if (!closing.complete(null)) {
            return;
        }
        timer.shutdownNow();
        server.shutdownNow();
        sides().forEach(Side::dropQueries);
        await(() -> server.awaitTermination(5, TimeUnit.SECONDS));
        // The threads of calls end last: ending streams hand them their last tasks.
        for (var end : List.of(
                acceptors.shutdownGracefully(0, 1, TimeUnit.SECONDS),
                workers.shutdownGracefully(0, 1, TimeUnit.SECONDS))) {
            await(() -> end.await(5, TimeUnit.SECONDS));
        }
        calls.shutdownNow();
        // Ends statements that nobody can cancel, so that their threads end too.
        backend.close();
        await(() -> calls.awaitTermination(5, TimeUnit.SECONDS));
        await(() -> timer.awaitTermination(5, TimeUnit.SECONDS));
        closed.countDown();
    }

    private interface Wait {
        boolean end() throws InterruptedException;
    }

    /** An interrupted close still closes everything; it only stops waiting. */
    private static void await(Wait wait) {
        try {
            wait.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until {@link #close} is done. */
    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private String clusterName() {
        return firstCluster().name();
    }

    private Cluster firstCluster() {
        return clusters.values().iterator().next();
    }

    private Stream<Side> sides() {
        return clusters.values().stream().flatMap(Cluster::sides);
    }

    private static String hostForUrl(InetAddress bind) {
        if (bind.isLoopbackAddress() || bind.isAnyLocalAddress()) {
            return "localhost";
        }
        return bind instanceof Inet6Address ? "[" + bind.getHostAddress() + "]" : bind.getHostAddress();
    }

    /** One thread a call: calls wait for the engine. */
    private static ExecutorService newCallThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> daemon(task, "e6data-emulator-call"));
    }

    private static EventLoopGroup eventLoops(String name, int threads) {
        ThreadFactory factory = task -> daemon(task, name);
        return new MultiThreadIoEventLoopGroup(threads, factory, NioIoHandler.newFactory());
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(null, task, name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Everything has a default: a free port of the loopback interface, any user, no TLS, one cluster, blue. */
    public static final class Builder {

        private final Map<String, String> users = new LinkedHashMap<>();
        private final Map<String, String> bearerTokens = new LinkedHashMap<>();
        private final Set<String> clusterNames = new LinkedHashSet<>();
        private InetAddress bind = InetAddress.getLoopbackAddress();
        private int port;
        private String catalog = "demo";
        private String schema = "public";
        private Colour colour = Colour.BLUE;
        private Duration sessionTtl = Duration.ofHours(1);
        private Duration engineLatency = Duration.ZERO;
        private boolean batchV2;
        private boolean backslashEscapes = true;
        private ChunkOptions chunks = ChunkOptions.DEFAULT;
        private Tls tls;
        private Backend backend;

        private Builder() {}

        /** TCP port; 0 takes a free one. */
        public Builder port(int tcpPort) {
            port = tcpPort;
            return this;
        }

        /** Interface to listen on; the loopback interface unless set. */
        public Builder bind(InetAddress address) {
            bind = address;
            return this;
        }

        /** Adds a user. Without any, every non-empty user name and password is welcome. */
        public Builder user(String name, String password) {
            users.put(name, password);
            return this;
        }

        /** Adds an OAuth token; without any, calls that bring a token are refused (protocol 4.4). */
        public Builder bearerToken(String user, String token) {
            bearerTokens.put(token, user);
            return this;
        }

        /** Default catalog, made at the start. */
        public Builder catalog(String name) {
            catalog = name;
            return this;
        }

        /** Default schema, made at the start. */
        public Builder schema(String name) {
            schema = name;
            return this;
        }

        /** Adds a cluster; from then on the {@code cluster-name} header has to name one. All share their data. */
        public Builder cluster(String name) {
            clusterNames.add(name.toLowerCase(Locale.ROOT));
            return this;
        }

        /** The colour that is open at the start. */
        public Builder colour(Colour active) {
            colour = active;
            return this;
        }

        /** Time without a call after which a session expires. */
        public Builder sessionTtl(Duration idle) {
            sessionTtl = idle;
            return this;
        }

        /** Time from execute until the rows of a query are ready. */
        public Builder engineLatency(Duration latency) {
            engineLatency = latency;
            return this;
        }

        /** Whether a backslash escapes in string literals, as it does unless set. */
        public Builder backslashEscapes(boolean on) {
            backslashEscapes = on;
            return this;
        }

        /** Serves {@code getNextResultBatchV2}, which real planners do behind a switch (protocol 5.5). */
        public Builder batchV2(boolean on) {
            batchV2 = on;
            return this;
        }

        /** Rows in a chunk at most. */
        public Builder batchRows(int rows) {
            chunks = chunks.withMaxRows(rows);
            return this;
        }

        /** Form of chunks in all details. */
        public Builder chunks(ChunkOptions options) {
            chunks = options;
            return this;
        }

        /** TLS with a certificate for localhost that is made now; see {@link E6dataEmulator#certificatePem}. */
        public Builder tls() {
            tls = Tls.selfSigned();
            return this;
        }

        /**
         * TLS with an own certificate.
         *
         * @param certificatePem certificate chain, PEM
         * @param keyPem private key, PKCS 8 PEM
         */
        public Builder tls(String certificatePem, String keyPem) {
            tls = new Tls(certificatePem, keyPem, null);
            return this;
        }

        /** Asks clients for a certificate that one of these signed; after {@code tls}. */
        public Builder clientCertificates(String trustedPem) {
            if (tls == null) {
                throw new IllegalStateException("client certificates need tls(...) first");
            }
            tls = new Tls(tls.certificatePem(), tls.keyPem(), trustedPem);
            return this;
        }

        Builder backend(Backend scripted) {
            backend = scripted;
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws UncheckedIOException where the port cannot be opened
         */
        public E6dataEmulator start() {
            return new E6dataEmulator(this);
        }

        private EmulatorSettings settings() {
            return new EmulatorSettings(
                    Map.copyOf(users),
                    Map.copyOf(bearerTokens),
                    catalog,
                    schema,
                    sessionTtl,
                    engineLatency,
                    batchV2,
                    chunks);
        }

        private Map<String, Cluster> newClusters(EmulatorSettings settings) {
            var clusters = new LinkedHashMap<String, Cluster>();
            for (var name : clusterNames.isEmpty() ? Set.of("") : clusterNames) {
                clusters.put(name, new Cluster(name, colour, settings));
            }
            return clusters;
        }
    }
}
