package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a user gets wrong gives one exception: right class, SQLSTATE, and a text that says what to do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BadInputTest {

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run("CREATE TABLE t (n INT, s VARCHAR(10))", "INSERT INTO t VALUES (1, 'one'), (2, 'two')");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    jdbc:e6data://                                  ; host
                    jdbc:e6data://:8080/catalog=c                   ; host
                    jdbc:e6data://localhost:99999/catalog=c         ; 65535
                    jdbc:e6data://localhost:abc/catalog=c           ; port
                    jdbc:e6data://[::1/catalog=c                    ; ]
                    jdbc:e6data://localhost:80/secure=maybe         ; secure
                    jdbc:e6data://localhost:80/catalog=a&catalog=b  ; catalog
                    jdbc:e6data://localhost:80/catalog=%zz          ; catalog
                    jdbc:e6data://localhost:80/loginTimeout=soon    ; loginTimeout
                    jdbc:e6data://localhost:80/loginTimeout=-1      ; loginTimeout
                    """)
    void wrongUrlNamesThePartThatIsWrong(String url, String named) {
        SQLException failure = failure(() -> DriverManager.getConnection(url, TestCluster.USER, TestCluster.TOKEN));

        assertThat((Throwable) failure).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat(failure.getMessage()).contains(named).doesNotContain(TestCluster.TOKEN);
    }

    @Test
    void missingUserIsNamed() {
        SQLException failure = failure(() -> DriverManager.getConnection(cluster.url(), new Properties()));

        assertThat(failure.getMessage()).contains("user");
        assertThat(failure.getSQLState()).isEqualTo("08001");
    }

    @Test
    void unknownHostIsNamed() {
        SQLException failure = failure(() -> DriverManager.getConnection(
                "jdbc:e6data://no-such-host.invalid:80/loginTimeout=20", TestCluster.USER, TestCluster.TOKEN));

        assertThat((Throwable) failure).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat(failure.getMessage()).contains("no-such-host.invalid");
    }

    @Test
    void refusedPortIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SQLException failure = failure(() -> DriverManager.getConnection(
                "jdbc:e6data://localhost:" + port + "/catalog=c", TestCluster.USER, TestCluster.TOKEN));

        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat(failure.getMessage()).contains("localhost:" + port);
    }

    @Test
    void wrongPasswordIsRefusedAlthoughTheServerAnswersOk() {
        SQLException failure =
                failure(() -> DriverManager.getConnection(cluster.url(), TestCluster.USER, "wrong-token"));

        assertThat((Throwable) failure).isInstanceOf(SQLInvalidAuthorizationSpecException.class);
        assertThat(failure.getSQLState()).isEqualTo("28000");
        assertThat(failure.getMessage()).contains(TestCluster.USER).doesNotContain("wrong-token");
    }

    @Test
    void tlsAgainstAPlaintextPortNamesTheSecureProperty() {
        SQLException failure = failure(() -> DriverManager.getConnection(
                withParameter(cluster.url(), "secure=true&loginTimeout=10"), TestCluster.USER, TestCluster.TOKEN));

        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat(failure.getMessage()).contains("secure");
    }

    @Test
    void plaintextAgainstATlsPortNamesTheSecureProperty(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "dns:localhost,ip:127.0.0.1");
        try (TestCluster tls =
                TestCluster.start(TestCluster.builder().tls(certificate.certificate(), certificate.privateKey()))) {
            String plaintext = tls.url().replace("secure=true", "secure=false");
            SQLException failure = failure(() -> DriverManager.getConnection(
                    withParameter(plaintext, "loginTimeout=10"), TestCluster.USER, TestCluster.TOKEN));

            assertThat(failure.getSQLState()).isEqualTo("08001");
            assertThat(failure.getMessage()).contains("secure");
        }
    }

    @Test
    void untrustedCertificateNamesTheCertificateProperty(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "dns:localhost,ip:127.0.0.1");
        try (TestCluster tls =
                TestCluster.start(TestCluster.builder().tls(certificate.certificate(), certificate.privateKey()))) {
            SQLException failure =
                    failure(() -> DriverManager.getConnection(tls.url(), TestCluster.USER, TestCluster.TOKEN));

            assertThat(failure.getSQLState()).isEqualTo("08001");
            assertThat(failure.getMessage()).contains("sslCert");
        }
    }

    @Test
    void syntaxErrorCarriesTheEnginesTextAndTheQueryId() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            SQLException failure = failure(() -> statement.executeQuery("SELECT n FROM t WHERE"));

            assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
            assertThat(failure.getSQLState()).isEqualTo("42601");
            assertThat(failure.getMessage()).contains("SYNTAX ERROR").containsPattern("Q\\d+");
            assertUsable(connection);
        }
    }

    @Test
    void unknownTableIsNamed() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            SQLException failure = failure(() -> statement.executeQuery("SELECT 1 FROM no_such_table"));

            assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
            assertThat(failure.getSQLState()).isEqualTo("42S02");
            assertThat(failure.getMessage()).contains("no_such_table").containsPattern("Q\\d+");
            assertUsable(connection);
        }
    }

    @Test
    void unknownColumnIsNamed() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            SQLException failure = failure(() -> statement.executeQuery("SELECT no_such_column FROM t"));

            assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
            assertThat(failure.getSQLState()).isEqualTo("42S22");
            assertThat(failure.getMessage()).contains("no_such_column");
            assertUsable(connection);
        }
    }

    @Test
    void valueThatFailsWhileTheQueryRunsIsADataError() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            SQLException failure = failure(() -> {
                try (ResultSet rows = statement.executeQuery("SELECT CAST(s AS INT) FROM t")) {
                    while (rows.next()) {
                        rows.getInt(1);
                    }
                }
            });

            assertThat(failure.getSQLState()).isEqualTo("22018");
            assertThat(failure.getMessage()).containsPattern("Q\\d+");
            assertUsable(connection);
        }
    }

    @Test
    void missingParameterIsNamed() throws SQLException {
        try (Connection connection = cluster.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT n FROM t WHERE n BETWEEN ? AND ?")) {
            statement.setInt(1, 0);
            SQLException failure = failure(statement::executeQuery);

            assertThat(failure.getSQLState()).isEqualTo("07001");
            assertThat(failure.getMessage()).contains("2");
            SQLException index = failure(() -> statement.setInt(3, 1));
            assertThat(index.getSQLState()).isEqualTo("07009");
            assertThat(index.getMessage()).contains("3").contains("2");
        }
    }

    @Test
    void valueThatDoesNotFitIsADataErrorAndTheRowStaysReadable() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 'text', CAST(3000000000 AS BIGINT)")) {
            assertThat(rows.next()).isTrue();
            SQLException text = failure(() -> rows.getInt(1));
            assertThat((Throwable) text).isInstanceOf(SQLDataException.class);
            assertThat(text.getSQLState()).isEqualTo("22018");
            SQLException range = failure(() -> rows.getInt(2));
            assertThat(range.getSQLState()).isEqualTo("22003");
            assertThat(range.getMessage()).contains("3000000000");
            assertThat(rows.getLong(2)).isEqualTo(3_000_000_000L);
        }
    }

    @Test
    void damagedChunkIsAProtocolErrorAndTheConnectionStaysUsable() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            cluster.emulator().faults().on("getNextResultBatch").corruptBatch();
            SQLException failure = failure(() -> {
                try (ResultSet rows = statement.executeQuery("SELECT n, s FROM t ORDER BY n")) {
                    while (rows.next()) {
                        rows.getString(2);
                    }
                }
            });

            assertThat((Throwable) failure).isInstanceOf(SQLNonTransientException.class);
            assertThat(failure.getSQLState()).isEqualTo("08P01");
            assertThat(failure.getMessage()).containsPattern("Q\\d+");
            assertUsable(connection);
        }
    }

    @Test
    void wrongKindOfStatementIsNamed() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            assertThat(failure(() -> statement.executeQuery("INSERT INTO t VALUES (9, 'x')"))
                            .getSQLState())
                    .isEqualTo("07005");
            assertThat(failure(() -> statement.executeUpdate("SELECT 1")).getSQLState())
                    .isEqualTo("07005");
            assertUsable(connection);
        }
    }

    private static void assertUsable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    private static String withParameter(String url, String parameter) {
        return url + (url.contains("=") ? "&" : "/") + parameter;
    }

    private static SQLException failure(ThrowingCallable action) {
        SQLException failure = catchThrowableOfType(SQLException.class, action);
        assertThat((Throwable) failure).as("a failure").isNotNull();
        return failure;
    }
}
