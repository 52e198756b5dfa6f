package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cursor of a scroll-insensitive result set: keeps every chunk that it has read, as it came, and reads as far as
 * the position demands. A move that fails leaves it where it was; rows that were read can still be visited.
 */
final class ScrollCursor extends Cursor {

    private final long maxBytes;

    /** Replaced, never emptied, by a close that another thread may do in the middle of a move. */
    private volatile List<Chunk> chunks = new ArrayList<>();
    /** Rows before each chunk. */
    private long[] starts = new long[4];
    /** Rows in all chunks, as far as the row limit leaves them. */
    private long buffered;

    private long bufferedBytes;
    /** True when {@link #buffered} is the size of the result. */
    private boolean complete;
    /** Position of the current chunk in the list. */
    private int index;

    private boolean afterLast;

    /**
     * A cursor before the first row.
     *
     * @param maxRows 0 for no limit
     * @param maxBytes most bytes of chunks to keep; 0 for no limit
     */
    ScrollCursor(ChunkSource source, long maxRows, long maxBytes) {
        super(source, maxRows);
        this.maxBytes = maxBytes;
    }

    /** From 0 (before the first row) to one more than there are rows (after the last). */
    private long position() {
        return chunk != null ? rowNumber() : afterLast ? buffered + 1 : 0;
    }

    @Override
    boolean nextChunk() throws SQLException {
        return to(position() + 1);
    }

    boolean previous() throws SQLException {
        return to(position() - 1);
    }

    boolean relative(long rows) throws SQLException {
        return to(position() + rows);
    }

    @Override
    Chunk take() throws SQLException {
        if (!has(before + 1)) {
            afterLast = true;
            return null;
        }
        enter(find(before + 1));
        Chunk following = chunk;
        takenRows = limit;
        before += limit;
        chunk = null;
        limit = 0;
        return following;
    }

    /** Negative rows count from the end; 0 is before the first row. */
    boolean absolute(long number) throws SQLException {
        if (number < 0) {
            readAll();
            return to(buffered + 1 + number);
        }
        return to(number);
    }

    void afterLast() throws SQLException {
        readAll();
        to(buffered + 1);
    }

    /** Moves to a row, counted from 1, or beyond either end; true on a row. */
    private boolean to(long number) throws SQLException {
        boolean exists = number > 0 && has(number);
        if (exists) {
            if (chunk == null || number <= before || number > before + limit) {
                enter(find(number));
            }
            row = (int) (number - before - 1);
        } else {
            chunk = null;
            limit = 0;
            row = 0;
            afterLast = number > 0;
        }
        return exists;
    }

    private void enter(int chunkIndex) throws SQLException {
        List<Chunk> all = chunks;
        if (chunkIndex < 0 || chunkIndex >= all.size()) {
            throw ErrorKind.INVALID_CURSOR_STATE.exception("The result set was closed while it was read.");
        }
        index = chunkIndex;
        chunk = all.get(index);
        before = starts[index];
        limit = visibleRows(chunk, before);
    }

    private int find(long number) {
        if (chunk != null && index + 1 < chunks.size() && number > starts[index + 1]) {
            int following = index + 1;
            if (following + 1 == chunks.size() || number <= starts[following + 1]) {
                return following;
            }
        }
        int found = Arrays.binarySearch(starts, 0, chunks.size(), number - 1);
        return found >= 0 ? found : -found - 2;
    }

    /** Reads up to a row; false where the result is shorter. */
    private boolean has(long number) throws SQLException {
        while (buffered < number && !complete) {
            read();
        }
        return buffered >= number;
    }

    private void readAll() throws SQLException {
        while (!complete) {
            read();
        }
    }

    private void read() throws SQLException {
        Chunk fetched = fetch(buffered);
        if (fetched == null) {
            complete = true;
            return;
        }
        if (maxBytes > 0 && bufferedBytes + fetched.byteCount() > maxBytes) {
            throw fail(ErrorKind.LIMIT_EXCEEDED.exception("The scrollable result set holds " + buffered + " rows in "
                    + bufferedBytes + " bytes, and the next rows go beyond its limit of " + maxBytes
                    + ". Use a TYPE_FORWARD_ONLY result set, limit the rows, or raise the property "
                    + E6Property.SCROLL_BUFFER_BYTES.key() + "."));
        }
        if (chunks.size() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[chunks.size()] = buffered;
        chunks.add(fetched);
        bufferedBytes += fetched.byteCount();
        buffered += visibleRows(fetched, buffered);
    }

    @Override
    boolean isBeforeFirst() throws SQLException {
        return notStarted() && has(1);
    }

    @Override
    boolean isAfterLast() {
        return afterLast && chunk == null && buffered > 0;
    }

    @Override
    boolean isLast() throws SQLException {
        return chunk != null && !has(rowNumber() + 1);
    }

    @Override
    boolean notStarted() {
        return chunk == null && !afterLast;
    }

    @Override
    void close() {
        super.close();
        chunks = new ArrayList<>();
    }
}
