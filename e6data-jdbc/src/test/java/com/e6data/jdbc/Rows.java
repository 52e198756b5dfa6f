package com.e6data.jdbc;

import com.e6data.jdbc.metadata.MemoryTable;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.ResultColumn;
import com.e6data.jdbc.vector.ResultMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Results for tests: columns as {@code label:TYPE}, types as the engine writes them, rows in natural values, in as many
 * chunks as asked for.
 */
final class Rows implements ChunkSource {

    private final ResultMetadata metadata;
    private final Deque<List<Object[]>> chunks = new ArrayDeque<>();
    int fetches;
    boolean closed;

    private Rows(List<ResultColumn> columns) {
        metadata = new ResultMetadata(0, columns);
    }

    static Rows of(String columns) {
        return new Rows(Arrays.stream(columns.split(" ")).map(Rows::column).toList());
    }

    static ResultColumn column(String text) {
        String[] parts = text.split(":", 2);
        return new ResultColumn(parts[0], TypeDescriptor.parse(parts[1]), "", "");
    }

    Rows chunk(Object[]... rows) {
        chunks.add(List.of(rows));
        return this;
    }

    /** One chunk of rows with one value each. */
    Rows values(Object... values) {
        List<Object[]> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(new Object[] {value});
        }
        chunks.add(rows);
        return this;
    }

    static Object[] row(Object... values) {
        return values;
    }

    @Override
    public ResultMetadata metadata() {
        return metadata;
    }

    @Override
    public Chunk next() {
        fetches++;
        while (!closed && !chunks.isEmpty()) {
            Chunk chunk = new MemoryTable(metadata, chunks.remove()).next();
            if (chunk != null) {
                return chunk;
            }
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
