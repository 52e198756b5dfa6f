package com.e6data.jdbc.vector;

import java.sql.SQLException;

/** Where a result set takes its rows from: a running query, or memory. Used by one thread at a time. */
public interface ChunkSource extends AutoCloseable {

    /** Columns of the result. */
    ResultMetadata metadata();

    /**
     * The next chunk with at least one row; null at the end of data. Blocks until there is one.
     *
     * @throws SQLException where the fetch failed, was cancelled or timed out
     */
    Chunk next() throws SQLException;

    /** No further chunk is wanted. Frees what is held for that, here all; {@link #close} has to follow. */
    default void finish() {
        close();
    }

    /** Frees what the source holds, on the server too. Idempotent, never blocks on the network. */
    @Override
    void close();
}
