package com.e6data.emulator.wire;

import com.e6data.emulator.sql.SqlError;
import java.util.List;

/**
 * Turns rows into result chunks: one bare Thrift struct each (protocol 7). Columns are collected in their wire form row
 * by row, so that a chunk needs no second pass. Not thread-safe.
 */
public final class ChunkWriter {

    private final List<VectorWriter> vectors;
    private final ChunkOptions options;
    private int rows;

    public ChunkWriter(List<OutputColumn> columns, ChunkOptions options) {
        this.vectors =
                columns.stream().map(column -> VectorWriter.of(column, options)).toList();
        this.options = options;
    }

    /**
     * Reads the rows of one chunk.
     *
     * @return the chunk, or null where the cursor has no more rows
     * @throws SqlError as the cursor throws it, or of phase EXECUTION where a value does not fit its column
     */
    public byte[] next(RowCursor cursor) throws SqlError {
        begin();
        while (!full() && cursor.next()) {
            for (var column = 0; column < vectors.size(); column++) {
                vectors.get(column).append(cursor.get(column));
            }
            rows++;
        }
        return rows == 0 ? null : finish();
    }

    /** Rows of the last chunk. */
    public int rows() {
        return rows;
    }

    /** One chunk of the given rows, whatever the limits say; an empty list gives the chunk of size 0. */
    byte[] write(Iterable<? extends List<?>> chunk) throws SqlError {
        begin();
        for (var row : chunk) {
            for (var column = 0; column < vectors.size(); column++) {
                vectors.get(column).append(row.get(column));
            }
            rows++;
        }
        return finish();
    }

    private void begin() {
        rows = 0;
        vectors.forEach(VectorWriter::clear);
    }

    private boolean full() {
        if (rows >= options.maxRows()) {
            return true;
        }
        var bytes = 0L;
        for (var vector : vectors) {
            bytes += vector.bytes();
        }
        return bytes >= options.maxBytes();
    }

    private byte[] finish() {
        var out = new ByteSink(256);
        out.field(ByteSink.I32, 1);
        out.i32(rows);
        out.field(ByteSink.LIST, 2);
        out.list(ByteSink.STRUCT, rows == 0 ? 0 : vectors.size());
        if (rows > 0) {
            vectors.forEach(vector -> vector.writeTo(out));
        }
        out.i8(ByteSink.STOP);
        return out.toByteArray();
    }
}
