package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancel and timeout take effect on the server and leave the connection usable. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CancelTest {

    private final TestCluster cluster = TestCluster.start();
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = cluster.connect();
    }

    @AfterEach
    void close() throws SQLException {
        other.shutdownNow();
        connection.close();
        cluster.close();
    }

    @Test
    void cancelFromAnotherThreadEndsAWaitingQuery() throws Exception {
        cluster.emulator().faults().on("executeStatementV2").delay(Duration.ofSeconds(30));
        try (Statement statement = connection.createStatement()) {
            Future<?> cancel = other.submit(() -> {
                cluster.emulator().recorder().await("executeStatementV2", 1, Duration.ofSeconds(10));
                statement.cancel();
                return null;
            });
            SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.executeQuery("SELECT 1"));
            cancel.get(10, TimeUnit.SECONDS);

            assertThat(failure.getSQLState()).isEqualTo("57014");
            assertThat(cluster.emulator().recorder().await("clearOrCancelQuery", 1, Duration.ofSeconds(10)))
                    .isTrue();
            cluster.emulator().faults().clear();
            assertAnswers(statement);
        }
    }

    @Test
    void lateCancelDoesNotTouchTheNextQuery() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertAnswers(statement);
            statement.cancel();
            assertAnswers(statement);
        }
    }

    @Test
    void queryTimeoutIsATimeoutExceptionAndStopsTheQueryOnTheServer() throws SQLException {
        cluster.emulator().faults().on("getNextResultBatch").delay(Duration.ofSeconds(30));
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                    rows.next();
                }
            });

            assertThat((Throwable) failure).isInstanceOf(SQLTimeoutException.class);
            assertThat(failure.getMessage()).contains("1 s");
            cluster.emulator().faults().clear();
            statement.setQueryTimeout(0);
            assertAnswers(statement);
        }
    }

    @Test
    void maxRowsEndsTheResultEarly() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM (VALUES (1), (2), (3)) AS t(n)")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    private static void assertAnswers(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
