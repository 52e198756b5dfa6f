package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.E6dataQueryEvent.Kind;
import com.e6data.jdbc.error.ErrorKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public interfaces on top of an engine in memory. */
class ExtensionsTest {

    private static final String SELECT = "SELECT v, s FROM t";

    private final List<E6dataQueryEvent> events = new ArrayList<>();
    private FakeEngine engine;
    private E6dataConnection connection;

    @BeforeEach
    void connect() throws SQLException {
        engine = new FakeEngine()
                .answer(
                        SELECT,
                        () -> Rows.of("v:INTEGER s:VARCHAR")
                                .chunk(Rows.row(1, "a"), Rows.row(2, null))
                                .chunk(Rows.row(3, "c"), Rows.row(4, "d"), Rows.row(5, "e")));
        Connection plain = engine.connect();
        assertThat(plain.isWrapperFor(E6dataConnection.class)).isTrue();
        connection = plain.unwrap(E6dataConnection.class);
    }

    private static void fails(ThrowingCallable call, String sqlState, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(sqlState);
    }

    private List<String> heard() {
        return events.stream()
                .map(event -> event.kind() + " " + event.rowCount())
                .toList();
    }

    private E6dataResultSet select(Statement statement) throws SQLException {
        return statement.executeQuery(SELECT).unwrap(E6dataResultSet.class);
    }

    // Ids and questions

    @Test
    void aStatementKnowsTheIdOfItsCurrentOrLastQuery() throws SQLException {
        E6dataStatement statement = connection.createStatement().unwrap(E6dataStatement.class);
        assertThat(statement.queryId()).isNull();
        fails(statement::explain, "HY010", "run it first");
        fails(statement::status, "HY010", "run it first");
        E6dataResultSet rows = select(statement);
        assertThat(statement.queryId()).isEqualTo("Q1");
        assertThat(rows.queryId()).isEqualTo("Q1");
        assertThat(statement.explain()).isEqualTo("plan of " + SELECT);
        assertThat(rows.explain()).isEqualTo("plan of " + SELECT);
        assertThat(statement.status()).isEqualTo(new E6dataQueryStatus(true, 7));
        assertThat(rows.status()).isEqualTo(new E6dataQueryStatus(true, 7));
        assertThat(rows.explainAnalyze()).isEqualTo(statement.explainAnalyze());
        assertThat(rows.explainAnalyze().totalMillis()).hasValue(12);
        assertThat(rows.explainAnalyze().parsingMillis()).hasValue(3);
        assertThat(rows.explainAnalyze().queueingMillis()).isEmpty();
        assertThat(rows.explainAnalyze().cached()).isTrue();
        statement.executeUpdate("DELETE FROM t");
        assertThat(statement.queryId()).isEqualTo("Q2");
        assertThat(rows.queryId()).isEqualTo("Q1");
        statement.close();
        assertThat(statement.queryId()).isEqualTo("Q2");
        fails(statement::explain, "HY010", "closed");
    }

    @Test
    void resultsOfMetadataHaveNoQuery() throws SQLException {
        try (ResultSet types = connection.getMetaData().getTypeInfo()) {
            E6dataResultSet rows = types.unwrap(E6dataResultSet.class);
            assertThat(rows.queryId()).isNull();
            fails(rows::status, "HY010", "no query");
            fails(rows::explain, "HY010", "no query");
            fails(rows::explainAnalyze, "HY010", "no query");
            assertThat(rows.nextBatch().rowCount()).isPositive();
        }
    }

    @Test
    void aQueryMayBeKeptUntilItIsClosed() throws SQLException {
        E6dataStatement statement = connection.createStatement().unwrap(E6dataStatement.class);
        assertThat(statement.isKeepQueryUntilClosed()).isFalse();
        select(statement);
        assertThat(engine.last().options.keepUntilClosed()).isFalse();
        statement.setKeepQueryUntilClosed(true);
        assertThat(statement.isKeepQueryUntilClosed()).isTrue();
        E6dataResultSet rows = select(statement);
        assertThat(engine.last().options.keepUntilClosed()).isTrue();
        while (rows.next()) {
            rows.getInt(1);
        }
        assertThat(engine.last().closed).isFalse();
        rows.close();
        assertThat(engine.last().closed).isTrue();

        statement.executeUpdate("DELETE FROM t");
        assertThat(engine.last().closed).isFalse();
        assertThat(statement.explainAnalyze().json()).isNotEmpty();
        FakeEngine.FakeExecution kept = engine.last();
        statement.executeUpdate("DELETE FROM t");
        assertThat(kept.closed).isTrue();
        statement.close();
        assertThat(engine.last().closed).isTrue();
        fails(() -> statement.setKeepQueryUntilClosed(true), "HY010", "closed");
    }

