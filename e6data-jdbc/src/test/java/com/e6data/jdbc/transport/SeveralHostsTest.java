package com.e6data.jdbc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A URL that names several hosts. */
@Timeout(60)
class SeveralHostsTest {

    private static E6Config config(String authority, String... properties) throws SQLException {
        var given = new Properties();
        given.setProperty("user", FakeCluster.USER);
        given.setProperty("password", FakeCluster.TOKEN);
        for (int i = 0; i < properties.length; i += 2) {
            given.setProperty(properties[i], properties[i + 1]);
        }
        return E6Config.parse("jdbc:e6data://" + authority + "/", given);
    }

    private static Throwable refusal(E6Config config) {
        return catchThrowableOfType(
                SQLException.class, () -> Session.open(config).close());
    }

    private static int portWithoutServer() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theFirstThatAnswersIsTaken() throws Exception {
        try (var first = FakeCluster.start();
                var second = FakeCluster.start();
                var session = Session.open(config("localhost:" + first.port() + ",127.0.0.1:" + second.port()))) {
            assertThat(session.isValid(5)).isTrue();
            assertThat(first.connections()).isEqualTo(1);
            assertThat(second.calls()).isEmpty();
        }
    }

    @Test
    void whereNothingListensOrNobodyIsKnownTheNextIsTaken() throws Exception {
        try (var server = FakeCluster.start();
                var session = Session.open(config(
                        "localhost:" + portWithoutServer() + ",no-such-host.invalid,localhost:" + server.port()))) {
            assertThat(session.isValid(5)).isTrue();
        }
    }

    /** As behind a load balancer whose servers hang: the connection is accepted, and then nothing. */
    @Test
    void aHostThatSaysNothingCostsTheConnectTimeoutOnly() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var server = FakeCluster.start();
                var session = Session.open(config(
                        "127.0.0.1:" + silent.getLocalPort() + ",localhost:" + server.port(),
                        "connectTimeout",
                        "1",
                        "loginTimeout",
                        "20"))) {
            assertThat(session.isValid(5)).isTrue();
        }
    }

    @Test
    void aSilentHostAloneIsNamed() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(config("127.0.0.1:" + silent.getLocalPort(), "connectTimeout", "1")))
                    .hasMessageContaining("127.0.0.1:" + silent.getLocalPort())
                    .hasMessageContaining("accepts connections but says nothing")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void whenAllFailEachIsNamedWithItsReason() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            int nobody = portWithoutServer();
            Throwable refusal = refusal(config(
                    "localhost:" + nobody + ",no-such-host.invalid:81,127.0.0.1:" + silent.getLocalPort(),
                    "connectTimeout",
                    "1"));
            assertThat(refusal)
                    .hasMessageContaining("any of the hosts")
                    .hasMessageMatching("(?s).*localhost:" + nobody + ": nothing listens there.*"
                            + "no-such-host.invalid:81: the host name is unknown.*" + "127.0.0.1:"
                            + silent.getLocalPort() + ": the server accepts connections but says nothing.*")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void aLoginThatRunsOutOfTimeSaysWhatWasMet() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            int nobody = portWithoutServer();
            assertThat(refusal(config(
                            "localhost:" + nobody + ",127.0.0.1:" + silent.getLocalPort(),
                            "connectTimeout",
                            "30",
                            "loginTimeout",
                            "1")))
                    .hasMessageContaining("loginTimeout of 1 s")
                    .hasMessageContaining("localhost:" + nobody + ": nothing listens there")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void aLostConnectionIsMadeAgainFromTheFirstOn() throws Exception {
        var first = FakeCluster.start();
        int port = first.port();
        try (var second = FakeCluster.start();
                var session = Session.open(config("localhost:" + port + ",127.0.0.1:" + second.port()))) {
            first.close();
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(second.connections()).isEqualTo(1);
            try (var back = FakeCluster.startAt(port)) {
                second.dropConnections();
                second.forgetCalls();
                assertThat(session.schemas("cat")).isEmpty();
                assertThat(back.connections()).isEqualTo(1);
                assertThat(second.calls()).isEmpty();
            }
        } finally {
            first.close();
        }
    }

    /** What is known of a cluster is known of these hosts in this order. */
    @Test
    void thePortsOfAllHostsAreShownWhereAConnectionIsNamed() throws Exception {
        assertThat(config("b:81,[::1]:80,a").url()).isEqualTo("jdbc:e6data://b:81,[::1]:80,a:80");
    }
}
