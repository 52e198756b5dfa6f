package com.e6data.jdbc.query;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;

/**
 * One running query: prepared, executed and described in {@link #execute}, then read chunk by chunk, then cleared.
 *
 * <p>{@link #cancel} may be called by any thread; everything else belongs to the thread that uses the statement.
 */
public final class Query implements ChunkSource {

    private Query() {}

    /** {@link #execute(Session, String, QueryOptions, CancelToken)} that nobody else can cancel before it returns. */
    public static Query execute(Session session, String sql, QueryOptions options) throws SQLException {
        return execute(session, sql, options, new CancelToken());
    }

    /**
     * Runs a statement up to its metadata (protocol 5.1, steps 1 to 3). Where the statement has no columns, the server
     * is already cleaned up on return.
     *
     * @param sql text for the engine, without parameters and trailing semicolon
     * @param token new for each execution; {@link CancelToken#cancel} works as soon as this call begins
     * @throws SQLException of the kind that protocol 12 names; the server was cleaned up
     */
    public static Query execute(Session session, String sql, QueryOptions options, CancelToken token)
            throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /**
     * The engine's check of a statement that it does not run: validation text or logical plan.
     *
     * @throws SQLException where the engine refuses the statement
     */
    public static String dryRun(Session session, String sql, QueryOptions options) throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** The engine's id of the query. */
    public String id() {
        throw new UnsupportedOperationException("floor 6");
    }

    @Override
    public ResultMetadata metadata() {
        throw new UnsupportedOperationException("floor 6");
    }

    /** Rows that a statement without columns changed; -1 for a statement with columns. */
    public long updateCount() {
        throw new UnsupportedOperationException("floor 6");
    }

    @Override
    public Chunk next() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** How far the engine is, without waiting for it. */
    public Status status() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** The plan of this query as the engine prints it. */
    public String explain() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /**
     * What the execution cost. After the last row only with {@link QueryOptions#keepUntilClosed}.
     *
     * @throws SQLException HY010 where the server has already forgotten the query
     */
    public Analysis explainAnalyze() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** Cancels on the server by query id; a fetch that is waiting fails with 57014. Idempotent, never blocks. */
    public void cancel() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** Clears the query on the server, exactly once, in the background. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("floor 6");
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