    @Test
    void dryRunSendsTheTextAsItWouldRun() throws SQLException {
        assertThat(connection.dryRun("SELECT {d '2024-01-01'};")).isEqualTo("plan of SELECT DATE '2024-01-01'");
        fails(() -> connection.dryRun("SELECT ?"), "07001", "prepareStatement");
        fails(() -> connection.dryRun(null), "HY024", "null");
        try (PreparedStatement prepared = connection.prepareStatement("SELECT ?")) {
            E6dataPreparedStatement statement = prepared.unwrap(E6dataPreparedStatement.class);
            fails(statement::dryRun, "07001", "1");
            prepared.setString(1, "it's");
            assertThat(statement.dryRun()).isEqualTo("plan of SELECT 'it''s'");
            assertThat(statement.queryId()).isNull();
        }
        assertThat(engine.executions).isEmpty();
        assertThat(engine.dryRuns).hasSize(2);
    }

    @Test
    void queriesAreFoundByTheirId() throws SQLException {
        E6dataResultSet rows = select(connection.createStatement());
        assertThat(connection.queryStatus(rows.queryId())).isEqualTo(new E6dataQueryStatus(true, 7));
        assertThat(connection.cancelQuery("unknown")).isFalse();
        assertThat(connection.cancelQuery(rows.queryId())).isTrue();
        fails(rows::next, "57014", "cancelled");
        fails(() -> connection.cancelQuery(null), "HY024", "null");
        fails(() -> connection.queryStatus("unknown"), "HY010", "unknown");
        connection.close();
        fails(() -> connection.cancelQuery("Q1"), "08003", "closed");
    }

    // Listeners

