package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.config.Endpoint;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.observe.Fact;
import com.e6data.jdbc.observe.Observer;
import com.e6data.jdbc.observe.Timing;
import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The HTTP/2 connection of one JDBC connection. Thread-safe.
 *
 * <p>Each JDBC connection has its own: small queries become several times slower when they share one with a bulk read.
 * Event loops are shared by all channels of the JVM, so a channel costs no thread.
 */
public final class EngineChannel {

    private static final Metadata.Key<String> CLUSTER_NAME = key("cluster-name");
    private static final Metadata.Key<String> CLUSTER_UUID = key("cluster-uuid");
    private static final Metadata.Key<String> STRATEGY = key("strategy");
    private static final Metadata.Key<String> PLANNER_IP = key("plannerip");
    private static final Metadata.Key<String> AUTHORIZATION = key("authorization");

    /** Where auto-tuning of the receive window starts; a fixed window would switch auto-tuning off. */
    private static final int INITIAL_WINDOW = 4 << 20;

    /** Error texts travel in trailers, and a parser error lists every word that it expected. */
    private static final int MAX_HEADERS = 1 << 20;

    /** Only a machine without any time to spare needs as much. */
    private static final long RECONNECT_MILLIS = 1_000;

    private final E6Config config;
    private final ManagedChannel channel;
    private final Attempts attempts;
    private final Observer observer;
    private final ConnectionReport report;
    private final Supplier<String> accessToken;
    private final long mostOutboundBytes;
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean closed;

    static {
        BundledLibraries.prepare();
    }

    private EngineChannel(E6Config config, ManagedChannel channel, Attempts attempts, Supplier<String> accessToken) {
        this.accessToken = accessToken;
        this.config = config;
        this.channel = channel;
        this.attempts = attempts;
        this.mostOutboundBytes = config.number(E6Property.MAX_OUTBOUND_MESSAGE_SIZE);
        this.observer = Observer.of(config);
        this.report = new ConnectionReport(channel, observer, idleSeconds(config));
    }

    /**
     * Begins to connect and does not wait; the first call does.
     *
     * @param accessToken gives what every request carries as a bearer token, null for none; must not block
     * @throws SQLException 08001 where a certificate, key or store cannot be used
     */
    public static EngineChannel open(E6Config config, Supplier<String> accessToken) throws SQLException {
        return open(config, InetAddress::getAllByName, accessToken);
    }

    static EngineChannel open(E6Config config, HostResolver.Lookup lookup) throws SQLException {
        return open(config, lookup, () -> null);
    }

    private static EngineChannel open(E6Config config, HostResolver.Lookup lookup, Supplier<String> accessToken)
            throws SQLException {
        var attempts = config.endpoints().size() == 1 ? null : new Attempts();
        long patience = config.connectTimeout().toNanos();
        var builder = builder(new HostResolver.Provider(config, attempts, lookup))
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TimeUnit.NANOSECONDS.toMillis(patience))
                .initialFlowControlWindow(INITIAL_WINDOW)
                .maxInboundMessageSize((int) config.number(E6Property.MAX_INBOUND_MESSAGE_SIZE))
                .maxInboundMetadataSize(MAX_HEADERS)
                .keepAliveTime(config.duration(E6Property.KEEP_ALIVE_TIME).toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(config.duration(E6Property.KEEP_ALIVE_TIMEOUT).toNanos(), TimeUnit.NANOSECONDS)
                .idleTimeout(idleSeconds(config), TimeUnit.SECONDS)
                .keepAliveWithoutCalls(config.flag(E6Property.KEEP_ALIVE_WITHOUT_CALLS))
                // What runs on network threads never blocks: it hands an answer over or asks for the next one.
                .directExecutor()
                .offloadExecutor(HostResolver.THREADS)
                // Whether a call may be repeated is decided by protocol 5.8, not by a DNS record.
                .disableServiceConfigLookUp();
        if (config.get(E6Property.APPLICATION_NAME) != null) {
            builder.userAgent(config.get(E6Property.APPLICATION_NAME));
        }
        if (config.secure()) {
            builder.sslContext(Tls.context(config));
        } else {
            builder.usePlaintext();
        }
        builder.eventLoopGroup(EventLoops.acquire())
                .channelFactory(new SocketWatch.Sockets(patience, attempts), InetSocketAddress.class);
        ManagedChannel channel = null;
        try {
            channel = builder.build();
        } finally {
            if (channel == null) {
                EventLoops.release();
            }
        }
        // So that the connection is made while the first request is.
        channel.getState(true);
        var opened = new EngineChannel(config, channel, attempts, accessToken);
        opened.report.start();
        return opened;
    }

    /** A secret; null where requests carry none. */
    String accessToken() {
        return accessToken.get();
    }

