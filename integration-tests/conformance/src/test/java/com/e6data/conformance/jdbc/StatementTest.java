package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Statement} (JDBC 4.3, chapter 13.1). */
class StatementTest {

    private static Connection connection;
    private static String table;
    private Statement statement;

    @BeforeAll
    static void fill() throws SQLException {
        connection = SharedEmulator.connect();
        table = SharedEmulator.table(connection, "id INT, name VARCHAR(20)");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO " + table + " VALUES (1, 'one'), (2, 'two'), (3, 'three'), (4, NULL)");
        }
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void open() throws SQLException {
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        statement.close();
    }

    private String select() {
        return "SELECT id, name FROM " + table + " ORDER BY id";
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    @Test
    void executeTellsRowsFromCounts() throws SQLException {
        assertThat(statement.execute(select())).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
        try (ResultSet rows = statement.getResultSet()) {
            assertThat(count(rows)).isEqualTo(4);
        }
        assertThat(statement.execute("UPDATE " + table + " SET name = name")).isFalse();
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.getUpdateCount()).isEqualTo(4);
    }

    @Test
    void thereIsOneResultAndThenNoMore() throws SQLException {
        statement.execute(select());
        ResultSet rows = statement.getResultSet();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.getResultSet()).isNull();

        statement.execute("DELETE FROM " + table + " WHERE 1 = 0");
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void anotherRunClosesTheResultOfTheOneBefore() throws SQLException {
        ResultSet first = statement.executeQuery(select());
        first.next();
        ResultSet second = statement.executeQuery(select());
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(second.getStatement()).isSameAs(statement);
        statement.close();
        assertThat(second.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void resultsOfTwoStatementsAreReadSideBySide() throws SQLException {
        try (Statement other = connection.createStatement();
                ResultSet a = statement.executeQuery(select());
                ResultSet b = other.executeQuery(select())) {
            for (int i = 1; i <= 4; i++) {
                assertThat(a.next()).isTrue();
                assertThat(b.next()).isTrue();
                assertThat(a.getInt(1)).isEqualTo(i).isEqualTo(b.getInt(1));
            }
            assertThat(a.next()).isFalse();
            assertThat(b.next()).isFalse();
        }
    }

    @Test
    void maxRowsCutsEveryResultUntilItIsLifted() throws SQLException {
        assertThat(statement.getMaxRows()).isZero();
        statement.setMaxRows(2);
        assertThat(statement.getMaxRows()).isEqualTo(2);
        assertThat(count(statement.executeQuery(select()))).isEqualTo(2);
        statement.setLargeMaxRows(3);
        assertThat(statement.getLargeMaxRows()).isEqualTo(3);
        assertThat(count(statement.executeQuery(select()))).isEqualTo(3);
        statement.setMaxRows(0);
        assertThat(count(statement.executeQuery(select()))).isEqualTo(4);
        assertFails("HY024", () -> statement.setMaxRows(-1));
    }

    @Test
    void maxFieldSizeCutsTexts() throws SQLException {
        assertThat(statement.getMaxFieldSize()).isZero();
        statement.setMaxFieldSize(2);
        assertThat(statement.getMaxFieldSize()).isEqualTo(2);
        try (ResultSet rows = statement.executeQuery(select())) {
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("on");
            assertThat(rows.getInt(1)).isOne();
        }
        assertFails("HY024", () -> statement.setMaxFieldSize(-1));
    }

    @Test
    void hintsAreKept() throws SQLException {
        assertThat(statement.getFetchSize()).isNotNegative();
        statement.setFetchSize(7);
        assertThat(statement.getFetchSize()).isEqualTo(7);
        assertFails("HY024", () -> statement.setFetchSize(-1));

        assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
        statement.setFetchDirection(ResultSet.FETCH_REVERSE);
        assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
        assertFails("HY024", () -> statement.setFetchDirection(-5));

        statement.setQueryTimeout(30);
        assertThat(statement.getQueryTimeout()).isEqualTo(30);
        assertFails("HY024", () -> statement.setQueryTimeout(-1));

        assertThat(statement.isPoolable()).isFalse();
        statement.setPoolable(true);
        assertThat(statement.isPoolable()).isTrue();
        statement.setCursorName("ignored");
        statement.setEscapeProcessing(true);
    }

    @Test
    void aStatementHasTheKindThatWasAskedFor() throws SQLException {
        assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        assertThat(statement.getResultSetHoldability()).isEqualTo(connection.getHoldability());
        assertThat(statement.getConnection()).isSameAs(connection);
        try (Statement scrolling =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            assertThat(scrolling.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
        }
        assertFails("HY024", () -> connection.createStatement(-1, ResultSet.CONCUR_READ_ONLY));
        assertFails("HY024", () -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, -1));
        assertFails(
                "HY024", () -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, -1));
    }

    @Test
    void itClosesWithItsResultWhenAskedTo() throws SQLException {
        assertThat(statement.isCloseOnCompletion()).isFalse();
        statement.closeOnCompletion();
        assertThat(statement.isCloseOnCompletion()).isTrue();
        ResultSet rows = statement.executeQuery(select());
        assertThat(statement.isClosed()).isFalse();
        rows.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void noKeysAreGenerated() throws SQLException {
        String insert = "INSERT INTO " + table + " SELECT 1, 'x' FROM " + table + " WHERE 1 = 0";
        assertThat(statement.executeUpdate(insert, Statement.RETURN_GENERATED_KEYS))
                .isZero();
        assertThat(count(statement.getGeneratedKeys())).isZero();
        assertThat(statement.executeUpdate(insert, new int[] {1})).isZero();
        assertThat(statement.executeUpdate(insert, new String[] {"id"})).isZero();
        assertThat(statement.execute(insert, Statement.NO_GENERATED_KEYS)).isFalse();
        assertThat(statement.executeLargeUpdate(insert, Statement.RETURN_GENERATED_KEYS))
                .isZero();
        assertFails("HY024", () -> statement.executeUpdate(insert, 77));
    }

    @Test
    void warningsAreNoneAndCanBeCleared() throws SQLException {
        statement.execute(select());
        assertThat((Throwable) statement.getWarnings()).isNull();
        statement.clearWarnings();
    }

    @Test
    void closingTwiceIsFineAndNothingElseIs() throws SQLException {
        statement.close();
        statement.close();
        assertThat(statement.isClosed()).isTrue();
        assertFails("HY010", () -> statement.execute(select()));
        assertFails("HY010", statement::getResultSet);
        assertFails("HY010", statement::getUpdateCount);
        assertFails("HY010", statement::getMaxRows);
        assertFails("HY010", statement::getConnection);
        assertFails("HY010", statement::getWarnings);
        assertFails("HY010", statement::closeOnCompletion);
        assertFails("HY010", statement::cancel);
    }

    @Test
    void cancelWithoutARunDoesNothing() throws SQLException {
        statement.cancel();
        assertThat(count(statement.executeQuery(select()))).isEqualTo(4);
        statement.cancel();
        assertThat(count(statement.executeQuery(select()))).isEqualTo(4);
    }

    @Test
    void itUnwrapsToItsInterfaces() throws SQLException {
        assertThat(statement.isWrapperFor(Statement.class)).isTrue();
        assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
        assertThat(statement.isWrapperFor(java.util.List.class)).isFalse();
        assertFails(".....", () -> statement.unwrap(java.util.List.class));
    }

    @Test
    void escapesAreTranslated() throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT {fn UCASE('a')}, {d '2024-02-29'}, {ts '2024-02-29 10:20:30'},"
                        + " {t '10:20:30'}, {fn CONCAT('a', {fn LCASE('B')})} FROM {oj " + table + " a LEFT OUTER JOIN "
                        + table
                        + " b ON a.id = b.id} WHERE a.name LIKE 'o%' {escape '!'}")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("A");
            assertThat(rows.getDate(2)).isEqualTo(java.sql.Date.valueOf("2024-02-29"));
            assertThat(rows.getTimestamp(3)).isEqualTo(java.sql.Timestamp.valueOf("2024-02-29 10:20:30"));
            assertThat(rows.getTime(4)).isEqualTo(java.sql.Time.valueOf("10:20:30"));
            assertThat(rows.getString(5)).isEqualTo("ab");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void namesAndLiteralsAreEnquoted() throws SQLException {
        assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
        assertThat(statement.enquoteIdentifier("my name", false)).isEqualTo("\"my name\"");
        assertThat(statement.enquoteIdentifier("plain", true)).isEqualTo("\"plain\"");
        assertThat(statement.isSimpleIdentifier("plain")).isTrue();
        assertThat(statement.isSimpleIdentifier("my name")).isFalse();
    }
}