    @Test
    void aListenerHearsAQueryFromItsIdToItsLastRow() throws SQLException {
        connection.addQueryListener(events::add);
        E6dataStatement statement = connection.createStatement().unwrap(E6dataStatement.class);
        try (ResultSet rows = statement.executeQuery(SELECT)) {
            while (rows.next()) {
                rows.getInt(1);
            }
        }
        assertThat(heard()).containsExactly("PREPARED 0", "EXECUTING 0", "READY 0", "ROWS 2", "ROWS 5", "FINISHED 5");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.queryId()).isEqualTo("Q1");
            assertThat(event.statement()).isSameAs(statement);
            assertThat((Throwable) event.failure()).isNull();
            assertThat(event.kind().isEnd()).isEqualTo(event.kind() == Kind.FINISHED);
        });
    }

    @Test
    void aStatementWithoutRowsFinishesWithItsUpdateCount() throws SQLException {
        engine.updateCount = 42;
        connection.addQueryListener(events::add);
        connection.createStatement().executeUpdate("DELETE FROM t");
        assertThat(heard()).containsExactly("PREPARED 0", "EXECUTING 0", "FINISHED 42");
    }

    @Test
    void everyRunEndsOnce() throws SQLException {
        engine.fail("SELECT x", ErrorKind.COLUMN_NOT_FOUND.exception("no x"));
        connection.addQueryListener(events::add);
        Statement statement = connection.createStatement();
        assertThatThrownBy(() -> statement.executeQuery("SELECT x")).isInstanceOf(SQLException.class);
        assertThat(heard()).containsExactly("FAILED 0");
        assertThat((Throwable) events.get(0).failure()).hasMessage("no x");
        assertThat(events.get(0).queryId()).isNull();

        events.clear();
        ResultSet rows = statement.executeQuery(SELECT);
        rows.next();
        rows.close();
        statement.close();
        assertThat(heard()).endsWith("ROWS 2", "CLOSED 2");

        events.clear();
        Statement limited = connection.createStatement();
        limited.setMaxRows(1);
        ResultSet first = limited.executeQuery(SELECT);
        assertThat(first.next()).isTrue();
        assertThat(first.next()).isFalse();
        limited.close();
        assertThat(heard()).endsWith("ROWS 2", "CLOSED 2");

        events.clear();
        Statement cancelled = connection.createStatement();
        ResultSet unread = cancelled.executeQuery(SELECT);
        cancelled.cancel();
        fails(unread::next, "57014", "cancelled");
        cancelled.close();
        assertThat(heard()).endsWith("READY 0", "CANCELLED 0");
        assertThat((Throwable) events.get(events.size() - 1).failure()).hasMessageContaining("cancelled");

        events.clear();
        Statement forgotten = connection.createStatement();
        forgotten.executeQuery(SELECT);
        forgotten.cancel();
        forgotten.close();
        assertThat(heard()).endsWith("READY 0", "CANCELLED 0");
    }

    @Test
    void listenersOfAConnectionHearAllStatementsAndThoseOfAStatementTheirOwn() throws SQLException {
        List<E6dataQueryEvent> ofStatement = new ArrayList<>();
        E6dataQueryListener all = events::add;
        E6dataStatement one = connection.createStatement().unwrap(E6dataStatement.class);
        connection.addQueryListener(all);
        connection.addQueryListener(all);
        one.addQueryListener(ofStatement::add);
        one.executeUpdate("DELETE FROM t");
        connection.createStatement().executeUpdate("DELETE FROM t");
        assertThat(events).hasSize(6);
        assertThat(ofStatement).hasSize(3).isEqualTo(events.subList(0, 3));
        connection.removeQueryListener(all);
        connection.removeQueryListener(null);
        one.executeUpdate("DELETE FROM t");
        assertThat(events).hasSize(6);
        assertThat(ofStatement).hasSize(6);
        fails(() -> one.addQueryListener(null), "HY024", "null");
        fails(() -> connection.addQueryListener(null), "HY024", "null");
    }

    @Test
    void aListenerThatFailsHarmsNobody() throws SQLException {
        connection.addQueryListener(event -> {
            throw new IllegalStateException("bad listener");
        });
        connection.addQueryListener(event -> {
            throw new AssertionError("bad test");
        });
        connection.addQueryListener(events::add);
        try (ResultSet rows = connection.createStatement().executeQuery(SELECT)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(5);
        }
        assertThat(heard()).hasSize(6);
    }

    // Batches

    @Test
    void batchesAreTheRowsInColumns() throws SQLException {
        E6dataResultSet rows = select(connection.createStatement());
        E6dataBatch batch = rows.nextBatch();
        assertThat(batch.rowCount()).isEqualTo(2);
        assertThat(batch.columnCount()).isEqualTo(2);
        E6dataColumn numbers = batch.column(1);
        E6dataColumn texts = batch.column("S");
        assertThat(numbers.label()).isEqualTo("v");
        assertThat(numbers.typeName()).isEqualTo("INTEGER");
        assertThat(numbers.jdbcType()).isEqualTo(java.sql.Types.INTEGER);
        assertThat(numbers.getInt(0)).isEqualTo(1);
        assertThat(numbers.getLong(1)).isEqualTo(2);
        assertThat(numbers.getObject(1)).isEqualTo(2);
        assertThat(numbers.getObject(1, String.class)).isEqualTo("2");
        assertThat(texts.getString(0)).isEqualTo("a");
        assertThat(texts.isNull(1)).isTrue();
        assertThat(texts.getString(1)).isNull();
        assertThat(texts.getObject(1)).isNull();
        assertThat(texts.getBytes(1)).isNull();
        assertThat(texts.getBigDecimal(1)).isNull();
        assertThat(texts.getInt(1)).isZero();
        assertThat(texts.getBoolean(1)).isFalse();
        assertThat(texts.getObject(1, LocalDate.class)).isNull();
        fails(() -> texts.getObject(0, LocalDate.class), "22007", "a");
        fails(() -> texts.getObject(0, null), "HY024", "null");
        fails(() -> batch.column(0), "07009", "0");
        fails(() -> batch.column(3), "07009", "3");
        fails(() -> batch.column("x"), "07009", "x");
        assertThatThrownBy(() -> numbers.getInt(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> numbers.isNull(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(rows.nextBatch().rowCount()).isEqualTo(3);
        assertThat(rows.nextBatch()).isNull();
        assertThat(rows.nextBatch()).isNull();
        assertThat(engine.last().closed).isTrue();
        rows.close();
        fails(rows::nextBatch, "24000", "closed");
    }

    @Test
    void theRowLimitAppliesToBatches() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setMaxRows(4);
        E6dataResultSet rows = select(statement);
        assertThat(rows.nextBatch().rowCount()).isEqualTo(2);
        E6dataBatch last = rows.nextBatch();
        assertThat(last.rowCount()).isEqualTo(2);
        assertThat(last.column(1).getInt(1)).isEqualTo(4);
        assertThatThrownBy(() -> last.column(1).getInt(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(rows.nextBatch()).isNull();
        assertThat(engine.last().closed).isTrue();
    }

    @Test
    void rowsAndBatchesAreNotMixed() throws SQLException {
        E6dataResultSet byRow = select(connection.createStatement());
        assertThat(byRow.isBeforeFirst()).isTrue();
        byRow.next();
        fails(byRow::nextBatch, "24000", "next()");
        assertThat(byRow.next()).isTrue();

        E6dataResultSet byBatch = select(connection.createStatement());
        assertThat(byBatch.isBeforeFirst()).isTrue();
        assertThat(byBatch.nextBatch().column(1).getInt(0)).isEqualTo(1);
        fails(byBatch::next, "24000", "nextBatch()");
        fails(() -> byBatch.getInt(1), "24000", "");
        assertThat(byBatch.isBeforeFirst()).isFalse();
        assertThat(byBatch.nextBatch().column(1).getInt(0)).isEqualTo(3);
    }
}
