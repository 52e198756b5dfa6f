package com.e6data.jdbc;

import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;

/** The cursor of a forward-only result set: keeps the current chunk, and one more once it had to look ahead. */
final class RowCursor extends Cursor {

    private Chunk ahead;
    private boolean afterLast;

    /** {@code maxRows} 0 for no limit. */
    RowCursor(ChunkSource source, long maxRows) {
        super(source, maxRows);
    }

    @Override
    boolean nextChunk() throws SQLException {
        Chunk following;
        try {
            following = peek();
        } catch (SQLException e) {
            leave();
            throw e;
        }
        leave();
        ahead = null;
        chunk = following;
        afterLast = following == null;
        limit = following == null ? 0 : visibleRows(following, before);
        return following != null;
    }

    private void leave() {
        before += limit;
        row = 0;
        limit = 0;
        chunk = null;
    }

    @Override
    Chunk take() throws SQLException {
        Chunk following = peek();
        takenRows = following == null ? 0 : visibleRows(following, before);
        before += takenRows;
        ahead = null;
        afterLast = following == null;
        return following;
    }

    /** The chunk after the current one, without moving; null where there is none. */
    private Chunk peek() throws SQLException {
        if (ahead == null) {
            ahead = fetch(before + limit);
        }
        return ahead;
    }

    @Override
    boolean isBeforeFirst() throws SQLException {
        return notStarted() && peek() != null;
    }

    @Override
    boolean isAfterLast() {
        return afterLast && before > 0;
    }

    @Override
    boolean isLast() throws SQLException {
        return chunk != null && row + 1 >= limit && peek() == null;
    }

    @Override
    boolean notStarted() {
        return chunk == null && !afterLast && before == 0;
    }

    @Override
    void close() {
        super.close();
        ahead = null;
    }
}
