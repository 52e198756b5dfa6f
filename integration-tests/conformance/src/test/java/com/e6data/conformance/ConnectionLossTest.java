package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.e6data.emulator.E6dataEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are cut, held up and refused, servers that go and come back: what the user sees of it. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ConnectionLossTest {

    private TestCluster cluster;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start(TestCluster.builder().batchRows(10));
        cluster.run("CREATE TABLE counted (n INT)", "INSERT INTO counted VALUES (1)");
        proxy = TcpProxy.before(cluster.emulator().port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        cluster.close();
    }

    private Connection connect(String... properties) throws SQLException {
        var given = new Properties();
        given.setProperty("user", TestCluster.USER);
        given.setProperty("password", TestCluster.TOKEN);
        for (int i = 0; i < properties.length; i += 2) {
            given.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection(proxy.through(cluster.url()), given);
    }

    private static int answer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 40 + 2")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static SQLException failure(Connection connection, String sql) {
        return catchThrowableOfType(SQLException.class, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private long counted() throws SQLException {
        try (Connection direct = cluster.connect();
                Statement statement = direct.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM counted")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    // Between queries

    @Test
    void aResetBetweenQueriesIsNotSeen() throws Exception {
        try (Connection connection = connect()) {
            for (int i = 0; i < 20; i++) {
                // A query is cleared in the background; one whose clear is lost twice stays until the server drops it.
                awaitNoQuery(cluster.emulator());
                proxy.cut();
                assertThat(answer(connection)).isEqualTo(42);
            }
            assertThat(proxy.accepted()).isGreaterThan(20);
        }
    }

    @Test
    void aServerThatIsStartedAgainBetweenQueriesIsNotSeen() throws Exception {
        try (Connection connection = DriverManager.getConnection(cluster.url(), TestCluster.USER, TestCluster.TOKEN)) {
            assertThat(answer(connection)).isEqualTo(42);
            int port = cluster.emulator().port();
            cluster.close();
            try (E6dataEmulator again = TestCluster.builder().port(port).start()) {
                assertThat(answer(connection)).isEqualTo(42);
                // The new one does not know the old one's session.
                assertThat(again.openSessions()).isEqualTo(1);
            }
        }
    }

    @Test
    void whileNobodyListensQueriesFailAtOnceAndAfterwardsTheyWork() throws Exception {
        try (Connection connection = connect()) {
            proxy.refuse();
            proxy.cut();
            for (int i = 0; i < 3; i++) {
                SQLException failure = failure(connection, "SELECT 1");
                assertThat(failure.getSQLState()).isEqualTo("08006");
                assertThat(failure.getMessage()).contains("localhost:" + proxy.port());
            }
            proxy.accept();
            assertThat(answer(connection)).isEqualTo(42);
            assertThat(connection.isClosed()).isFalse();
        }
    }

    // Within queries

    @ParameterizedTest
    @ValueSource(strings = {"prepareStatementV2", "getResultMetadata"})
    void aResetDuringACallThatMayBeRepeatedIsNotSeen(String rpc) throws Exception {
        try (Connection connection = connect()) {
            cluster.emulator().faults().on(rpc).times(1).resetConnection();
            assertThat(answer(connection)).isEqualTo(42);
            cluster.emulator().faults().on(rpc).times(1).loseResponse();
            assertThat(answer(connection)).isEqualTo(42);
        }
    }

    @Test
    void aChangeThatWasSentIsNeverSentTwice() throws Exception {
        try (Connection connection = connect()) {
            cluster.emulator().faults().on("executeStatementV2").times(1).loseResponse();
            SQLException failure = failure(connection, "INSERT INTO counted VALUES (2)");
            assertThat(failure.getSQLState()).isEqualTo("08007");
            assertThat(failure.getMessage()).contains("may or may not have changed data");
            assertThat(counted()).isEqualTo(2);
            assertThat(answer(connection)).isEqualTo(42);
        }
    }

    /** The server never saw the change, and the driver knows: there is nothing to fear, so it begins again. */
    @Test
    void aChangeThatWasNeverSentIsMade() throws Exception {
        try (Connection connection = connect()) {
            proxy.refuse();
            proxy.cut();
            assertThat(failure(connection, "INSERT INTO counted VALUES (2)").getSQLState())
                    .isEqualTo("08006");
            assertThat(counted()).isEqualTo(1);
            proxy.accept();
            assertThat((Throwable) failure(connection, "INSERT INTO counted VALUES (2)"))
                    .isNull();
            assertThat(counted()).isEqualTo(2);
        }
    }

    @Test
    void rowsThatAreLostOnTheWayAreAnErrorAndTheConnectionLivesOn() throws Exception {
        try (Connection connection = connect("fetchBufferBatches", "0");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE many (n INT)");
            statement.execute("INSERT INTO many SELECT a.n FROM (VALUES (1), (2), (3), (4), (5), (6), (7)) AS a(n),"
                    + " (VALUES (1), (2), (3), (4), (5), (6), (7)) AS b(n)");
            cluster.emulator()
                    .faults()
                    .on("getNextResultBatch")
                    .skip(1)
                    .times(1)
                    .loseResponse();
            var read = new int[1];
            SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                try (ResultSet rows = statement.executeQuery("SELECT n FROM many")) {
                    while (rows.next()) {
                        read[0]++;
                    }
                }
            });
            // Either the driver could run the query again without repeating a row, or the reader is told.
            if (failure == null) {
                assertThat(read[0]).isEqualTo(49);
            } else {
                assertThat(failure.getSQLState()).startsWith("08");
                assertThat(read[0]).isLessThan(49);
            }
            assertThat(answer(connection)).isEqualTo(42);
        }
    }

    @Test
    void aSlowNetworkIsWaitedFor() throws Exception {
        try (Connection connection = connect()) {
            proxy.delay(Duration.ofMillis(30));
            assertThat(answer(connection)).isEqualTo(42);
        }
    }

    // Half open

    /**
     * As behind a firewall that forgot the connection: nothing comes back, and nobody says so. Takes the shortest time
     * between probes that gRPC allows, 10 s.
     */
    @Test
    void aConnectionThatIsDeadIsFoundByProbing() throws Exception {
        try (Connection connection = connect("keepAliveTime", "10", "keepAliveTimeout", "1")) {
            proxy.stall();
            var running = CompletableFuture.supplyAsync(() -> failure(connection, "SELECT 1"));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            // The probe closes the dead connection; the call is repeated on another one, which is let through.
            while (proxy.connections() > 0 && proxy.accepted() < 2 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            proxy.flow();
            assertThat((Throwable) running.get(60, TimeUnit.SECONDS)).isNull();
            assertThat(proxy.accepted()).isGreaterThan(1);
        }
    }

    // Idle: the shortest time is 1 s, and gRPC leaves the socket open for 5 s more

    @Test
    void anIdleConnectionHasNoSocketAndWakesUnseenEvenWhereTheServerIsAnotherOne() throws Exception {
        try (Connection connection =
                DriverManager.getConnection(cluster.url() + "&idleTimeout=1", TestCluster.USER, TestCluster.TOKEN)) {
            assertThat(answer(connection)).isEqualTo(42);
            awaitNoConnection(cluster.emulator());
            int port = cluster.emulator().port();
            cluster.close();
            try (E6dataEmulator again = TestCluster.builder().port(port).start()) {
                assertThat(connection.isValid(5)).isTrue();
                assertThat(answer(connection)).isEqualTo(42);
                assertThat(again.openConnections()).isEqualTo(1);
            }
        }
    }

    @Test
    void aResultThatIsReadSlowlyOutlivesItsSocket() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        cluster.url() + "&idleTimeout=1&fetchBufferBatches=0", TestCluster.USER, TestCluster.TOKEN);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT a.n * 7 + b.n FROM (VALUES (0), (1), (2), (3), (4), (5), (6)) AS a(n),"
                                + " (VALUES (0), (1), (2), (3), (4), (5), (6)) AS b(n)")) {
            int read = 0;
            while (rows.next()) {
                if (read++ == 5) {
                    awaitNoConnection(cluster.emulator());
                }
            }
            assertThat(read).isEqualTo(49);
        }
    }

    private static void awaitNoQuery(E6dataEmulator emulator) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!emulator.openQueries().isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(emulator.openQueries()).isEmpty();
    }

    private static void awaitNoConnection(E6dataEmulator emulator) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (emulator.openConnections() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(emulator.openConnections()).isZero();
    }

    // One channel a connection

    @Test
    void eachConnectionHasASocketOfItsOwnAndNoThread() throws Exception {
        try (Connection first = connect()) {
            answer(first);
            long threads = driverThreads();
            try (Connection second = connect();
                    Connection third = connect()) {
                answer(second);
                answer(third);
                assertThat(proxy.connections()).isEqualTo(3);
                assertThat(driverThreads()).isLessThanOrEqualTo(Math.max(threads, eventLoops()));
            }
        }
    }

    private static int eventLoops() {
        return Math.min(8, Runtime.getRuntime().availableProcessors());
    }

    private static long driverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("e6data-network"))
                .count();
    }

    // Several hosts

    @Test
    void theNextHostTakesOverAndTheFirstIsTakenAgainWhenItIsBack() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String url = cluster.url()
                .replace(
                        "localhost:" + cluster.emulator().port(),
                        "localhost:" + proxy.port() + ",localhost:" + nobody + ",127.0.0.1:"
                                + cluster.emulator().port());
        try (Connection connection = DriverManager.getConnection(url, TestCluster.USER, TestCluster.TOKEN)) {
            assertThat(connection.getMetaData().getURL())
                    .contains("localhost:" + proxy.port() + ",localhost:" + nobody + ",127.0.0.1:");
            assertThat(proxy.connections()).isEqualTo(1);
            proxy.refuse();
            proxy.cut();
            assertThat(answer(connection)).isEqualTo(42);
            assertThat(proxy.connections()).isZero();

            proxy.accept();
            cluster.emulator().faults().resetConnections();
            assertThat(answer(connection)).isEqualTo(42);
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }
}
