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

    /**
     * Bounds the rows that are fetched before they are asked for: with so many or more waiting, no further fetch is
     * started. Without effect on sources in memory.
     *
     * @param rows 0 for no bound in rows
     */
    default void readAhead(int rows) {}

    /** Frees what the source holds, on the server too. Idempotent, never blocks on the network. */
    @Override
    void close();
}
