package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.emulator.Colour;
import com.e6data.emulator.RecordedCall;
import com.e6data.jdbc.E6dataDataSource;
import com.e6data.jdbc.auth.E6dataTokenSupplier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Access tokens instead of user and password, against the emulator. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OAuthTest {

    private static final String USER = "grace@example.com";

    @TempDir
    Path folder;

    private TestCertificate certificate;
    private TestCluster cluster;

    @BeforeEach
    void start() throws Exception {
        certificate = TestCertificate.create(folder, "dns:localhost,ip:127.0.0.1");
        cluster = TestCluster.start(TestCluster.builder()
                .tls(certificate.certificate(), certificate.privateKey())
                .bearerToken(USER, "token-a")
                .bearerToken(USER, "token-b"));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Properties properties(String name, Object value) {
        var properties = new Properties();
        properties.setProperty("sslCert", certificate.certificate());
        properties.put(name, value);
        return properties;
    }

    private static String one(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 'x'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aTokenFromEachSourceRunsQueriesAndDoesNotLogIn() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "token-b\n");
        var ways = new Properties();
        ways.put("accessToken", "token-a");
        ways.put("accessTokenFile", file.toString());
        ways.put("accessTokenSupplier", (E6dataTokenSupplier) refused -> "token-a");
        for (var way : ways.entrySet()) {
            try (var connection =
                    DriverManager.getConnection(cluster.url(), properties((String) way.getKey(), way.getValue()))) {
                assertThat(one(connection)).isEqualTo("x");
                assertThat(connection.isValid(10)).isTrue();
                assertThat(connection.getMetaData().getSchemas().next()).isTrue();
            }
        }
        assertThat(cluster.emulator().recorder().calls())
                .extracting(RecordedCall::rpc)
                .contains("clearOrCancelQuery")
                .doesNotContain("authenticate");
    }

    @Test
    void aVoidTokenIsRenewedAndTheSwitchOfColourIsFollowed() throws Exception {
        var token = new AtomicReference<>("token-old");
        var source = new E6dataDataSource();
        source.setUrl(cluster.url());
        source.setSslCert(certificate.certificate());
        source.setAccessTokenSupplier(refused -> refused ? "token-b" : token.get());
        try (var connection = source.getConnection()) {
            assertThat(one(connection)).isEqualTo("x");
            cluster.emulator().faults().switchColour(Colour.GREEN);
            assertThat(one(connection)).isEqualTo("x");
        }
    }

    @Test
    void aWrongTokenIsRefusedWithATextThatNamesItsKind() throws Exception {
        try (var connection = DriverManager.getConnection(cluster.url(), properties("accessToken", "wrong-token"))) {
            assertThatThrownBy(() -> one(connection))
                    .hasFieldOrPropertyWithValue("SQLState", "28000")
                    .hasMessageContaining("OAuth")
                    .hasMessageNotContaining("wrong-token");
        }
    }

    @Test
    void aClusterWithoutOAuthSaysSo() throws Exception {
        try (var other = TestCluster.start(
                        TestCluster.builder().tls(certificate.certificate(), certificate.privateKey()));
                var connection = DriverManager.getConnection(other.url(), properties("accessToken", "token-a"))) {
            assertThatThrownBy(() -> one(connection))
                    .hasFieldOrPropertyWithValue("SQLState", "08004")
                    .hasMessageContaining("OAuth is not switched on");
        }
    }
}
