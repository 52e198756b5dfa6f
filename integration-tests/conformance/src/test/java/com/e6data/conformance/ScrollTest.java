package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scroll-insensitive result sets over the wire, with chunks of few rows. */
class ScrollTest {

    private static final int ROWS = 100;
    private static final String SQL = "SELECT n, t FROM numbers ORDER BY n";

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = TestCluster.start(TestCluster.builder().batchRows(7));
        cluster.emulator().execute("CREATE TABLE numbers (n BIGINT, t VARCHAR)");
        cluster.emulator()
                .load(
                        "numbers",
                        LongStream.rangeClosed(1, ROWS)
                                .mapToObj(n -> new Object[] {n, "row " + n})
                                .toList());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Connection connect(String property, String value) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", TestCluster.USER);
        properties.setProperty("password", TestCluster.TOKEN);
        properties.setProperty(property, value);
        return DriverManager.getConnection(cluster.url(), properties);
    }

    private static Statement scrolling(Connection connection) throws SQLException {
        return connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    }

    @Test
    void walksInAnyOrder() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = scrolling(connection);
                ResultSet rows = statement.executeQuery(SQL)) {
            assertThat(rows.getStatement().getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
            rows.afterLast();
            for (long n = ROWS; n >= 1; n--) {
                assertThat(rows.previous()).isTrue();
                assertThat(rows.getLong("n")).isEqualTo(n);
                assertThat(rows.getString("t")).isEqualTo("row " + n);
                assertThat(rows.getRow()).isEqualTo((int) n);
            }
            assertThat(rows.previous()).isFalse();
            assertThat(rows.isBeforeFirst()).isTrue();
            assertThat(rows.absolute(50)).isTrue();
            assertThat(rows.relative(-20)).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(30);
            assertThat(rows.absolute(-1)).isTrue();
            assertThat(rows.isLast()).isTrue();
            assertThat(rows.next()).isFalse();
            assertThat(rows.isAfterLast()).isTrue();
        }
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }

    @Test
    void fetchesOnlyAsFarAsThePositionDemands() throws SQLException {
        try (Connection connection = connect("fetchBufferBatches", "0");
                PreparedStatement statement = connection.prepareStatement(
                        SQL, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            ResultSet rows = statement.executeQuery();
            cluster.emulator().recorder().reset();
            assertThat(rows.absolute(14)).isTrue();
            assertThat(cluster.emulator().recorder().methods())
                    .containsExactly("getNextResultBatch", "getNextResultBatch");
            assertThat(rows.first()).isTrue();
            assertThat(cluster.emulator().recorder().methods()).hasSize(2);
        }
    }

    @Test
    void theRowLimitHoldsForEveryMove() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = scrolling(connection)) {
            statement.setMaxRows(10);
            ResultSet rows = statement.executeQuery(SQL);
            assertThat(rows.last()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(10);
            assertThat(rows.absolute(11)).isFalse();
            assertThat(rows.isAfterLast()).isTrue();
        }
    }

    @Test
    void anEmptyResultHasNoPositions() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = scrolling(connection);
                ResultSet rows = statement.executeQuery("SELECT n FROM numbers WHERE n < 0")) {
            assertThat(rows.first()).isFalse();
            assertThat(rows.last()).isFalse();
            assertThat(rows.absolute(1)).isFalse();
            assertThat(rows.absolute(-1)).isFalse();
            assertThat(rows.previous()).isFalse();
            assertThat(rows.next()).isFalse();
            rows.afterLast();
            assertThat(rows.isAfterLast()).isFalse();
            rows.beforeFirst();
            assertThat(rows.isBeforeFirst()).isFalse();
            assertThat(rows.isFirst()).isFalse();
            assertThat(rows.isLast()).isFalse();
            assertThat(rows.getRow()).isZero();
        }
    }

    @Test
    void aResultBeyondTheBudgetFailsAndNamesTheProperty() throws SQLException {
        try (Connection connection = connect("scrollBufferBytes", "1000");
                Statement statement = scrolling(connection);
                ResultSet rows = statement.executeQuery(SQL)) {
            assertThatThrownBy(rows::last)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("scrollBufferBytes")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("54000");
            assertThat(rows.first()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(1);
        }
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }
}
