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

    /**
     * Runs a statement up to its metadata (protocol 5.1, steps 1 to 3).
     *
     * @param sql text for the engine, without parameters and trailing semicolon
     * @throws SQLException of the kind that protocol 12 names; the server was cleaned up
     */
    public static Query execute(Session session, String sql, QueryOptions options) throws SQLException {
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

    @Override
    public Chunk next() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** Cancels on the server by query id; a fetch that is waiting fails with 57014. Idempotent. */
    public void cancel() throws SQLException {
        throw new UnsupportedOperationException("floor 6");
    }

    /** Clears the query on the server, exactly once, in the background. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("floor 6");
    }
}
