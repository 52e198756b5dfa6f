package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.metadata.Keywords;
import com.e6data.jdbc.metadata.MemoryTable;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.sql.Literals;
import com.e6data.jdbc.sql.SqlTemplate;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ResultColumn;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs SQL texts one at a time. Used by one thread, except for {@link #cancel} and {@link #close}.
 *
 * <p>Each run is an {@link Execution} of its own, so a late cancel cannot hit the next run.
 */
class E6Statement implements E6dataStatement {

    private static final ResultMetadata NO_KEYS =
            new ResultMetadata(0, List.of(new ResultColumn("GENERATED_KEY", TypeDescriptor.of(E6Type.BIGINT), "", "")));

    final E6Connection connection;

    private final Warnings warnings = new Warnings();
    private volatile boolean closed;
    private volatile Execution running;
    private volatile E6ResultSet result;
    private final QueryListeners listeners = new QueryListeners();
    private volatile StatementRun latest;
    private volatile boolean keepQueryUntilClosed;
    private volatile E6ResultSet keys;
    private long updateCount = -1;
    private final List<SqlTemplate> batch = new ArrayList<>();

    private long maxRows;
    private int maxFieldSize;
    private int queryTimeout;
    private int fetchSize;
    private int fetchDirection = ResultSet.FETCH_FORWARD;
    private boolean escapeProcessing = true;
    private boolean poolable;
    private final boolean scrollable;
    private volatile boolean closeOnCompletion;

    /**
     * A statement.
     *
     * @param scrollable true for TYPE_SCROLL_INSENSITIVE result sets, false for TYPE_FORWARD_ONLY ones
     */
    E6Statement(E6Connection connection, boolean poolable, boolean scrollable) {
        this.connection = connection;
        this.poolable = poolable;
        this.scrollable = scrollable;
    }

    // Running

    /** Prepared statements refuse texts here. */
    void checkTakesText() throws SQLException {
        checkOpen();
    }

    private boolean runText(String sql, ResultKind expected) throws SQLException {
        checkTakesText();
        SqlTemplate template = StatementText.parse(sql, escapeProcessing, connection);
        if (template.parameterCount() > 0) {
            throw ErrorKind.PARAMETER_NOT_SET.exception("The text has " + template.parameterCount()
                    + " parameter markers; use prepareStatement, or write ? in quotes where it is no parameter.");
        }
        return run(template, Binding.NONE, expected);
    }

    /** Runs one text; true where it gives rows. */
    final boolean run(SqlTemplate template, Binding binding, ResultKind expected) throws SQLException {
        checkOpen();
        closeResult();
        warnings.clear();
        if (expected == ResultKind.ROWS && template.writes()) {
            throw ErrorKind.WRONG_RESULT_KIND.exception(
                    "The statement writes and returns no rows, so it was not run; use execute or executeUpdate.");
        }
        if (expected == ResultKind.COUNT && template.isQuery()) {
            throw ErrorKind.WRONG_RESULT_KIND.exception("The statement is a query and gives rows, so it was not run;"
                    + " use execute or executeQuery for it.");
        }
        if (template.writes()) {
            connection.willWrite();
        }
        StatementRun execution = begin(binding.text(template), options(template).with(binding.parameters()));
        running = execution;
        try {
            if (closed) {
                // close() ran between the check above and now, and did not see the execution.
                checkOpen();
            }
            execution.run();
            take(execution, expected);
            return result != null;
        } finally {
            if (template.changesCatalog()) {
                connection.catalogChanged();
            }
            if (result == null) {
                running = null;
            }
        }
    }

    final QueryOptions options(SqlTemplate template) {
        return connection.queryOptions(queryTimeout, template.writes(), keepQueryUntilClosed);
    }

    private StatementRun begin(String text, QueryOptions options) {
        StatementRun previous = latest;
        if (previous != null) {
            // It may have been kept for questions about it.
            previous.close();
        }
        List<E6dataQueryListener> told = new ArrayList<>(connection.listeners().all());
        told.addAll(listeners.all());
        var run = new StatementRun(this, told);
        run.watch(connection.engine().execution(text, options, run));
        latest = run;
        return run;
    }

    private void take(StatementRun execution, ResultKind expected) throws SQLException {
        if (execution.metadata().columns().isEmpty()) {
            updateCount = Math.max(execution.updateCount(), 0);
            execution.finish();
            if (expected == ResultKind.ROWS) {
                updateCount = -1;
                throw ErrorKind.WRONG_RESULT_KIND.exception(
                        "The statement returned no rows; use execute or executeUpdate for it.");
            }
        } else if (expected == ResultKind.COUNT) {
            execution.close();
            throw ErrorKind.WRONG_RESULT_KIND.exception(
                    "The statement returned rows where an update count was expected; use execute or executeQuery.");
        } else {
            result = open(execution);
            if (closed) {
                closeResult();
                checkOpen();
            }
        }
    }

    private E6ResultSet open(StatementRun execution) throws SQLException {
        Cursor cursor = scrollable
                ? new ScrollCursor(execution, maxRows, connection.scrollBufferBytes())
                : new RowCursor(execution, maxRows);
        var rows = new E6ResultSet(cursor, this, maxFieldSize);
        rows.setFetchSize(fetchSize);
        if (scrollable) {
            rows.setFetchDirection(fetchDirection);
        }
        return rows;
    }

    final ResultSet rows() throws SQLException {
        E6ResultSet rows = result;
        if (rows == null) {
            throw closedException();
        }
        return rows;
    }

    /** Columns of the current result, which must be there. */
    final List<ResultColumn> columns() throws SQLException {
        return ((E6ResultSet) rows()).columns();
    }

    /** Called by a result set of this statement when it is closed. */
    void resultClosed(E6ResultSet closedResult) {
        E6ResultSet rows = result;
        E6ResultSet generated = keys;
        if (closedResult == rows) {
            running = null;
        }
        boolean current = closedResult == rows || closedResult == generated;
        if (closeOnCompletion && current && isDone(rows) && isDone(generated)) {
            close();
        }
    }

    private static boolean isDone(E6ResultSet dependent) {
        return dependent == null || dependent.isClosed();
    }

    private void closeResult() {
        E6ResultSet previous = result;
        E6ResultSet previousKeys = keys;
        // Forgotten first, so that this is no completion in the sense of closeOnCompletion.
        result = null;
        keys = null;
        running = null;
        updateCount = -1;
        if (previous != null) {
            previous.close();
        }
        if (previousKeys != null) {
            previousKeys.close();
        }
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        runText(sql, ResultKind.ROWS);
        return rows();
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return runText(sql, ResultKind.ANY);
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        runText(sql, ResultKind.COUNT);
        return updateCount;
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return toInt(executeLargeUpdate(sql));
    }

    static int toInt(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    // Generated keys: accepted in every form, never produced

    @Override
    public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        checkKeys(autoGeneratedKeys);
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, int[] columnIndexes) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, String[] columnNames) throws SQLException {
        return execute(sql);
    }

    @Override
    public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        checkKeys(autoGeneratedKeys);
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, String[] columnNames) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        checkKeys(autoGeneratedKeys);
        return executeLargeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return executeLargeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
        return executeLargeUpdate(sql);
    }

    /** No rows: e6data generates no keys. A further call closes the result set of the one before. */
    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        E6ResultSet previous = keys;
        var empty = new E6ResultSet(new RowCursor(new MemoryTable(NO_KEYS, List.of()), 0), this, 0);
        keys = empty;
        if (previous != null) {
            previous.close();
        }
        return empty;
    }

    static void checkKeys(int autoGeneratedKeys) throws SQLException {
        if (autoGeneratedKeys != RETURN_GENERATED_KEYS && autoGeneratedKeys != NO_GENERATED_KEYS) {
            throw ErrorKind.INVALID_ARGUMENT.exception("autoGeneratedKeys " + autoGeneratedKeys
                    + " is wrong; it must be RETURN_GENERATED_KEYS (1) or NO_GENERATED_KEYS (2).");
        }
    }

    // Results

    @Override
    public ResultSet getResultSet() throws SQLException {
        checkOpen();
        return result;
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return toInt(getLargeUpdateCount());
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    /** A statement has one result, so this ends it. */
    @Override
    public boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        switch (current) {
            case CLOSE_CURRENT_RESULT, CLOSE_ALL_RESULTS -> {
                E6ResultSet open = result;
                if (open != null) {
                    open.close();
                }
                if (!closed) {
                    closeResult();
                }
                return false;
            }
            case KEEP_CURRENT_RESULT ->
                throw ErrorKind.NOT_SUPPORTED.exception(
                        "Statement.KEEP_CURRENT_RESULT is not supported: a statement has one open result at most.");
            default ->
                throw ErrorKind.INVALID_ARGUMENT.exception("getMoreResults(" + current
                        + ") is wrong; it must be CLOSE_CURRENT_RESULT (1) or CLOSE_ALL_RESULTS (3).");
        }
    }

    // Batches

    @Override
    public void addBatch(String sql) throws SQLException {
        checkTakesText();
        SqlTemplate template = StatementText.parse(sql, escapeProcessing, connection);
        if (template.parameterCount() > 0) {
            throw ErrorKind.PARAMETER_NOT_SET.exception("The text has parameter markers; use prepareStatement.");
        }
        batch.add(template);
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return Arrays.stream(executeLargeBatch())
                .mapToInt(E6Statement::batchCount)
                .toArray();
    }

    private static int batchCount(long count) {
        return count > Integer.MAX_VALUE ? SUCCESS_NO_INFO : (int) count;
    }

    /** The statements run one after the other; the first failure ends the batch. */
    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        List<SqlTemplate> templates = List.copyOf(batch);
        batch.clear();
        return runBatch(templates.size(), i -> run(templates.get(i), Binding.NONE, ResultKind.COUNT));
    }

    /** One entry of a batch, by position from 0. */
    interface BatchEntry {
        void run(int index) throws SQLException;
    }

    /** Runs a batch and reports as {@code BatchUpdateException} demands: the counts up to the failure. */
    final long[] runBatch(int size, BatchEntry entry) throws SQLException {
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            try {
                entry.run(i);
                counts[i] = updateCount;
            } catch (SQLException e) {
                var failure = new BatchUpdateException(
                        "Statement " + (i + 1) + " of " + size + " in the batch failed: " + e.getMessage(),
                        e.getSQLState(),
                        e.getErrorCode(),
                        Arrays.copyOf(counts, i),
                        e);
                failure.setNextException(e);
                throw failure;
            }
        }
        closeResult();
        return counts;
    }

    // Settings

    @Override
    public int getMaxFieldSize() throws SQLException {
        checkOpen();
        return maxFieldSize;
    }

    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        checkOpen();
        maxFieldSize = Arguments.notNegative("Maximum field size", max);
    }

    @Override
    public int getMaxRows() throws SQLException {
        return toInt(getLargeMaxRows());
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        checkOpen();
        return maxRows;
    }

    /** Applied on the client: the query is cleared as soon as the limit is reached. */
    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        checkOpen();
        maxRows = Arguments.notNegative("Maximum number of rows", max);
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
        escapeProcessing = enable;
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return queryTimeout;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        queryTimeout = Arguments.notNegative("Query timeout", seconds);
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    /** The server decides how many rows come at a time; this bounds the rows that are fetched ahead. 0 for no bound. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        fetchSize = Arguments.notNegative("Fetch size", rows);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return fetchDirection;
    }

    /** Kept as a hint; rows come from the server forward. */
    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        fetchDirection = Arguments.fetchDirection(direction);
    }

    @Override
    public int getResultSetType() throws SQLException {
        checkOpen();
        return scrollable ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
        this.poolable = poolable;
    }

    @Override
    public boolean isPoolable() throws SQLException {
        checkOpen();
        return poolable;
    }

    /** Without effect, as the JDBC Javadoc asks where there are no positioned updates. */
    @Override
    public void setCursorName(String name) throws SQLException {
        checkOpen();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings.get();
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        warnings.clear();
    }

    // Life cycle

    /** Cancels what runs now, on the server too; without effect where nothing runs. */
    @Override
    public void cancel() throws SQLException {
        checkOpen();
        Execution execution = running;
        if (execution != null) {
            execution.cancel();
        }
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Execution execution = running;
        E6ResultSet open = result;
        E6ResultSet generated = keys;
        if (execution != null && connection.isClosed()) {
            execution.disconnect();
        }
        if (open != null) {
            open.close();
        } else if (execution != null) {
            execution.cancel();
        }
        if (generated != null) {
            generated.close();
        }
        StatementRun kept = latest;
        if (kept != null && execution == null) {
            kept.close();
        }
        connection.statementClosed(this);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    final void checkOpen() throws SQLException {
        if (closed) {
            throw closedException();
        }
    }

    private SQLException closedException() {
        return connection.isClosed()
                ? ErrorKind.CONNECTION_CLOSED.exception("The connection of this statement is closed.")
                : ErrorKind.INVALID_STATE.exception("The statement is closed.");
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    // Quoting

    /** With the escapes that the engine reads in literals, which the default of the interface does not know. */
    @Override
    public String enquoteLiteral(String value) throws SQLException {
        return Literals.of(Arguments.notNull("Text", value), connection.backslash());
    }

    @Override
    public String enquoteNCharLiteral(String value) throws SQLException {
        return "N" + enquoteLiteral(value);
    }

    @Override
    public boolean isSimpleIdentifier(String identifier) throws SQLException {
        Arguments.notNull("Identifier", identifier);
        return E6dataStatement.super.isSimpleIdentifier(identifier) && !Keywords.isReserved(identifier);
    }

    @Override
    public String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
        String name = Arguments.notNull("Identifier", identifier);
        int length = name.length();
        if (length > 1 && name.charAt(0) == '"' && name.charAt(length - 1) == '"') {
            name = name.substring(1, length - 1).replace("\"\"", "\"");
        } else if (!alwaysQuote && isSimpleIdentifier(name)) {
            return name;
        }
        if (name.isEmpty() || name.length() > 128 || name.indexOf('\0') >= 0) {
            throw ErrorKind.INVALID_ARGUMENT.exception(
                    "An identifier has 1 to 128 characters without NUL; this one has " + name.length() + ".");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    // Beyond JDBC

    @Override
    public String queryId() {
        StatementRun run = latest;
        return run == null ? null : run.queryId();
    }

    @Override
    public E6dataQueryStatus status() throws SQLException {
        String queryId = current().queryId();
        if (queryId == null) {
            throw ErrorKind.INVALID_STATE.exception("The statement has no query id yet; ask again when it runs.");
        }
        return connection.queryStatus(queryId);
    }

    @Override
    public String explain() throws SQLException {
        return current().explain();
    }

    @Override
    public E6dataQueryAnalysis explainAnalyze() throws SQLException {
        return QueryFacts.of(current().explainAnalyze());
    }

    private StatementRun current() throws SQLException {
        checkOpen();
        StatementRun run = latest;
        if (run == null) {
            throw ErrorKind.INVALID_STATE.exception("The statement has no query to ask about; run it first.");
        }
        return run;
    }

    @Override
    public void setKeepQueryUntilClosed(boolean keep) throws SQLException {
        checkOpen();
        keepQueryUntilClosed = keep;
    }

    @Override
    public boolean isKeepQueryUntilClosed() throws SQLException {
        checkOpen();
        return keepQueryUntilClosed;
    }

    @Override
    public void addQueryListener(E6dataQueryListener listener) throws SQLException {
        checkOpen();
        listeners.add(listener);
    }

    @Override
    public void removeQueryListener(E6dataQueryListener listener) {
        listeners.remove(listener);
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        return Wrappers.unwrap(this, iface);
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return Wrappers.isWrapperFor(this, iface);
    }
}
