package com.e6data.jdbc.query;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.event.QueryEvent.Outcome;
import com.e6data.jdbc.session.Calls;
import com.e6data.jdbc.session.ColourChase;
import com.e6data.jdbc.session.Route;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.transport.BatchReply;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.Phase;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;

/**
 * One running query: prepared, executed and described in {@link #execute}, then read chunk by chunk, then cleared.
 *
 * <p>{@link #cancel} and {@link #close} may be called by any thread; everything else belongs to the thread that uses
 * the statement.
 */
public final class Query implements ChunkSource {

    /** A read-ahead buffer must leave room for the rows that are being read. */
    private static final int SMALLEST_SHARE_OF_HEAP = 8;

    private final Session session;
    private final Calls calls;
    private final Execution execution;
    private final QueryReport report;
    private final ResultMetadata metadata;
    private final CancelToken token;
    private final Budget budget;
    private final Runnable endsWithConnection;
    private final boolean keepUntilClosed;
    private final Delivered delivered = new Delivered();
    private volatile Run run;
    /** Delivered batches that the present run has given, too. */
    private int repeated;

    private ColourChase chase;
    private int rowsAhead;
    private volatile boolean closed;
    private volatile boolean ended;
    /** True when the server was, or is being, told to forget the query. */
    private volatile boolean released;

    Query(
            Session session,
            Execution execution,
            Execution.Started started,
            CancelToken token,
            Budget budget,
            boolean keepUntilClosed) {
        this.session = session;
        this.calls = session.calls();
        this.execution = execution;
        this.report = execution.report();
        this.metadata = started.metadata();
        this.token = token;
        this.budget = budget;
        this.keepUntilClosed = keepUntilClosed;
        this.run = reading(started);
        this.ended = metadata.columns().isEmpty();
        this.endsWithConnection = calls.endsWithConnection(token.scope());
    }

    private Run reading(Execution.Started started) {
        E6Config config = session.config();
        Runnable clear = started.clear();
        var stream = new BatchStream(
                calls,
                started.route(),
                budget,
                token.scope(),
                Math.min(
                        config.number(E6Property.FETCH_BUFFER_BYTES),
                        Runtime.getRuntime().maxMemory() / SMALLEST_SHARE_OF_HEAP),
                config.number(E6Property.FETCH_BUFFER_BATCHES),
                keepUntilClosed ? () -> {} : () -> forget(clear));
        Runnable stop = stream::stop;
        token.scope().onCancel(stop);
        return new Run(started.route(), stream, stop, clear);
    }

    /** As the longer form, with nobody who watches, or who can cancel before it returns. */
    public static Query execute(Session session, String sql, QueryOptions options) throws SQLException {
        return execute(session, sql, options, new CancelToken(), QueryProgress.NONE);
    }

    /**
     * Runs a statement up to its metadata (protocol 5.1, steps 1 to 3). Where the statement has no columns, the server
     * is already being cleaned up on return.
     *
     * @param sql text for the engine, without parameters and trailing semicolon
     * @param token new for each execution; {@link CancelToken#cancel} works as soon as this call begins
     * @param progress is told on this thread
     * @throws SQLException of the kind that protocol 12 names; the server was cleaned up
     */
    public static Query execute(
            Session session, String sql, QueryOptions options, CancelToken token, QueryProgress progress)
            throws SQLException {
        return new Execution(session, sql, options, token, progress).run();
    }

    /**
     * Cancels a query by its id, whichever connection of this JVM runs it for the same user on the same cluster.
     *
     * @return false where no such query is open
     */
    public static boolean cancel(Session session, String queryId) {
        var open = session.openQuery(queryId);
        open.ifPresent(query -> query.scope().cancel());
        return open.isPresent();
    }

    /**
     * Status of a query by its id; finds the same queries as {@link #cancel(Session, String)}.
     *
     * @throws SQLException HY010 where no such query is open
     */
    public static Status status(Session session, String queryId) throws SQLException {
        var open = session.openQuery(queryId)
                .orElseThrow(() -> ErrorKind.INVALID_STATE.exception("No query " + queryId
                        + " is open; known are the queries that this JVM runs for the same user on this cluster."));
        return new Inspection(open, metadataLimit(session, Budget.UNLIMITED)).status();
    }

