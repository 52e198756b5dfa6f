package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.e6data.emulator.E6dataEmulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with real certificates: whom the driver trusts, who it says it is, and what it says when either fails. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsTest {

    private static final String PASSWORD = "store-secret-4711";

    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static TestAuthority clients;
    private static TestAuthority.Issued client;
    private static TestCluster cluster;
    private static TestCluster demanding;

    @BeforeAll
    static void start() throws Exception {
        authority = new TestAuthority("servers");
        clients = new TestAuthority("clients");
        client = clients.issue("client");
        var server = authority.issue("localhost");
        cluster = TestCluster.start(builder(server));
        demanding = TestCluster.start(builder(server).clientCertificates(clients.certificatePem()));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        demanding.close();
    }

    private static E6dataEmulator.Builder builder(TestAuthority.Issued server) {
        return TestCluster.builder().tls(server.certificatePem(), server.keyPem());
    }

    private static Properties properties(String... properties) {
        var given = new Properties();
        given.setProperty("user", TestCluster.USER);
        given.setProperty("password", TestCluster.TOKEN);
        for (int i = 0; i < properties.length; i += 2) {
            given.setProperty(properties[i], properties[i + 1]);
        }
        return given;
    }

    private static void answers(String url, String... properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties(properties));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 'over TLS'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("over TLS");
        }
    }

    /** The text of the refusal, which is a failed connect and holds no secret. */
    private static String refusal(String url, String... properties) {
        SQLException refusal = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(url, properties(properties)).close());
        assertThat((Throwable) refusal).isNotNull();
        assertThat(refusal.getSQLState()).isEqualTo("08001");
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage()))
                    .doesNotContain(PASSWORD)
                    .doesNotContain("PRIVATE KEY-----");
        }
        return refusal.getMessage();
    }

    private static String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    // Whom the driver trusts

    @Test
    void aPemFileIsTrusted() throws Exception {
        String file = file("authority.pem", authority.certificatePem());
        answers(cluster.url() + "&sslCert=" + URLEncoder.encode(file, StandardCharsets.UTF_8));
    }

    @Test
    void aPemTextIsTrusted() throws Exception {
        answers(cluster.url(), "sslCert", authority.certificatePem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aTrustStoreIsTrusted(String type) throws Exception {
        Path store = authority.trustStore(folder.resolve("trust." + type), type, PASSWORD);
        answers(cluster.url(), "trustStore", store.toString(), "trustStorePassword", PASSWORD);
    }

    /** A context is shared by the connections that have the same settings, but not by more. */
    @Test
    void aFileThatIsReplacedIsReadAgain() throws Exception {
        String file = file("replaced.pem", clients.certificatePem());
        assertThat(refusal(cluster.url(), "sslCert", file)).contains("not trusted");
        Files.writeString(Path.of(file), "# renewed\n" + authority.certificatePem());
        answers(cluster.url(), "sslCert", file);
    }

    // What the driver refuses

    @Test
    void anUnknownIssuerIsRefused() {
        assertThat(refusal(cluster.url()))
                .contains("localhost:" + cluster.emulator().port())
                .contains("the server's certificate is not trusted")
                .contains("sslCert");
        assertThat(refusal(cluster.url(), "sslCert", clients.certificatePem()))
                .contains("the server's certificate is not trusted");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (TestCluster other = TestCluster.start(builder(authority.issue("cluster.example.com")))) {
            assertThat(refusal(other.url(), "sslCert", authority.certificatePem()))
                    .contains("certificate is for another host name");
        }
    }

    @ParameterizedTest
    @CsvSource({"-5, has expired", "5, is not valid yet"})
    void aCertificateOutOfItsTimeIsRefused(int beginsInDays, String text) throws Exception {
        var issued = authority.issue(Instant.now().plus(beginsInDays, ChronoUnit.DAYS), "localhost");
        try (TestCluster other = TestCluster.start(builder(issued))) {
            assertThat(refusal(other.url(), "sslCert", authority.certificatePem()))
                    .contains("the server's certificate " + text);
        }
    }

    @Test
    void plaintextAgainstTlsNamesSecure() {
        assertThat(refusal(cluster.url().replace("&secure=true", "")))
                .contains("if the port expects TLS, set secure=true");
    }

    @Test
    void tlsAgainstPlaintextNamesSecure() {
        try (TestCluster plain = TestCluster.start()) {
            assertThat(refusal(plain.url() + "&secure=true", "sslCert", authority.certificatePem()))
                    .contains("the server does not speak TLS")
                    .contains("secure=true");
        }
    }

    // Who the driver says it is

    @Test
    void aClientCertificateIsShown() throws Exception {
        answers(
                demanding.url(),
                "sslCert",
                authority.certificatePem(),
                "clientCert",
                client.certificatePem(),
                "clientKey",
                client.keyPem());
        answers(
                demanding.url(),
                "sslCert",
                authority.certificatePem(),
                "clientCert",
                file("client.pem", client.certificatePem()),
                "clientKey",
                file("client.key", client.keyPem()));
    }

    @Test
    void anEncryptedKeyIsReadWithItsPassword() throws Exception {
        String key = client.encryptedKeyPem(PASSWORD);
        answers(
                demanding.url(),
                "sslCert",
                authority.certificatePem(),
                "clientCert",
                client.certificatePem(),
                "clientKey",
                key,
                "clientKeyPassword",
                PASSWORD);
        assertThat(refusal(demanding.url(), "clientCert", client.certificatePem(), "clientKey", key))
                .contains("clientKey")
                .contains("the key is encrypted")
                .contains("clientKeyPassword");
        assertThat(refusal(
                        demanding.url(),
                        "clientCert",
                        client.certificatePem(),
                        "clientKey",
                        key,
                        "clientKeyPassword",
                        "wrong"))
                .contains("check clientKeyPassword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aKeyStoreIsShown(String type) throws Exception {
        Path store = client.store(folder.resolve("key." + type), type, PASSWORD);
        answers(
                demanding.url(),
                "sslCert",
                authority.certificatePem(),
                "keyStore",
                store.toString(),
                "keyStorePassword",
                PASSWORD);
        assertThat(refusal(demanding.url(), "keyStore", store.toString(), "keyStorePassword", "wrong"))
                .contains("keyStore")
                .contains(store.toString())
                .contains("keyStorePassword");
    }

    @Test
    void aServerThatMissesTheClientsCertificateIsUnderstood() {
        assertThat(refusal(demanding.url(), "sslCert", authority.certificatePem()))
                .contains("asks for a certificate of the client")
                .contains("clientCert")
                .contains("keyStore");
    }

    @Test
    void aServerThatDoesNotTrustTheClientsCertificateIsUnderstood() throws Exception {
        var stranger = authority.issue("client");
        assertThat(refusal(
                        demanding.url(),
                        "sslCert",
                        authority.certificatePem(),
                        "clientCert",
                        stranger.certificatePem(),
                        "clientKey",
                        stranger.keyPem()))
                .contains("does not accept the client's certificate")
                .contains("clientCert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clientCert | -----BEGIN CERTIFICATE-----            | clientCert and clientKey belong together",
                "clientKey  | -----BEGIN PRIVATE KEY-----            | clientCert and clientKey belong together",
                "keyStore   | /no/such/file                          | /no/such/file",
            })
    void aClientCertificateThatCannotBeUsedIsNamed(String property, String value, String text) {
        assertThat(refusal(demanding.url(), property, value)).contains(text);
    }

    @Test
    void aKeyInAnotherFormIsNamedWithWhatMakesItRight() {
        assertThat(refusal(
                        demanding.url(),
                        "clientCert",
                        client.certificatePem(),
                        "clientKey",
                        "-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----\n"))
                .contains("clientKey")
                .contains("PKCS 8")
                .contains("openssl pkcs8 -topk8");
        assertThat(refusal(demanding.url(), "clientCert", client.certificatePem(), "clientKey", "/no/such.key"))
                .contains("clientKey")
                .contains("cannot be read");
        assertThat(refusal(demanding.url(), "clientCert", "/no/such.pem", "clientKey", client.keyPem()))
                .contains("clientCert")
                .contains("/no/such.pem");
    }

    // Several hosts

    private static int port() {
        return cluster.emulator().port();
    }

    /** Nothing listens at the first one: port 1 belongs to a service that nobody runs. */
    @Test
    void eachHostIsCheckedAgainstItsOwnName() throws Exception {
        String tail = "/secure=true";
        answers("jdbc:e6data://127.0.0.1:1,localhost:" + port() + tail, "sslCert", authority.certificatePem());
        // The certificate is for localhost only, which is the name of the first host and not of this one.
        assertThat(refusal(
                        "jdbc:e6data://localhost:1,127.0.0.1:" + port() + tail, "sslCert", authority.certificatePem()))
                .contains("localhost:1: nothing listens there")
                .contains("127.0.0.1:" + port() + ": the server's certificate is for another host name");
    }

    @Test
    void aHostWithAWrongCertificateIsPassedOver() throws Exception {
        try (TestCluster other = TestCluster.start(builder(authority.issue("cluster.example.com")))) {
            answers(
                    "jdbc:e6data://localhost:" + other.emulator().port() + ",localhost:" + port() + "/secure=true",
                    "sslCert",
                    authority.certificatePem());
        }
    }
}
