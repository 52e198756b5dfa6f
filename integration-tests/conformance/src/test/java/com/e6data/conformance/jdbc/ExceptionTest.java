package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which class and SQLSTATE an error has (JDBC 4.3, chapter 8). */
class ExceptionTest {

    private static String table;
    private static String child;

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = SharedEmulator.connect();
                Statement statement = connection.createStatement()) {
            table = SharedEmulator.table(
                    connection,
                    "id INT PRIMARY KEY, s VARCHAR(20) NOT NULL, d DATE, t TINYINT, n DECIMAL(5,2), CHECK (t < 100)");
            child = SharedEmulator.table(connection, "id INT REFERENCES " + table + " (id)");
            statement.executeUpdate("INSERT INTO " + table + " VALUES (1, 'x', NULL, NULL, NULL)");
            statement.executeUpdate("INSERT INTO " + child + " VALUES (1)");
        }
    }

    static Stream<Arguments> statementsThatFail() {
        return Stream.of(
                failing("SELEC 1", "42601", SQLSyntaxErrorException.class),
                failing("SELECT 'no end", "42601", SQLSyntaxErrorException.class),
                failing("SELECT * FROM nowhere", "42S02", SQLSyntaxErrorException.class),
                failing("SELECT * FROM nowhere.$t", "42S02", SQLSyntaxErrorException.class),
                failing("INSERT INTO nowhere VALUES (1)", "42S02", SQLSyntaxErrorException.class),
                failing("DROP TABLE nowhere", "42S02", SQLSyntaxErrorException.class),
                failing("SELECT nothing FROM $t", "42S22", SQLSyntaxErrorException.class),
                failing("UPDATE $t SET nothing = 1", "42S22", SQLSyntaxErrorException.class),
                failing("INSERT INTO $t (nothing) VALUES (1)", "42S22", SQLSyntaxErrorException.class),
                failing("SELECT COUNT(*), id FROM $t", "42.*", SQLSyntaxErrorException.class),
                failing("CREATE TABLE $t (id INT)", "42.*", SQLSyntaxErrorException.class),
                failing("INSERT INTO $t VALUES (1, 'y', NULL, NULL, NULL)", "23505", INTEGRITY),
                failing("INSERT INTO $t VALUES (2, NULL, NULL, NULL, NULL)", "23502", INTEGRITY),
                failing("INSERT INTO $t (id) VALUES (3)", "23502", INTEGRITY),
                failing("INSERT INTO $t VALUES (4, 'y', NULL, 100, NULL)", "23514", INTEGRITY),
                failing("INSERT INTO $c VALUES (9)", "23503", INTEGRITY),
                failing("DELETE FROM $t", "23503", INTEGRITY),
                failing("UPDATE $t SET s = NULL", "23502", INTEGRITY),
                failing("UPDATE $t SET t = 1000", "22003", SQLDataException.class),
                failing("UPDATE $t SET n = 1000", "22003", SQLDataException.class),
                failing("UPDATE $t SET d = '2023-02-29'", "22007", SQLDataException.class),
                failing("UPDATE $t SET n = s", "22018", SQLDataException.class),
                failing("UPDATE $t SET d = 5", "22018", SQLDataException.class),
                failing("SELECT CAST(s AS INT) FROM $t", "22018", SQLDataException.class),
                failing("SELECT 1 % (id - 1) FROM $t", "22012", SQLDataException.class));
    }

    private static final Class<? extends SQLException> INTEGRITY = SQLIntegrityConstraintViolationException.class;

    private static Arguments failing(String sql, String sqlState, Class<? extends SQLException> type) {
        return Arguments.of(sql, sqlState, type);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statementsThatFail")
    void failuresOfTheEngineHaveTheClassOfTheirState(String sql, String sqlState, Class<? extends SQLException> type)
            throws SQLException {
        String text = sql.replace("$t", table).replace("$c", child);
        try (Connection connection = SharedEmulator.connect();
                Statement statement = connection.createStatement()) {
            assertThat((Throwable) assertFails(sqlState, () -> drain(statement, text)))
                    .isInstanceOf(type);
            SQLException failure = assertFails(sqlState, () -> {
                try (PreparedStatement prepared = connection.prepareStatement(text)) {
                    if (prepared.execute()) {
                        readAll(prepared.getResultSet());
                    }
                }
            });
            assertThat((Throwable) failure).isInstanceOf(type);
            assertThat(failure.getErrorCode()).isPositive();

            assertThat(statement.execute("SELECT 1")).as("usable afterwards").isTrue();
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*), MAX(id), MIN(s) FROM " + table)) {
                rows.next();
                assertThat(rows.getInt(1)).as("nothing has changed").isOne();
                assertThat(rows.getInt(2)).isOne();
                assertThat(rows.getString(3)).isEqualTo("x");
            }
        }
    }

    private static void drain(Statement statement, String sql) throws SQLException {
        if (statement.execute(sql)) {
            readAll(statement.getResultSet());
        }
    }

    private static void readAll(ResultSet rows) throws SQLException {
        while (rows.next()) {
            rows.getObject(1);
        }
    }

    @Test
    void whatIsClosedSaysSo() throws SQLException {
        Connection connection = SharedEmulator.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1");
        rows.close();
        assertFails("24000", rows::next);
        statement.close();
        assertFails("HY010", () -> statement.executeQuery("SELECT 1"));
        connection.close();
        assertThat((Throwable) assertFails("08003", connection::createStatement))
                .isInstanceOf(SQLNonTransientConnectionException.class);
    }

    @Test
    void aFeatureThatIsNotThereSaysSo() throws SQLException {
        try (Connection connection = SharedEmulator.connect()) {
            for (Failing call : new Failing[] {
                () -> connection.prepareCall("{call x}"), connection::setSavepoint, connection::createSQLXML
            }) {
                assertThat((Throwable) assertFails("HYC00", call::run))
                        .isInstanceOf(SQLFeatureNotSupportedException.class);
            }
        }
    }

    private interface Failing {
        void run() throws SQLException;
    }

    @Test
    void wrongUseIsNoDataError() throws SQLException {
        try (Connection connection = SharedEmulator.connect();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT CAST(? AS INT)");
                ResultSet rows = connection.createStatement().executeQuery("SELECT 1 AS single")) {
            assertFails("07005", () -> statement.executeQuery("DELETE FROM " + table));
            assertFails("07005", () -> statement.executeUpdate("SELECT 1"));
            assertFails("07001", prepared::executeQuery);
            assertFails("07009", () -> prepared.setInt(2, 1));
            assertFails("07009", () -> prepared.setInt(0, 1));
            assertFails("24000", () -> rows.getInt(1));
            rows.next();
            assertFails("07009", () -> rows.getInt(2));
            assertFails("07009", () -> rows.getInt(0));
            assertFails("07009", () -> rows.getInt("two"));
            assertFails("HY024", () -> statement.setMaxRows(-1));
            assertFails("HY024", () -> statement.setQueryTimeout(-1));
        }
    }
}