    /**
     * The columns of a statement that is prepared but not run; the server is cleaned up. Whether engines describe what
     * they have not run is not confirmed.
     *
     * @return null where the engine does not describe it
     * @throws SQLException of the kind that protocol 12 names where the engine refuses the text
     */
    public static ResultMetadata describe(Session session, String sql, QueryOptions options) throws SQLException {
        return new Execution(session, sql, options, new CancelToken(), QueryProgress.NONE).describeOnly();
    }

    /**
     * The engine's check of a statement that it does not run: validation text or logical plan.
     *
     * @throws SQLException where the engine refuses the statement
     */
    public static String dryRun(Session session, String sql, QueryOptions options) throws SQLException {
        return new DryRun(session, sql, options).run();
    }

    /** The engine's id of the query; another one after the driver had to begin it anew. */
    public String id() {
        return run.route().queryId();
    }

    @Override
    public ResultMetadata metadata() {
        return metadata;
    }

    /** Rows that a statement without columns changed; -1 for a statement with columns. */
    public long updateCount() {
        return UpdateCount.of(metadata);
    }

    @Override
    public void readAhead(int rows) {
        rowsAhead = rows;
        run.stream().readAhead(rows);
    }

    @Override
    public Chunk next() throws SQLException {
        if (closed) {
            throw ErrorKind.INVALID_CURSOR_STATE.exception("The result is closed [query " + id() + "]");
        }
        if (ended) {
            return null;
        }
        try {
            return advance();
        } catch (SQLException e) {
            throw report.failed(e);
        }
    }

    private Chunk advance() throws SQLException {
        report.waits();
        BatchReply batch = take();
        report.got(batch);
        if (closed) {
            throw ErrorKind.INVALID_CURSOR_STATE.exception(
                    "The result was closed while it was read [query " + id() + "]");
        }
        Chunk chunk = batch == null ? null : read(batch);
        if (chunk == null || chunk.rowCount() == 0) {
            end();
            report.ends(Outcome.FINISHED);
            return null;
        }
        delivered.add(batch);
        repeated = delivered.batches();
        chase = null;
        report.rows(chunk.rowCount());
        run.stream().proceed();
        return chunk;
    }

    private BatchReply take() throws SQLException {
        CallFailed lost = null;
        for (; ; ) {
            Run now = run;
            try {
                calls.keepFresh(budget, token.scope());
                for (; repeated < delivered.batches(); repeated++) {
                    if (!delivered.isSame(repeated, now.stream().take())) {
                        // The second run gives the rows in another order, or others.
                        fail();
                        throw calls.failed(lost, now.route(), false);
                    }
                    now.stream().proceed();
                }
                return now.stream().take();
            } catch (CallFailed failure) {
                if (Thread.currentThread().isInterrupted()) {
                    token.cancel();
                }
                lost = failure;
                if (!begunAnew(failure, now)) {
                    fail();
                    throw calls.failed(failure, now.route(), false);
                }
            }
        }
    }

    /**
     * Where the query is gone because its side of the deployment is (protocol 8.3 rule 8), and a second run cannot do
     * harm: runs it on the other side. What the reader has got already must come again, see {@link Delivered}.
     *
     * @return false where it has to fail
     */
    private boolean begunAnew(CallFailed failure, Run lost) throws SQLException {
        if (closed || !delivered.isRepeatable()) {
            return false;
        }
        try {
            if (execution.verdict(failure, lost.route()).signal() != Signal.WRONG_COLOUR || !execution.mayRunTwice()) {
                return false;
            }
            chase = chase == null ? calls.chase() : chase;
            if (!chase.goesOn(Phase.FETCH, budget, token.scope())) {
                return false;
            }
        } catch (CallFailed whileWaiting) {
            fail();
            throw calls.failed(whileWaiting, lost.route(), false);
        }
        report.retry(failure);
        lost.abandon(token.scope());
        Execution.Started started = null;
        try {
            started = execution.start();
        } finally {
            if (started == null) {
                fail();
            }
        }
        Run next = reading(started);
        next.stream().readAhead(rowsAhead);
        repeated = 0;
        // The failure of the lost run has released that one.
        released = false;
        run = next;
        if (closed) {
            next.abandon(token.scope());
        }
        return started.metadata().columns().equals(metadata.columns());
    }

