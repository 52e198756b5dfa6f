package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.E6dataBatch;
import com.e6data.jdbc.E6dataColumn;
import com.e6data.jdbc.E6dataConnection;
import com.e6data.jdbc.E6dataPreparedStatement;
import com.e6data.jdbc.E6dataQueryAnalysis;
import com.e6data.jdbc.E6dataQueryEvent.Kind;
import com.e6data.jdbc.E6dataResultSet;
import com.e6data.jdbc.E6dataStatement;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the driver offers beyond JDBC, against a server that knows what it is asked. */
@Timeout(60)
class ExtensionsTest {

    private static final String EVERY_TYPE = "SELECT n AS c_int, CAST(n AS BIGINT) AS c_bigint, n = 2 AS c_boolean,"
            + " CAST(n AS DOUBLE) / 3 AS c_double, CAST(n AS FLOAT) / 3 AS c_float,"
            + " CAST(n AS DECIMAL(20, 3)) AS c_decimal, s AS c_varchar, CAST(d AS DATE) AS c_date,"
            + " CAST(d AS TIMESTAMP) AS c_timestamp, NULL AS c_null, ARRAY[n, 7] AS c_array"
            + " FROM (VALUES (1, 'Größe', '1969-12-31'), (2, NULL, '2024-02-29'), (3, '🚀', NULL), (NULL, '', NULL),"
            + " (5, 'x', '9999-12-31')) AS t(n, s, d)";

