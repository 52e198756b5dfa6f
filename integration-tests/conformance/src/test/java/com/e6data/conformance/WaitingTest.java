package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.e6data.jdbc.E6dataConnection;
import com.e6data.jdbc.E6dataQueryEvent.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that wait for a planner or for their cluster: listeners hear of it, a cancel ends it. */
@Timeout(60)
class WaitingTest {

    private final TestCluster cluster = TestCluster.start();
    private final ExecutorService other = Executors.newCachedThreadPool();
    private final List<Kind> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        other.shutdownNow();
        cluster.close();
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                cluster.url() + "&plannerSelection=true", TestCluster.USER, TestCluster.TOKEN);
        connection.unwrap(E6dataConnection.class).addQueryListener(event -> heard.add(event.kind()));
        return connection;
    }

    private static int one(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    @Test
    void aStatementWaitsInThePlannerQueueAndRunsOnThePlannerThatItGot() throws SQLException {
        cluster.emulator().faults().queueForPlanner(5);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(one(statement)).isEqualTo(1);
            assertThat(cluster.emulator().recorder().calls("identifyPlanner")).hasSize(6);
            assertThat(heard).startsWith(Kind.QUEUED, Kind.PREPARED, Kind.EXECUTING);
            heard.clear();
            assertThat(one(statement)).isEqualTo(1);
            assertThat(heard).doesNotContain(Kind.QUEUED);
        }
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }

    @Test
    void aRateLimitThatStaysIsAnErrorOfItsOwn() throws SQLException {
        cluster.emulator().faults().rateLimitPlanner(7);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> one(statement));
            assertThat(failure.getSQLState()).isEqualTo("53000");
            assertThat(one(statement)).isEqualTo(1);
        }
    }

    @Test
    void aCancelEndsTheWaitInTheQueue() throws Exception {
        cluster.emulator().faults().queueForPlanner(100_000);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            var waiting = other.submit(
                    () -> catchThrowableOfType(SQLException.class, () -> statement.executeQuery("SELECT 1")));
            assertThat(cluster.emulator().recorder().await("identifyPlanner", 3, Duration.ofSeconds(20)))
                    .isTrue();
            statement.cancel();
            assertThat(waiting.get(10, TimeUnit.SECONDS).getSQLState()).isEqualTo("57014");
            assertThat(heard).containsExactly(Kind.QUEUED, Kind.CANCELLED);
        }
        assertThat(cluster.emulator().recorder().calls("prepareStatement")).isEmpty();
        assertThat(cluster.emulator().recorder().calls("prepareStatementV2")).isEmpty();
    }

    @Test
    void connectionsThatMeetTheSameSleepCauseOneResume() throws Exception {
        try (Connection first = connect();
                Connection second = connect()) {
            cluster.emulator().faults().suspend(Duration.ofMillis(500));
            var answers = List.of(
                    other.submit(() -> one(first.createStatement())),
                    other.submit(() -> one(second.createStatement())));
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            }
            assertThat(cluster.emulator().recorder().calls("ClusterService.resume"))
                    .hasSize(1);
        }
    }
}
