package com.e6data.jdbc.vector;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A slice of a result: rows in columns. Immutable; may be read by any thread. */
public final class Chunk {

    private final int rowCount;
    private final List<Column> columns;
    private final int byteCount;

    private Chunk(int rowCount, List<Column> columns, int byteCount) {
        this.rowCount = rowCount;
        this.columns = columns;
        this.byteCount = byteCount;
    }

    /** A chunk over columns that are already in memory, as metadata result sets use it. */
    public static Chunk of(int rowCount, List<Column> columns) {
        return new Chunk(rowCount, List.copyOf(columns), 0);
    }

    /**
     * Indexes a chunk in place (protocol 7). The array is kept, not copied, and must not change afterwards.
     *
     * <p>No bytes at all are a chunk without rows.
     *
     * @param columnCount number of columns of the result; a chunk with rows must have as many vectors
     * @throws SQLException 08P01 where the bytes are malformed; no more memory is taken than the bytes justify
     */
    public static Chunk read(byte[] bytes, int offset, int length, int columnCount) throws SQLException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return new Chunk(0, List.of(), 0);
        }
        Chunk chunk = ChunkReader.read(new ThriftReader(bytes, offset, length), columnCount);
        return new Chunk(chunk.rowCount, chunk.columns, bytes.length);
    }

    public int rowCount() {
        return rowCount;
    }

    /** Number of columns; 0 where there are no rows. */
    public int columnCount() {
        return columns.size();
    }

    /**
     * Bytes that stay in memory as long as the chunk does: the array that it was read from. The index of texts comes on
     * top, four bytes a value at most. 0 for a chunk over columns in memory.
     */
    public int byteCount() {
        return byteCount;
    }

    /** Column by position, from 0. */
    public Column column(int index) {
        return columns.get(index);
    }
}
