package com.e6data.conformance.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.Colour;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the driver logs, and where. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DriverLogTest {

    private static void work(TestCluster cluster) throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            read(statement);
            cluster.emulator().faults().expireSessions();
            read(statement);
            cluster.emulator().faults().switchColour(Colour.GREEN);
            read(statement);
            cluster.emulator().faults().suspend(Duration.ofMillis(1));
            read(statement);
            assertThatThrownBy(() -> statement.executeQuery("SELECT x FROM nowhere"))
                    .isInstanceOf(SQLException.class);
            ResultSet rows = statement.executeQuery("SELECT 1");
            statement.cancel();
            rows.close();
        }
    }

    private static void read(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 42")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void anOperatorReadsWhatHappenedAndWhatTheDriverDid() throws Exception {
        String place;
        List<LogRecord> records;
        try (TestCluster cluster = TestCluster.start()) {
            place = " to localhost:" + cluster.emulator().port() + ": ";
            try (var log = new CapturedLog("com.e6data.jdbc", Level.ALL)) {
                work(cluster);
                records = log.records();
            }
        }
        assertThat(records).allSatisfy(record -> {
            assertThat(record.getMessage()).startsWith("Connection ").contains(place);
            assertThat(record.getLevel().intValue()).isLessThanOrEqualTo(Level.FINE.intValue());
        });
        assertThat(records)
                .extracting(LogRecord::getLoggerName)
                .contains("com.e6data.jdbc.session", "com.e6data.jdbc.transport", "com.e6data.jdbc.query")
                .hasSizeGreaterThan(20);
        // Each of these once or more, in this order, at DEBUG.
        List<String> texts = records.stream()
                .filter(record -> record.getLevel().equals(Level.FINE))
                .map(record -> record.getMessage().substring(record.getMessage().indexOf(place) + place.length()))
                .toList();
        int at = 0;
        for (String expected : List.of(
                "new work goes to blue, epoch 1 \\(CONFIRMED\\)",
                "logged in on blue after \\d+ ms",
                "open",
                "query Q\\S+ finished after \\d+ ms: prepare \\d+ ms, .*; 1 rows, 1 batches, \\d+ bytes",
                "repeating PREPARE, since attempt 1 met ACCESS_DENIED",
                "logged in again on blue after \\d+ ms",
                "new work goes to green instead of blue, epoch 2 \\(REFUSED\\)",
                "the cluster is suspended; asking for its status, and resuming it",
                "asked the cluster to resume",
                "the cluster is active after \\d+ ms",
                "query failed with SQLSTATE 42S02 after .*",
                "cancelling query Q\\S+",
                "query Q\\S+ cancelled after .*",
                "closed")) {
            int from = at;
            while (at < texts.size() && !texts.get(at).matches(expected)) {
                at++;
            }
            assertThat(at)
                    .as("%s in %s", expected, texts.subList(Math.min(from, texts.size()), texts.size()))
                    .isLessThan(texts.size());
        }
    }

    @Test
    void itIsSilentFromInfoUpwardsAlsoWhereItFails() throws Exception {
        try (var log = new CapturedLog("com.e6data.jdbc", Level.INFO);
                TestCluster cluster = TestCluster.start()) {
            work(cluster);
            assertThatThrownBy(() -> DriverManager.getConnection(cluster.url(), TestCluster.USER, "wrong-token"))
                    .isInstanceOf(SQLException.class);
            assertThat(log.records()).isEmpty();
        }
    }

    @Test
    void onePackageCanBeListenedToAlone() throws Exception {
        Logger session = Logger.getLogger("com.e6data.jdbc.session");
        try (TestCluster cluster = TestCluster.start();
                var log = new CapturedLog("com.e6data.jdbc.session", Level.FINE)) {
            cluster.connect().close();
            assertThat(log.records()).isNotEmpty();
            assertThat(log.records()).extracting(LogRecord::getLoggerName).containsOnly(session.getName());
        }
    }
}
