package com.e6data.jdbc;

import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;

/**
 * Where a result set stands: which chunk, which row in it. The step to the next row of the same chunk is not virtual,
 * since every row takes it.
 */
abstract sealed class Cursor permits RowCursor, ScrollCursor {

    private final ChunkSource source;
    private final long maxRows;

    /** The chunk of the current row; null where the cursor is not on a row. */
    Chunk chunk;
    /** The current row within its chunk. */
    int row;
    /** Rows of the current chunk that the row limit leaves; 0 where the cursor is not on a row. */
    int limit;
    /** Rows in the chunks before the current one. */
    long before;

    /** See {@link #takenRows()}. */
    int takenRows;

    private boolean ended;
    private SQLException failure;

    /** {@code maxRows} 0 for no limit. */
    Cursor(ChunkSource source, long maxRows) {
        this.source = source;
        this.maxRows = maxRows;
    }

    final ChunkSource source() {
        return source;
    }

    final Chunk chunk() {
        return chunk;
    }

    final int row() {
        return row;
    }

    final boolean next() throws SQLException {
        if (row + 1 < limit) {
            row++;
            return true;
        }
        return nextChunk();
    }

    /** Steps from the last row of a chunk, or from before the first row. */
    abstract boolean nextChunk() throws SQLException;

    /**
     * The next chunk as a whole; {@link #takenRows} of its rows are wanted. The cursor stays without a current row.
     * Null at the end.
     */
    abstract Chunk take() throws SQLException;

    /** How many rows of what {@link #take} gave the row limit leaves. */
    final int takenRows() {
        return takenRows;
    }

    /** Number of the current row from 1; 0 where the cursor is not on a row. */
    final long rowNumber() {
        return chunk == null ? 0 : before + row + 1;
    }

    /** False in an empty result. */
    abstract boolean isBeforeFirst() throws SQLException;

    /** False in an empty result. */
    abstract boolean isAfterLast();

    /** May have to fetch to know. */
    abstract boolean isLast() throws SQLException;

    /** True before the first row, false on or after it; unlike {@link #isBeforeFirst} also in an empty result. */
    abstract boolean notStarted();

    /** Bounds the rows that wait to be read; 0 for no bound in rows. */
    final void readAhead(int rows) {
        source.readAhead(rows);
    }

    /**
     * The next chunk of the source, null where there is none or no further row is wanted; the source is then finished.
     *
     * @param read rows that were read from the source so far
     */
    final Chunk fetch(long read) throws SQLException {
        if (failure != null) {
            // The rows after a failed fetch are lost; an end of data here would pass for a complete result.
            throw failure;
        }
        if (ended) {
            return null;
        }
        Chunk fetched = null;
        if (maxRows == 0 || read < maxRows) {
            try {
                fetched = source.next();
            } catch (SQLException e) {
                throw fail(e);
            }
        }
        if (fetched == null) {
            ended = true;
            source.finish();
        }
        return fetched;
    }

    /** Ends the source; every further fetch fails in the same way. */
    final SQLException fail(SQLException cause) {
        failure = cause;
        source.close();
        return cause;
    }

    /** Rows of a chunk that the row limit leaves, where {@code read} rows stand before it. */
    final int visibleRows(Chunk of, long read) {
        return maxRows == 0 ? of.rowCount() : (int) Math.min(of.rowCount(), maxRows - read);
    }

    void close() {
        ended = true;
        chunk = null;
        limit = 0;
        source.close();
    }
}
