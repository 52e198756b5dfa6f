package com.e6data.jdbc;

import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;

/**
 * Where a forward-only result set stands: which chunk, which row in it. Stops at the row limit, and closes the source
 * as soon as no further row is wanted.
 */
final class RowCursor {

    private final ChunkSource source;
    private final long maxRows;

    private Chunk chunk;
    private int row;
    /** Rows of the current chunk that the row limit leaves. */
    private int limit;
    /** Rows in the chunks before the current one. */
    private long before;

    private Chunk ahead;
    private int taken;
    private boolean ended;
    private boolean afterLast;
    private SQLException failure;

    /** {@code maxRows} 0 for no limit. */
    RowCursor(ChunkSource source, long maxRows) {
        this.source = source;
        this.maxRows = maxRows;
    }

    /** The chunk of the current row; null where the cursor is not on a row. */
    Chunk chunk() {
        return chunk;
    }

    /** The current row within its chunk. */
    int row() {
        return row;
    }

    boolean next() throws SQLException {
        if (chunk != null && row + 1 < limit) {
            row++;
            return true;
        }
        return nextChunk();
    }

    private boolean nextChunk() throws SQLException {
        Chunk following = peek();
        before += limit;
        row = 0;
        chunk = following;
        ahead = null;
        afterLast = following == null;
        limit = following == null ? 0 : visibleRows(following);
        return following != null;
    }

    /**
     * The next chunk as a whole; {@link #takenRows} of its rows are wanted. The cursor stays without a current row.
     * Null at the end.
     */
    Chunk take() throws SQLException {
        Chunk following = peek();
        taken = following == null ? 0 : visibleRows(following);
        before += taken;
        ahead = null;
        afterLast = following == null;
        return following;
    }

    /** How many rows of what {@link #take} gave the row limit leaves. */
    int takenRows() {
        return taken;
    }

    private int visibleRows(Chunk of) {
        return maxRows == 0 ? of.rowCount() : (int) Math.min(of.rowCount(), maxRows - before);
    }

    /** The chunk after the current one, without moving; null where there is none. */
    private Chunk peek() throws SQLException {
        if (failure != null) {
            // The rows after a failed fetch are lost; an end of data here would pass for a complete result.
            throw failure;
        }
        if (ahead == null && !ended) {
            if (maxRows == 0 || before + limit < maxRows) {
                try {
                    ahead = source.next();
                } catch (SQLException e) {
                    failure = e;
                    chunk = null;
                    source.close();
                    throw e;
                }
            }
            if (ahead == null) {
                ended = true;
                source.finish();
            }
        }
        return ahead;
    }

    /** Number of the current row from 1; 0 where the cursor is not on a row. */
    long rowNumber() {
        return chunk == null ? 0 : before + row + 1;
    }

    boolean isBeforeFirst() throws SQLException {
        return chunk == null && before == 0 && !afterLast && peek() != null;
    }

    boolean isAfterLast() {
        return afterLast && before > 0;
    }

    boolean isLast() throws SQLException {
        return chunk != null && row + 1 >= limit && peek() == null;
    }

    /** True before the first row, false on or after it; unlike {@link #isBeforeFirst} also in an empty result. */
    boolean notStarted() {
        return chunk == null && !afterLast;
    }

    void close() {
        ended = true;
        chunk = null;
        ahead = null;
        source.close();
    }
}
