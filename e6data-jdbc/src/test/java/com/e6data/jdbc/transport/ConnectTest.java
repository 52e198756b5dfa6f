package com.e6data.jdbc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.BareHttp2Server;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.proto.GetSchemaNamesResponse;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectTest {

    private static Throwable refusal(String url, String... properties) throws SQLException {
        var given = new Properties();
        given.setProperty("user", FakeCluster.USER);
        given.setProperty("password", FakeCluster.TOKEN);
        for (int i = 0; i < properties.length; i += 2) {
            given.setProperty(properties[i], properties[i + 1]);
        }
        var config = E6Config.parse(url, given);
        return catchThrowableOfType(
                SQLException.class, () -> Session.open(config).close());
    }

    private static SslContext tls(String name) throws Exception {
        try (InputStream certificate = resource(name + ".pem");
                InputStream key = resource(name + ".key")) {
            return GrpcSslContexts.forServer(certificate, key).build();
        }
    }

    private static InputStream resource(String name) {
        return ConnectTest.class.getResourceAsStream("/tls/" + name);
    }

    private static String path(String name) throws Exception {
        return Path.of(ConnectTest.class.getResource("/tls/" + name).toURI()).toString();
    }

    private static String pem() throws Exception {
        return Files.readString(Path.of(path("ca.pem")), StandardCharsets.US_ASCII);
    }

    @Test
    void aPortWhereNothingListensIsNamed() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(refusal("jdbc:e6data://localhost:" + port + "/"))
                .hasMessageContaining("localhost:" + port)
                .hasMessageContaining("nothing listens there")
                .hasFieldOrPropertyWithValue("SQLState", "08001");
    }

    @Test
    void anUnknownHostIsNamed() throws Exception {
        assertThat(refusal("jdbc:e6data://no-such-host.invalid:80/"))
                .hasMessageContaining("no-such-host.invalid:80")
                .hasMessageContaining("host name is unknown")
                .hasFieldOrPropertyWithValue("SQLState", "08001");
    }

    /** Without an answer of the resolver, the login would wait until its timeout. */
    @Test
    void aProxySelectorThatFailsIsGoneWithout() throws Exception {
        var before = ProxySelector.getDefault();
        try (var server = FakeCluster.start()) {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    throw new IllegalStateException("no proxies today");
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
            });
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/"))
                    .isNull();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void plaintextAgainstTlsPointsAtSecure() throws Exception {
        try (var server = FakeCluster.start(tls("localhost"))) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/"))
                    .hasMessageContaining("secure=true")
                    .hasMessageContaining("localhost:" + server.port())
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void tlsAgainstPlaintextPointsAtSecure() throws Exception {
        try (var server = FakeCluster.start()) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/secure=true"))
                    .hasMessageContaining("does not speak TLS")
                    .hasMessageContaining("secure=true")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void aServerThatIsNoClusterIsNamed() throws Exception {
        try (var server = new BareHttp2Server(Map.of())) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/"))
                    .hasMessageContaining("not an e6data cluster")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void aServerThatNeverAnswersEndsWithTheLoginTimeout() throws Exception {
        var release = new CountDownLatch(1);
        try (var server = FakeCluster.start()) {
            server.script("authenticate", FakeCluster.held(new CountDownLatch(1), release, server.healthy()));
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/", "loginTimeout", "1"))
                    .hasMessageContaining("loginTimeout of 1 s")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        } finally {
            release.countDown();
        }
    }

    @Test
    void aBare456OfAProxyIsUnderstoodAsTheWrongColour() throws Exception {
        try (var server = new BareHttp2Server(Map.of("blue", 456, "green", 456))) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/"))
                    .hasMessageContaining("456")
                    .hasFieldOrPropertyWithValue("SQLState", "08006");
            assertThat(server.requests())
                    .startsWith("/QueryEngineService/authenticate blue", "/QueryEngineService/authenticate green");
        }
    }

    @Test
    void aBare503OfAProxyIsUnderstoodAsASuspendedCluster() throws Exception {
        try (var server = new BareHttp2Server(Map.of("blue", 503))) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/", "autoResume", "false"))
                    .hasMessageContaining("autoResume=true")
                    .hasFieldOrPropertyWithValue("SQLState", "08004");
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/", "autoResumeTimeout", "1"))
                    .hasFieldOrPropertyWithValue("SQLState", "08004");
            assertThat(server.requests()).contains("/ClusterService/status blue");
        }
    }

    @Test
    void aPemFileIsTrusted() throws Exception {
        try (var server = FakeCluster.start(tls("localhost"));
                var session = Session.open(server.config("sslCert", path("ca.pem")))) {
            assertThat(session.isValid(5)).isTrue();
        }
    }

    @Test
    void aPemTextIsTrusted() throws Exception {
        try (var server = FakeCluster.start(tls("localhost"));
                var session = Session.open(server.config("sslCert", pem()))) {
            assertThat(session.isValid(5)).isTrue();
        }
    }

    @Test
    void aTrustStoreIsTrusted() throws Exception {
        try (var server = FakeCluster.start(tls("localhost"));
                var session = Session.open(
                        server.config("trustStore", path("trust.p12"), "trustStorePassword", "trust-store-secret"))) {
            assertThat(session.isValid(5)).isTrue();
        }
    }

    @Test
    void anUnknownIssuerIsRefused() throws Exception {
        try (var server = FakeCluster.start(tls("localhost"))) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/secure=true"))
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("sslCert")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (var server = FakeCluster.start(tls("elsewhere"))) {
            assertThat(refusal("jdbc:e6data://localhost:" + server.port() + "/secure=true", "sslCert", path("ca.pem")))
                    .hasMessageContaining("for another host name")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void certificatesThatCannotBeReadAreNamed() throws Exception {
        String url = "jdbc:e6data://localhost:1/secure=true";
        assertThat(refusal(url, "sslCert", "/no/such/file.pem"))
                .hasMessageContaining("sslCert")
                .hasMessageContaining("/no/such/file.pem");
        assertThat(refusal(url, "sslCert", path("trust.p12"))).hasMessageContaining("no certificate in PEM form");
        assertThat(refusal(url, "trustStore", path("ca.pem"), "trustStorePassword", "x"))
                .hasMessageContaining("trustStore");
        assertThat(refusal(url, "trustStore", path("trust.p12"), "trustStorePassword", "wrong-secret"))
                .hasMessageContaining("trustStorePassword")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void aResponseAboveTheLimitNamesTheProperty() throws Exception {
        try (var server = FakeCluster.start();
                var session = Session.open(server.config("maxInboundMessageSize", "1024"))) {
            server.script(
                    "getSchemaNamesV2",
                    call -> GetSchemaNamesResponse.newBuilder()
                            .addSchemas("x".repeat(5_000))
                            .build());
            assertThatThrownBy(() -> session.schemas("cat"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
                    .hasMessageContaining("maxInboundMessageSize=1024");
        }
    }

    @Test
    void aLongErrorTextArrives() throws Exception {
        String words = "{SYNTAX ERROR} Was expecting one of: " + "\"ABSOLUTE\" ... ".repeat(2_000);
        try (var server = FakeCluster.start();
                var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", FakeCluster.failing(io.grpc.Status.INTERNAL, words));
            assertThatThrownBy(() -> session.schemas("cat"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"))
                    .hasMessageContaining("\"ABSOLUTE\"");
        }
    }

    @Test
    void aLostConnectionIsMadeAgainForTheNextCall() throws Exception {
        try (var server = FakeCluster.start();
                var session = Session.open(server.config())) {
            server.dropConnections();
            assertThat(session.schemas("cat")).isEmpty();
        }
    }

    @Test
    void closingLeavesNoConnectionAndNoThreadThatKeepsTheJvm() throws Exception {
        try (var server = FakeCluster.start()) {
            for (int i = 0; i < 3; i++) {
                try (var session = Session.open(server.config())) {
                    session.schemas("cat");
                    assertThat(server.connections()).isEqualTo(1);
                }
                server.awaitNoConnection();
            }
            refusal("jdbc:e6data://localhost:" + server.port() + "/", "password", "wrong");
            server.awaitNoConnection();
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !thread.isDaemon() && thread.getName().contains("grpc")))
                .isEmpty();
    }
}