    /** gRPC takes a very long time as none at all. */
    private static long idleSeconds(E6Config config) {
        long seconds = config.number(E6Property.IDLE_TIMEOUT);
        return seconds == 0 ? Long.MAX_VALUE : seconds;
    }

    // The replacement that gRPC names for the deprecated method is a registry that all users of gRPC in the JVM share.
    @SuppressWarnings("deprecation")
    private static NettyChannelBuilder builder(HostResolver.Provider hosts) {
        return NettyChannelBuilder.forTarget(HostResolver.SCHEME + ":///").nameResolverFactory(hosts);
    }

    /** Sends a request and does not wait. {@code strategy} and {@code planner} are headers, null for none. */
    public <Q, R> UnaryCall<R> start(
            MethodDescriptor<Q, R> method, Q request, Phase phase, String strategy, String planner, Budget budget) {
        return start(method, request, phase, strategy, planner, budget, Duration.ZERO, late -> {});
    }

    /**
     * As above; {@code orphan} gets an answer that comes after the call was abandoned. So that it can come, the server
     * is given {@code grace} more time than the budget.
     */
    public <Q, R> UnaryCall<R> start(
            MethodDescriptor<Q, R> method,
            Q request,
            Phase phase,
            String strategy,
            String planner,
            Budget budget,
            Duration grace,
            Consumer<R> orphan) {
        if (request instanceof MessageLite message && message.getSerializedSize() > mostOutboundBytes) {
            return UnaryCall.refused(channel.newCall(method, CallOptions.DEFAULT), phase, message.getSerializedSize());
        }
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            // What an earlier call met is no reason not to try; gRPC would fail this one at once.
            channel.enterIdle();
        }
        var headers = new Metadata();
        put(headers, CLUSTER_NAME, config.clusterName());
        put(headers, CLUSTER_UUID, config.get(E6Property.CLUSTER_UUID));
        put(headers, STRATEGY, strategy);
        put(headers, PLANNER_IP, planner);
        String token = accessToken.get();
        put(headers, AUTHORIZATION, token == null ? null : "Bearer " + token);
        var sent = new SentMark();
        var options = CallOptions.DEFAULT.withStreamTracerFactory(sent);
        if (budget.limited()) {
            options = options.withDeadlineAfter(budget.remainingNanos() + grace.toNanos(), TimeUnit.NANOSECONDS);
        }
        report.called();
        Timing timing = observer.begin(Fact.REQUEST);
        UnaryCall<R> call = UnaryCall.start(
                channel.newCall(method, options), request, headers, phase, budget, sent, this::isClosed, orphan);
        if (timing != null) {
            RequestReport.watch(observer, timing, method.getBareMethodName(), strategy, request, call);
        }
        return call;
    }

    /** How the last attempts to connect ended, where there are several hosts to try; else empty. */
    Map<Endpoint, Attempts.Failure> failedAttempts() {
        return attempts == null ? Map.of() : attempts.failures();
    }

    /**
     * Makes the next call connect anew, after one that found no connection, instead of failing with what that one met.
     * May wait for a moment, so not for network threads.
     */
    public void reconnect(CallFailed failure) {
        // Who hears of a failure may hear of it before the channel has noted it, and a channel that is told to forget
        // it
        // does so when the thread that serves it has time. Until then it would fail calls with the old news.
        for (int steps = 0; steps < 2; steps++) {
            ConnectivityState state = channel.getState(false);
            boolean failed = state == ConnectivityState.TRANSIENT_FAILURE
                    || state == ConnectivityState.CONNECTING && failure.isUnsent();
            if (!failed) {
                return;
            }
            var changed = new CountDownLatch(1);
            channel.notifyWhenStateChanged(state, changed::countDown);
            channel.enterIdle();
            try {
                if (!changed.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Where the floors above report, too, what this connection does. */
    public Observer observer() {
        return observer;
    }

    public boolean isClosed() {
        return closed;
    }

    /** From now on what fails, fails because the connection is closed; calls that free the server still go out. */
    public void refuse() {
        closed = true;
    }

    /** Lets running calls end within the time, then cuts them off. */
    public void close(Duration patience) {
        closed = true;
        channel.shutdown();
        try {
            if (!channel.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException e) {
            channel.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    /** Cuts running calls off; they fail. */
    public void abort() {
        closed = true;
        channel.shutdownNow();
        release();
    }

    private void release() {
        if (released.compareAndSet(false, true)) {
            EventLoops.release();
        }
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static void put(Metadata headers, Metadata.Key<String> key, String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(key, value);
        }
    }

    /** For calls on a connection that was closed before. */
    public static SQLException closedException() {
        return ErrorKind.CONNECTION_CLOSED.exception("The connection is closed");
    }
}