    private Chunk read(BatchReply batch) throws SQLException {
        try {
            return Chunk.read(
                    batch.bytes(),
                    batch.offset(),
                    batch.length(),
                    metadata.columns().size());
        } catch (SQLException e) {
            fail();
            throw malformed(e, run.route());
        }
    }

    /** What decoding complained of, with the query that it belongs to. */
    static SQLException malformed(SQLException complaint, Route route) {
        return ErrorKind.MALFORMED_RESPONSE.exception(
                complaint.getMessage() + " [query " + route.queryId() + "]", complaint);
    }

    private void end() {
        ended = true;
        delivered.forget();
        run.stop().run();
        if (!keepUntilClosed) {
            release();
        }
    }

    private void fail() {
        ended = true;
        delivered.forget();
        run.stop().run();
        release();
    }

    /** How far the engine is, without waiting for it. */
    public Status status() throws SQLException {
        return inspection().status();
    }

    /** The plan of this query as the engine prints it. */
    public String explain() throws SQLException {
        return inspection().explain();
    }

    /**
     * What the execution cost. After the last row only with {@link QueryOptions#keepUntilClosed}.
     *
     * @throws SQLException HY010 where the server has already forgotten the query
     */
    public Analysis explainAnalyze() throws SQLException {
        return inspection().explainAnalyze();
    }

    private Inspection inspection() throws SQLException {
        if (released || token.isCancelled()) {
            throw ErrorKind.INVALID_STATE.exception("The cluster has already forgotten the query; ask before its last"
                    + " row is received, or run it with keepQueryUntilClosed [query " + id() + "]");
        }
        return new Inspection(calls, run.route(), metadataLimit(session, budget));
    }

    private static Budget metadataLimit(Session session, Budget budget) {
        return budget.within(session.config().duration(E6Property.METADATA_TIMEOUT), E6Property.METADATA_TIMEOUT.key());
    }

    /** Cancels on the server by query id; a fetch that is waiting fails with 57014. Idempotent, never blocks. */
    public void cancel() throws SQLException {
        if (!closed) {
            token.cancel();
        }
    }

    /** No further row is wanted: the query is cleared, unless it is to be kept until {@link #close}. */
    @Override
    public void finish() {
        end();
        report.rows(Math.max(updateCount(), 0));
        report.ends(updateCount() >= 0 ? Outcome.FINISHED : Outcome.CLOSED);
    }

    /** Clears the query on the server, exactly once, in the background. */
    @Override
    public void close() {
        closed = true;
        delivered.forget();
        run.stop().run();
        release();
        report.ends(token.isCancelled() ? Outcome.CANCELLED : Outcome.CLOSED);
    }

    /** From here on a cancel has nothing to do. */
    private void release() {
        Run now = run;
        now.release(token.scope());
        calls.outlived(endsWithConnection);
        forget(now.clear());
    }

    private void forget(Runnable clear) {
        released = true;
        clear.run();
    }

    /**
     * State of a query.
     *
     * @param finished true when the engine has all rows
     * @param rowCount rows so far, or in all
     */
    public record Status(boolean finished, long rowCount) {}

    /**
     * Cost of a query (protocol 5.6).
     *
     * @param json the engine's own JSON text
     * @param cached true where the result came from the engine's cache
     * @param parsingMillis time for parsing
     * @param queueingMillis time in the queue
     */
    public record Analysis(String json, boolean cached, long parsingMillis, long queueingMillis) {}
}