    private final TestCluster cluster = TestCluster.start(
            TestCluster.builder().user("eve@example.com", "another-token").batchRows(2));
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private E6dataConnection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = cluster.connect().unwrap(E6dataConnection.class);
    }

    @AfterEach
    void close() throws SQLException {
        other.shutdownNow();
        connection.close();
        cluster.close();
    }

    @Test
    void theQueryIdIsTheServersOwn() throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            String id = rows.unwrap(E6dataResultSet.class).queryId();
            assertThat(statement.unwrap(E6dataStatement.class).queryId()).isEqualTo(id);
            assertThat(cluster.emulator().recorder().calls("executeStatementV2"))
                    .extracting(call -> call.field("queryId"))
                    .containsExactly(id);
        }
    }

    @Test
    void plansAndCostsOfAQueryThatWasRead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.unwrap(E6dataStatement.class).setKeepQueryUntilClosed(true);
            try (ResultSet plain = statement.executeQuery("SELECT * FROM (VALUES (1), (2), (3)) AS t(n)")) {
                E6dataResultSet rows = plain.unwrap(E6dataResultSet.class);
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(3);
                assertThat(rows.explain()).isNotBlank();
                assertThat(rows.status().rowCount()).isEqualTo(3);
                assertThat(rows.status().finished()).isTrue();
                E6dataQueryAnalysis analysis = rows.explainAnalyze();
                assertThat(analysis.json()).startsWith("{");
                assertThat(analysis.rowCount()).hasValue(3);
                assertThat(analysis.totalMillis()).isPresent();
                assertThat(analysis.cached()).isFalse();
                assertThat(cluster.emulator().openQueries()).hasSize(1);
            }
        }
    }

    @Test
    void dryRunChecksAndRunsNothing() throws SQLException {
        assertThat(connection.dryRun("SELECT 1")).isNotBlank();
        assertThatThrownBy(() -> connection.dryRun("SELECT nothing FROM nowhere"))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .asString()
                .startsWith("42");
        try (PreparedStatement prepared = connection.prepareStatement("SELECT ? || 'x'")) {
            prepared.setString(1, "it's");
            assertThat(prepared.unwrap(E6dataPreparedStatement.class).dryRun()).isNotBlank();
        }
        assertThat(cluster.emulator().recorder().methods()).doesNotContain("executeStatementV2");
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }

    @Test
    void anotherConnectionCancelsByIdWhatTheListenerNamed() throws Exception {
        cluster.emulator().faults().on("getNextResultBatch").delay(Duration.ofSeconds(30));
        List<String> ids = new CopyOnWriteArrayList<>();
        List<Kind> kinds = new CopyOnWriteArrayList<>();
        connection.addQueryListener(event -> {
            kinds.add(event.kind());
            if (event.kind() == Kind.READY) {
                ids.add(event.queryId());
            }
        });
        Future<Boolean> cancel = other.submit(() -> {
            cluster.emulator().recorder().await("getNextResultBatch", 1, Duration.ofSeconds(20));
            try (Connection second = cluster.connect()) {
                return second.unwrap(E6dataConnection.class).cancelQuery(ids.get(0));
            }
        });
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThatThrownBy(rows::next)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("57014");
        }
        assertThat(cancel.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kinds).containsExactly(Kind.PREPARED, Kind.EXECUTING, Kind.READY, Kind.CANCELLED);
        assertThat(cluster.emulator().recorder().await("clearOrCancelQuery", 1, Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void anotherUserCannotReachAQueryByItsId() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM (VALUES (1), (2), (3)) AS t(n)");
                Connection plain = DriverManager.getConnection(cluster.url(), "eve@example.com", "another-token");
                Connection own = cluster.connect()) {
            String id = rows.unwrap(E6dataResultSet.class).queryId();
            E6dataConnection eve = plain.unwrap(E6dataConnection.class);
            assertThat(eve.cancelQuery(id)).isFalse();
            assertThatThrownBy(() -> eve.queryStatus(id))
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("HY010");
            assertThat(cluster.emulator().recorder().methods())
                    .doesNotContain("clearOrCancelQuery", "cancelQuery", "status");
            assertThat(own.unwrap(E6dataConnection.class).cancelQuery(id)).isTrue();
        }
    }

    @Test
    void progressComesWithTheBatches() throws SQLException {
        List<String> heard = new ArrayList<>();
        connection.addQueryListener(event -> heard.add(event.kind() + " " + event.rowCount()));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM (VALUES (1), (2), (3)) AS t(n)")) {
            while (rows.next()) {
                rows.getInt(1);
            }
        }
        assertThat(heard).containsExactly("PREPARED 0", "EXECUTING 0", "READY 0", "ROWS 2", "ROWS 3", "FINISHED 3");
    }

    @Test
    void batchesHaveTheValuesOfTheRowsForEveryType() throws SQLException {
        List<List<Object>> byRow = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EVERY_TYPE)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    for (Class<?> type : classes(rows.getMetaData().getColumnLabel(i))) {
                        row.add(rows.getObject(i, type));
                    }
                    row.add(rows.getString(i));
                }
                row.add(rows.getInt("c_int"));
                row.add(rows.getLong("c_bigint"));
                row.add(rows.getBoolean("c_boolean"));
                row.add(rows.getDouble("c_double"));
                row.add(rows.getFloat("c_float"));
                row.add(rows.getBigDecimal("c_decimal"));
                byRow.add(row);
            }
        }
        List<List<Object>> byBatch = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet plain = statement.executeQuery(EVERY_TYPE)) {
            E6dataResultSet rows = plain.unwrap(E6dataResultSet.class);
            for (E6dataBatch batch = rows.nextBatch(); batch != null; batch = rows.nextBatch()) {
                assertThat(batch.rowCount()).isBetween(1, 2);
                for (int r = 0; r < batch.rowCount(); r++) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= batch.columnCount(); i++) {
                        E6dataColumn column = batch.column(i);
                        assertThat(column.label()).isEqualTo(rows.getMetaData().getColumnLabel(i));
                        assertThat(column.typeName())
                                .isEqualTo(rows.getMetaData().getColumnTypeName(i));
                        assertThat(column.jdbcType())
                                .isEqualTo(rows.getMetaData().getColumnType(i));
                        for (Class<?> type : classes(column.label())) {
                            row.add(column.getObject(r, type));
                        }
                        row.add(column.getString(r));
                        assertThat(column.isNull(r)).isEqualTo(column.getObject(r) == null);
                    }
                    row.add(batch.column("c_int").getInt(r));
                    row.add(batch.column("c_bigint").getLong(r));
                    row.add(batch.column("c_boolean").getBoolean(r));
                    row.add(batch.column("c_double").getDouble(r));
                    row.add(batch.column("c_float").getFloat(r));
                    row.add(batch.column("c_decimal").getBigDecimal(r));
                    byBatch.add(row);
                }
            }
        }
        assertThat(byBatch).hasSize(5).isEqualTo(byRow);
    }

    private static List<Class<?>> classes(String label) {
        return switch (label) {
            case "c_int", "c_bigint" -> List.of(Integer.class, Long.class, BigDecimal.class, String.class);
            case "c_boolean" -> List.of(Boolean.class);
            case "c_double", "c_float" -> List.of(Double.class, Float.class);
            case "c_decimal" -> List.of(BigDecimal.class, Double.class);
            case "c_date" -> List.of(LocalDate.class, java.sql.Date.class);
            case "c_timestamp" -> List.of(LocalDateTime.class, java.sql.Timestamp.class, OffsetDateTime.class);
            case "c_array" -> List.of(List.class);
            default -> List.of(String.class);
        };
    }
}
