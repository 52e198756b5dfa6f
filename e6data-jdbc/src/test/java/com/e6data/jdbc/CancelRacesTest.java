package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancels, timeouts and closes that meet something else at a bad moment. */
@Timeout(60)
class CancelRacesTest {

    private static final Golden GOLDEN = Golden.named("integer_plain_min_max_null");
    private static final int ROWS = 3 * GOLDEN.rows();

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
        server.result(GOLDEN, 3);
    }

    @AfterEach
    void stop() {
        release.countDown();
        others.shutdownNow();
        server.close();
    }

    private Connection connect(String... more) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", FakeCluster.USER);
        properties.setProperty("password", FakeCluster.TOKEN);
        properties.setProperty("catalog", "cat");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        return DriverManager.getConnection("jdbc:e6data://localhost:" + server.port() + "/", properties);
    }

    private static int read(Statement statement) throws SQLException {
        int count = 0;
        try (ResultSet rows = statement.executeQuery("SELECT 1")) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    private void hold(String method) {
        server.script(method, FakeCluster.held(arrived, release, server.healthy()));
    }

    @Test
    void aCancelAtAnyMomentNeverHitsTheNextRun() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int trial = 0; trial < 300; trial++) {
                int spins = trial * 300;
                var cancel = others.submit(() -> {
                    for (int spin = 0; spin < spins; spin++) {
                        Thread.onSpinWait();
                    }
                    statement.cancel();
                    return null;
                });
                try {
                    assertThat(read(statement)).isEqualTo(ROWS);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).isEqualTo("57014");
                }
                cancel.get(10, TimeUnit.SECONDS);
                assertThat(read(statement)).isEqualTo(ROWS);
            }
        }
        server.awaitNoConnection();
        assertThat(server.openQueries()).isEmpty();
        assertThat(server.calls("clearOrCancelQuery"))
                .extracting(call -> call.field("queryId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void cancelAndBothClosesInARaceWithARunLeaveNothingBehind() throws Exception {
        for (int round = 0; round < 40; round++) {
            Connection connection = connect();
            Statement statement = connection.createStatement();
            var barrier = new CyclicBarrier(4);
            Callable<Integer> run = () -> {
                barrier.await();
                return read(statement);
            };
            Callable<Integer> cancel = () -> {
                barrier.await();
                statement.cancel();
                return ROWS;
            };
            Callable<Integer> closeStatement = () -> {
                barrier.await();
                statement.close();
                return ROWS;
            };
            Callable<Integer> closeConnection = () -> {
                barrier.await();
                connection.close();
                return ROWS;
            };
            for (var end : others.invokeAll(List.of(run, cancel, closeStatement, closeConnection))) {
                try {
                    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(ROWS);
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(SQLException.class);
                    assertThat(((SQLException) e.getCause()).getSQLState()).isIn("57014", "24000", "08003", "HY010");
                }
            }
        }
        server.awaitNoConnection();
        assertThat(server.openQueries()).isEmpty();
    }

    @Test
    void theTimeLimitOfARunDoesNotReachTheNextOne() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            try {
                read(statement);
            } catch (SQLTimeoutException slow) {
                assertThat(slow.getSQLState()).isEqualTo("HYT00");
            }
            statement.setQueryTimeout(0);
            hold("executeStatementV2");
            var next = others.submit(() -> read(statement));
            arrived.await();
            Thread.sleep(1_100);
            assertThat(next.isDone()).isFalse();
            release.countDown();
            assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(ROWS);
        }
    }

    @Test
    void anInterruptedThreadThatClosesItsConnectionStillClearsItsQueries() throws Exception {
        server.result(GOLDEN, 1_000);
        var closed = others.submit(() -> {
            Connection connection = connect();
            connection.createStatement().executeQuery("SELECT 1").next();
            connection.createStatement().executeQuery("SELECT 2").next();
            Thread.currentThread().interrupt();
            connection.close();
            return Thread.interrupted();
        });
        assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
        server.awaitNoQuery();
        server.awaitNoConnection();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
    }

    @Test
    void aCloseWhilePrepareIsUnderWayDoesNotWaitForItAndLeavesNothingBehind() throws Exception {
        Connection connection = connect();
        hold("prepareStatementV2");
        var run = others.submit(() -> read(connection.createStatement()));
        arrived.await();
        connection.close();
        assertThatThrownBy(() -> run.get(10, TimeUnit.SECONDS))
                .cause()
                .hasFieldOrPropertyWithValue("SQLState", "08003");
        assertThat(server.calls("clearOrCancelQuery")).isEmpty();
        release.countDown();
        server.awaitNoConnection();
        assertThat(server.openQueries()).isEmpty();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void metadataThatWaitsIsReleasedByAbort() throws Exception {
        Connection connection = connect();
        hold("getSchemaNamesV2");
        var schemas = others.submit(() -> connection.getMetaData().getSchemas("cat", null));
        arrived.await();
        connection.abort(Runnable::run);
        assertThatThrownBy(() -> schemas.get(10, TimeUnit.SECONDS))
                .cause()
                .hasFieldOrPropertyWithValue("SQLState", "08003");
        server.awaitNoConnection();
    }

    @Test
    void theLoginTimeoutOfTheDriverManagerCountsWhereNoPropertyIsGiven() throws Exception {
        hold("authenticate");
        DriverManager.setLoginTimeout(1);
        try {
            assertThatThrownBy(this::connect)
                    .hasFieldOrPropertyWithValue("SQLState", "08001")
                    .hasMessageContaining("loginTimeout of 1 s");
            release.countDown();
            connect("login-timeout", "20").close();
        } finally {
            DriverManager.setLoginTimeout(0);
        }
        var logins = server.calls("authenticate");
        assertThat(logins.get(logins.size() - 1).context().getDeadline().timeRemaining(TimeUnit.SECONDS))
                .isGreaterThan(5);
    }

    @Test
    void theLoginTimeoutIsForAllRequestsOfALogin() throws Exception {
        // Two that are refused for their colour, and each takes most of the time.
        server.serve("green");
        server.always("authenticate", call -> {
            Thread.sleep(600);
            return server.healthy().to(call);
        });
        assertThatThrownBy(() -> connect("loginTimeout", "1"))
                .hasFieldOrPropertyWithValue("SQLState", "08001")
                .hasMessageContaining("loginTimeout of 1 s");
    }
}
