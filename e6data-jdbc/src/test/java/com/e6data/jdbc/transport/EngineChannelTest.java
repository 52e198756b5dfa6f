package com.e6data.jdbc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.proto.GetCatalogesRequest;
import com.e6data.proto.GetCatalogesResponse;
import com.e6data.proto.QueryEngineServiceGrpc;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One channel over the life of its server. */
@Timeout(60)
class EngineChannelTest {

    private static UnaryCall<GetCatalogesResponse> ask(EngineChannel channel) {
        return channel.start(
                QueryEngineServiceGrpc.getGetCatalogesMethod(),
                GetCatalogesRequest.getDefaultInstance(),
                Phase.CATALOG,
                "blue",
                null,
                Budget.UNLIMITED);
    }

    private static void answers(EngineChannel channel) throws CallFailed {
        var call = ask(channel);
        assertThat(call.await(new CallScope(), call::cancel)).isNotNull();
    }

    /** As the floor above does: a connection that was lost may be noticed by the first call only. */
    private static void answersAtLast(EngineChannel channel) throws CallFailed {
        try {
            answers(channel);
        } catch (CallFailed lost) {
            assertThat(lost.signal()).isEqualTo(CallFailed.Signal.CONNECTION_LOST);
            channel.reconnect(lost);
            answers(channel);
        }
    }

    /** The answer of the name server, which tests change. */
    private static final class Names implements HostResolver.Lookup {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile InetAddress[] known = {InetAddress.getLoopbackAddress()};

        @Override
        public InetAddress[] addresses(String host) throws UnknownHostException {
            asked.incrementAndGet();
            InetAddress[] answer = known;
            if (answer.length == 0) {
                throw new UnknownHostException(host);
            }
            return answer;
        }
    }

    @Test
    void theNameServerIsAskedAnewForEachNewConnection() throws Exception {
        var names = new Names();
        try (var server = FakeCluster.start()) {
            EngineChannel channel = EngineChannel.open(server.config(), names);
            try {
                answers(channel);
                assertThat(names.asked).hasValue(1);

                server.dropConnections();
                answersAtLast(channel);
                assertThat(names.asked).hasValueGreaterThan(1);

                // A name server that fails is no reason not to try where the host was.
                names.known = new InetAddress[0];
                server.dropConnections();
                answersAtLast(channel);
            } finally {
                channel.abort();
            }
        }
    }

    @Test
    void aNameThatAppearsIsFoundByTheNextCall() throws Exception {
        var names = new Names();
        names.known = new InetAddress[0];
        try (var server = FakeCluster.start()) {
            EngineChannel channel = EngineChannel.open(server.config(), names);
            try {
                assertThatThrownBy(() -> answers(channel))
                        .isInstanceOfSatisfying(CallFailed.class, failure -> {
                            assertThat(failure.isUnsent()).isTrue();
                            assertThat(failure.isWorthReconnecting()).isFalse();
                        })
                        .hasRootCauseInstanceOf(UnresolvedAddressException.class);
                names.known = new InetAddress[] {InetAddress.getLoopbackAddress()};
                // No waiting for gRPC's next attempt, which would come seconds later.
                answersAtLast(channel);
            } finally {
                channel.abort();
            }
        }
    }

    @Test
    void aServerThatGoesLetsItsCallsEndAndNewOnesGoToTheNext() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var server = FakeCluster.start();
                var session = Session.open(server.config())) {
            server.script("getTablesV2", FakeCluster.held(arrived, release, server.healthy()));
            var running = CompletableFuture.supplyAsync(() -> {
                try {
                    return session.tables("cat", "db");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            server.drain();
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(running).isNotDone();

            release.countDown();
            assertThat(running.get(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(server.calls("authenticate")).hasSize(1);
            assertThat(server.calls("getTablesV2")).hasSize(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void aCallThatNeverLeftSaysSo() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var server = FakeCluster.start();
        EngineChannel channel = EngineChannel.open(server.config(), new Names());
        try {
            server.script("getCataloges", FakeCluster.held(arrived, release, server.healthy()));
            var lost = ask(channel);
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThatThrownBy(() -> lost.await(new CallScope(), lost::cancel))
                    .isInstanceOfSatisfying(
                            CallFailed.class,
                            failure -> assertThat(failure.isUnsent()).isFalse());
            assertThatThrownBy(() -> answers(channel))
                    .isInstanceOfSatisfying(
                            CallFailed.class,
                            failure -> assertThat(failure.isUnsent()).isTrue());
        } finally {
            release.countDown();
            channel.abort();
            server.close();
        }
    }

    @Test
    void aRequestAboveTheLimitIsNotSentAndNamesTheProperty() throws Exception {
        try (var server = FakeCluster.start();
                var session = Session.open(server.config("maxOutboundMessageSize", "1024"))) {
            assertThatThrownBy(() -> session.tables("cat", "x".repeat(2_000)))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
                    .hasMessageContaining("maxOutboundMessageSize=1024")
                    .hasMessageContaining("the request has 2");
            assertThat(server.calls("getTablesV2")).isEmpty();
            assertThat(session.tables("cat", "db")).isEmpty();
        }
    }

    @Test
    void anIdleChannelHasNoSocketAndTheNextCallOpensOne() throws Exception {
        try (var server = FakeCluster.start();
                var session = Session.open(server.config("idleTimeout", "1"))) {
            assertThat(server.connections()).isEqualTo(1);
            server.awaitNoConnection();
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(server.calls("authenticate")).hasSize(1);

            server.awaitNoConnection();
            server.dropConnections();
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
