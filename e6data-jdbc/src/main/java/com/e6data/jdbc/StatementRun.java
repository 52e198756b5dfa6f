package com.e6data.jdbc;

import com.e6data.jdbc.E6dataQueryEvent.Kind;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.query.QueryProgress;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An execution as its statement sees it: remembers the query id, and tells the listeners what becomes of the query, at
 * the end exactly once.
 */
final class StatementRun implements Execution, QueryProgress {

    private final E6dataStatement statement;
    private final List<E6dataQueryListener> listeners;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Execution execution;
    private volatile String queryId;
    private volatile boolean cancelled;
    private volatile boolean open;
    private volatile long rowCount;

    /** {@link #watch} has to follow. */
    StatementRun(E6dataStatement statement, List<E6dataQueryListener> listeners) {
        this.statement = statement;
        this.listeners = listeners;
    }

    /** The execution that this one watches, which was made with this object as its progress. */
    void watch(Execution watched) {
        execution = watched;
    }

    /** Null before the engine has accepted the text. */
    String queryId() {
        return queryId;
    }

    // Told by the execution

    @Override
    public void resuming() {
        tell(Kind.RESUMING, 0, null);
    }

    @Override
    public void queued() {
        tell(Kind.QUEUED, 0, null);
    }

    @Override
    public void prepared(String id) {
        queryId = id;
        tell(Kind.PREPARED, 0, null);
    }

    @Override
    public void executing() {
        tell(Kind.EXECUTING, 0, null);
    }

    // Execution

    @Override
    public void run() throws SQLException {
        try {
            execution.run();
        } catch (SQLException e) {
            failed(e);
            throw e;
        }
        open = true;
        if (metadata().columns().isEmpty()) {
            end(Kind.FINISHED, Math.max(updateCount(), 0), null);
        } else {
            tell(Kind.READY, 0, null);
        }
    }

    @Override
    public ResultMetadata metadata() {
        return execution.metadata();
    }

    @Override
    public long updateCount() {
        return execution.updateCount();
    }

    @Override
    public void readAhead(int rows) {
        execution.readAhead(rows);
    }

    @Override
    public Chunk next() throws SQLException {
        Chunk chunk;
        try {
            chunk = execution.next();
        } catch (SQLException e) {
            failed(e);
            throw e;
        }
        if (chunk == null) {
            end(Kind.FINISHED, rowCount, null);
        } else {
            rowCount += chunk.rowCount();
            tell(Kind.ROWS, rowCount, null);
        }
        return chunk;
    }

    @Override
    public void cancel() {
        cancelled = true;
        execution.cancel();
    }

    @Override
    public void disconnect() {
        execution.disconnect();
    }

    @Override
    public void finish() {
        execution.finish();
        over();
    }

    @Override
    public void close() {
        execution.close();
        over();
    }

    @Override
    public Query.Status status() throws SQLException {
        return opened().status();
    }

    @Override
    public String explain() throws SQLException {
        return opened().explain();
    }

    @Override
    public Query.Analysis explainAnalyze() throws SQLException {
        return opened().explainAnalyze();
    }

    private Execution opened() throws SQLException {
        if (!open) {
            throw ErrorKind.INVALID_STATE.exception("The statement has no open query to ask about; run it first.");
        }
        return execution;
    }

    // Telling

    private void failed(SQLException failure) {
        boolean byCancel = ErrorKind.CANCELLED.sqlState().equals(failure.getSQLState());
        end(byCancel ? Kind.CANCELLED : Kind.FAILED, rowCount, failure);
    }

    private void over() {
        end(cancelled ? Kind.CANCELLED : Kind.CLOSED, rowCount, null);
    }

    private void end(Kind kind, long rows, SQLException failure) {
        if (ended.compareAndSet(false, true)) {
            tell(kind, rows, failure);
        }
    }

    private void tell(Kind kind, long rows, SQLException failure) {
        if (!listeners.isEmpty()) {
            QueryListeners.tell(listeners, new E6dataQueryEvent(kind, statement, queryId, rows, failure));
        }
    }
}
