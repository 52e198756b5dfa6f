package com.e6data.jdbc;

import static com.e6data.jdbc.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class E6StatementTest {

    private static final String SELECT = "SELECT v FROM t";
    private static final String INSERT = "INSERT INTO t VALUES (1)";

    private FakeEngine engine;
    private E6Connection connection;
    private Statement statement;

    @BeforeEach
    void connect() throws SQLException {
        engine = new FakeEngine()
                .answer(SELECT, () -> Rows.of("v:INTEGER").values(1, 2).values(3));
        connection = engine.connect();
        statement = connection.createStatement();
    }

    private static void fails(ThrowingCallable call, String sqlState, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(sqlState);
    }

    @Test
    void aQueryGivesRows() throws SQLException {
        try (ResultSet rows = statement.executeQuery(SELECT)) {
            assertThat(statement.getResultSet()).isSameAs(rows);
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(rows.getStatement()).isSameAs(statement);
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(3);
            assertThat(engine.last().closed).isTrue();
        }
    }

    @Test
    void sendsCatalogSchemaTimeoutAndKind() throws SQLException {
        statement.setQueryTimeout(7);
        connection.setSchema("other");
        statement.execute(INSERT + ";");
        assertThat(engine.last().sql).isEqualTo(INSERT);
        assertThat(engine.last().options.catalog()).isEqualTo("lake");
        assertThat(engine.last().options.schema()).isEqualTo("other");
        assertThat(engine.last().options.timeoutSeconds()).isEqualTo(7);
        assertThat(engine.last().options.update()).isTrue();
        statement.execute(SELECT);
        assertThat(engine.last().options.update()).isFalse();
    }

    @Test
    void anUpdateGivesItsCountAndIsClearedAtOnce() throws SQLException {
        engine.updateCount = 5_000_000_000L;
        assertThat(statement.executeLargeUpdate(INSERT)).isEqualTo(5_000_000_000L);
        assertThat(statement.executeUpdate(INSERT)).isEqualTo(Integer.MAX_VALUE);
        assertThat(statement.execute(INSERT)).isFalse();
        assertThat(statement.getLargeUpdateCount()).isEqualTo(5_000_000_000L);
        assertThat(statement.getResultSet()).isNull();
        assertThat(engine.executions).allMatch(execution -> execution.closed);
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void executeQueryOfAWriteIsRefusedBeforeItRuns() {
        fails(() -> statement.executeQuery(INSERT), "07005", "not run");
        assertThat(engine.executions).isEmpty();
    }

    @Test
    void executeUpdateOfAQueryIsRefusedBeforeItRuns() {
        fails(() -> statement.executeUpdate(SELECT), "07005", "not run");
        assertThat(engine.executions).isEmpty();
    }

    @Test
    void aTextOfTheWrongKindLeavesNothingOpen() throws SQLException {
        engine.answer("CALL rows", () -> Rows.of("v:INTEGER").values(1));
        fails(() -> statement.executeUpdate("CALL rows"), "07005", "update count");
        assertThat(engine.last().closed).isTrue();
        fails(() -> statement.executeQuery("CALL nothing"), "07005", "no rows");
        assertThat(engine.executions).hasSize(2).allMatch(execution -> execution.closed);
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.executeQuery(SELECT).next()).isTrue();
    }

    @Test
    void canBeUsedAgainAfterAnError() throws SQLException {
        engine.fail("SELECT bad", ErrorKind.SYNTAX_ERROR.exception("no"));
        fails(() -> statement.executeQuery("SELECT bad"), "42601", "no");
        assertThat(statement.executeQuery(SELECT).next()).isTrue();
    }

    @Test
    void runningAgainClosesTheLastResult() throws SQLException {
        ResultSet first = statement.executeQuery(SELECT);
        ResultSet second = statement.executeQuery(SELECT);
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(engine.executions.get(0).closed).isTrue();
    }

    @Test
    void maxRowsEndsTheResultAndClearsTheQuery() throws SQLException {
        statement.setMaxRows(2);
        ResultSet rows = statement.executeQuery(SELECT);
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
        assertThat(engine.last().closed).isTrue();
        assertThat(statement.getLargeMaxRows()).isEqualTo(2);
    }

    @Test
    void cancelHitsTheCurrentRunOnly() throws SQLException {
        statement.cancel();
        ResultSet rows = statement.executeQuery(SELECT);
        assertThat(engine.last().cancelled).isFalse();
        statement.cancel();
        assertThat(engine.last().cancelled).isTrue();
        fails(rows::next, "57014", "cancelled");
        ResultSet again = statement.executeQuery(SELECT);
        assertThat(again.next()).isTrue();
        again.close();
        statement.cancel();
        assertThat(engine.last().cancelled).isFalse();
    }

    @Test
    void closeClosesTheResultOnceAndForAll() throws SQLException {
        ResultSet rows = statement.executeQuery(SELECT);
        statement.close();
        statement.close();
        assertThat(rows.isClosed()).isTrue();
        assertThat(engine.last().closed).isTrue();
        assertThat(statement.isClosed()).isTrue();
        fails(() -> statement.executeQuery(SELECT), "HY010", "closed");
        fails(statement::getResultSet, "HY010", "closed");
    }

    @Test
    void closeOnCompletionClosesWithTheResult() throws SQLException {
        statement.closeOnCompletion();
        assertThat(statement.isCloseOnCompletion()).isTrue();
        statement.executeQuery(SELECT);
        ResultSet second = statement.executeQuery(SELECT);
        assertThat(statement.isClosed()).isFalse();
        second.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void getMoreResultsEndsTheOnlyResult() throws SQLException {
        ResultSet rows = statement.executeQuery(SELECT);
        fails(() -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT), "HYC00", "KEEP_CURRENT_RESULT");
        fails(() -> statement.getMoreResults(99), "HY024", "99");
        assertThat(statement.getMoreResults(Statement.CLOSE_ALL_RESULTS)).isFalse();
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void aBatchRunsItsTextsInOrder() throws SQLException {
        statement.addBatch(INSERT);
        statement.addBatch("DELETE FROM t");
        assertThat(statement.executeBatch()).containsExactly(1, 1);
        assertThat(engine.texts()).containsExactly(INSERT, "DELETE FROM t");
        assertThat(statement.executeBatch()).isEmpty();
        statement.addBatch(INSERT);
        statement.clearBatch();
        assertThat(statement.executeLargeBatch()).isEmpty();
    }

    @Test
    void aFailedBatchReportsTheCountsBeforeTheFailure() throws SQLException {
        SQLException cause = ErrorKind.TABLE_NOT_FOUND.exception("no table x");
        engine.fail("DELETE FROM x", cause);
        statement.addBatch(INSERT);
        statement.addBatch("DELETE FROM x");
        statement.addBatch(INSERT);
        assertThatThrownBy(statement::executeBatch).isInstanceOfSatisfying(BatchUpdateException.class, e -> {
            assertThat(e.getUpdateCounts()).containsExactly(1);
            assertThat(e.getLargeUpdateCounts()).containsExactly(1);
            assertThat(e.getSQLState()).isEqualTo("42S02");
            assertThat((Throwable) e).hasMessageContaining("Statement 2 of 3").hasMessageContaining("no table x");
            assertThat((Throwable) e.getNextException()).isSameAs(cause);
            assertThat(e.getCause()).isSameAs(cause);
        });
        assertThat(engine.texts()).containsExactly(INSERT, "DELETE FROM x");
        assertThat(statement.executeBatch()).isEmpty();
    }

    @Test
    void aQueryInABatchFailsTheBatch() throws SQLException {
        statement.addBatch(INSERT);
        statement.addBatch(SELECT);
        assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
        assertThat(engine.texts()).containsExactly(INSERT);
    }

    @Test
    void generatedKeysAreAcceptedAndEmpty() throws SQLException {
        assertThat(statement.executeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS))
                .isEqualTo(1);
        assertThat(statement.executeUpdate(INSERT, new int[] {1})).isEqualTo(1);
        assertThat(statement.executeUpdate(INSERT, new String[] {"id"})).isEqualTo(1);
        assertThat(statement.execute(INSERT, Statement.NO_GENERATED_KEYS)).isFalse();
        assertThat(statement.executeLargeUpdate(INSERT, new String[] {"id"})).isEqualTo(1);
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.next()).isFalse();
        keys.close();
        keys.close();
        fails(() -> statement.execute(INSERT, 17), "HY024", "17");
    }

    @Test
    void parameterMarkersNeedAPreparedStatement() {
        fails(() -> statement.execute("SELECT ?"), "07001", "prepareStatement");
        fails(() -> statement.addBatch("DELETE FROM t WHERE v = ?"), "07001", "prepareStatement");
    }

    @Test
    void escapesAreTranslatedUnlessSwitchedOff() throws SQLException {
        statement.execute("SELECT {fn UCASE('{a}')}");
        assertThat(engine.last().sql).isEqualTo("SELECT UPPER('{a}')");
        fails(() -> statement.execute("SELECT {zz 1}"), "42601", "zz");
        statement.setEscapeProcessing(false);
        statement.execute("SELECT {fn UCASE('a')}");
        assertThat(engine.last().sql).isEqualTo("SELECT {fn UCASE('a')}");
    }

    @Test
    void nullAndEmptyTextsAreRefused() {
        fails(() -> statement.execute(null), "HY024", "null");
        fails(() -> statement.execute("  "), "42601", "empty");
    }

    @Test
    void settingsAreKeptAndChecked() throws SQLException {
        statement.setFetchSize(10);
        statement.setMaxFieldSize(20);
        statement.setPoolable(true);
        statement.setEscapeProcessing(false);
        statement.setCursorName("c");
        statement.setFetchDirection(ResultSet.FETCH_REVERSE);
        assertThat(statement.getFetchSize()).isEqualTo(10);
        assertThat(statement.getMaxFieldSize()).isEqualTo(20);
        assertThat(statement.isPoolable()).isTrue();
        assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
        assertThat(statement.executeQuery(SELECT).getFetchSize()).isEqualTo(10);
        fails(() -> statement.setFetchSize(Integer.MIN_VALUE), "HY024", "negative");
        fails(() -> statement.setMaxRows(-1), "HY024", "negative");
        fails(() -> statement.setQueryTimeout(-1), "HY024", "negative");
        fails(() -> statement.setMaxFieldSize(-1), "HY024", "negative");
        fails(() -> statement.setFetchDirection(3), "HY024", "3");
    }

    @Test
    void quotesLiteralsAndIdentifiers() throws SQLException {
        assertThat(statement.enquoteIdentifier("plain", false)).isEqualTo("plain");
        assertThat(statement.enquoteIdentifier("order", false)).isEqualTo("\"order\"");
        assertThat(statement.enquoteIdentifier("a\"b", false)).isEqualTo("\"a\"\"b\"");
        assertThat(statement.enquoteIdentifier("\"a\"\"b\"", true)).isEqualTo("\"a\"\"b\"");
        assertThat(statement.enquoteIdentifier("plain", true)).isEqualTo("\"plain\"");
        assertThat(statement.isSimpleIdentifier("a1")).isTrue();
        assertThat(statement.isSimpleIdentifier("1a")).isFalse();
        assertThat(statement.isSimpleIdentifier("select")).isFalse();
        assertThat(statement.enquoteLiteral("x")).isEqualTo("'x'");
        assertThat(statement.enquoteLiteral("\\' OR 1=1 --")).doesNotStartWith("'\\'");
        fails(() -> statement.enquoteIdentifier("", true), "HY024", "1 to 128");
        fails(() -> statement.enquoteLiteral(null), "HY024", "null");
    }

    @Test
    void rowsOfAnEmptyResultAreNone() throws SQLException {
        engine.answer("SELECT nothing", () -> Rows.of("a:INTEGER b:VARCHAR"));
        ResultSet rows = statement.executeQuery("SELECT nothing");
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(2);
        assertThat(rows.next()).isFalse();
    }

    @Test
    void unwrapsToItself() throws SQLException {
        assertThat(statement.isWrapperFor(Statement.class)).isTrue();
        assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
        assertThat(statement.isWrapperFor(String.class)).isFalse();
        fails(() -> statement.unwrap(String.class), "HY024", "String");
    }

    @Test
    void rowsOfAPlainStatementDoNotScroll() throws SQLException {
        engine.answer("SELECT two", () -> Rows.of("a:INTEGER").chunk(row(1), row(2)));
        ResultSet rows = statement.executeQuery("SELECT two");
        assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        for (ThrowingCallable move : new ThrowingCallable[] {
            rows::first,
            rows::last,
            rows::previous,
            rows::beforeFirst,
            rows::afterLast,
            () -> rows.absolute(1),
            () -> rows.relative(1)
        }) {
            assertThatThrownBy(move)
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("TYPE_FORWARD_ONLY");
        }
        fails(() -> rows.setFetchDirection(ResultSet.FETCH_REVERSE), "HY024", "1000");
        fails(() -> rows.setFetchDirection(ResultSet.FETCH_UNKNOWN), "HY024", "1000");
        rows.setFetchDirection(ResultSet.FETCH_FORWARD);
    }

    @Test
    void aScrollStatementGivesRowsThatScroll() throws SQLException {
        try (Statement scrolling =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            scrolling.setFetchDirection(ResultSet.FETCH_REVERSE);
            scrolling.setMaxRows(2);
            ResultSet rows = scrolling.executeQuery(SELECT);
            assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
            assertThat(rows.getStatement().getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
            assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
            assertThat(rows.last()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.getRow()).isEqualTo(2);
            assertThat(rows.previous()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
            rows.close();
            fails(rows::first, "24000", "closed");
        }
    }

    @Test
    void theFetchSizeBoundsWhatIsReadAhead() throws SQLException {
        statement.setFetchSize(500);
        ResultSet rows = statement.executeQuery(SELECT);
        assertThat(rows.getFetchSize()).isEqualTo(500);
        assertThat(engine.last().readAhead).isEqualTo(500);
        rows.setFetchSize(7);
        assertThat(engine.last().readAhead).isEqualTo(7);
        assertThat(statement.getFetchSize()).isEqualTo(500);
        fails(() -> statement.setFetchSize(Integer.MIN_VALUE), "HY024", "negative");
        statement.setMaxRows(10);
        statement.setFetchSize(100_000);
    }

    @Test
    void closesOnCompletionOfRowsAndKeysTogether() throws SQLException {
        statement.closeOnCompletion();
        ResultSet rows = statement.executeQuery(SELECT);
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.getStatement()).isSameAs(statement);
        assertThat(keys.getMetaData().getColumnCount()).isEqualTo(1);
        rows.close();
        assertThat(statement.isClosed()).isFalse();
        keys.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void aNewRunClosesRowsAndKeysOfTheLastOne() throws SQLException {
        statement.closeOnCompletion();
        ResultSet rows = statement.executeQuery(SELECT);
        ResultSet keys = statement.getGeneratedKeys();
        ResultSet moreKeys = statement.getGeneratedKeys();
        assertThat(keys.isClosed()).isTrue();
        statement.execute(INSERT, new String[] {"id"});
        assertThat(rows.isClosed()).isTrue();
        assertThat(moreKeys.isClosed()).isTrue();
        assertThat(statement.isClosed()).isFalse();
        ResultSet last = statement.getGeneratedKeys();
        assertThat(last.next()).isFalse();
        statement.close();
        assertThat(last.isClosed()).isTrue();
    }
}
