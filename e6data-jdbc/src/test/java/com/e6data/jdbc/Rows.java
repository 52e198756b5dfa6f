package com.e6data.jdbc;

import com.e6data.jdbc.metadata.MemoryTable;
import com.e6data.jdbc.type.E6Type;
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

/** Results for tests: columns as {@code label:TYPE}, rows in natural values, in as many chunks as asked for. */
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
        String[] parts = text.split(":");
        E6Type type = E6Type.valueOf(parts[1]);
        TypeDescriptor element = parts.length > 2 ? column("e:" + parts[2]).type() : null;
        return new ResultColumn(
                parts[0], new TypeDescriptor(type, type.defaultPrecision(), 0, element, type.sqlName()), "", "");
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
