package com.e6data.jdbc.metadata;

import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.Column;
import com.e6data.jdbc.vector.ResultMetadata;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in memory as a source of chunks, so that metadata goes through the same result set as query results. */
public final class MemoryTable implements ChunkSource {

    private final ResultMetadata metadata;
    private Object[][] rows;

    /**
     * Wraps rows.
     *
     * @param metadata one column for each value of a row; its row count is not looked at
     * @param rows values in their natural class (see {@link Column#getObject}), null for NULL
     */
    public MemoryTable(ResultMetadata metadata, List<Object[]> rows) {
        this.metadata = new ResultMetadata(rows.size(), metadata.columns());
        this.rows = rows.toArray(Object[][]::new);
    }

    @Override
    public ResultMetadata metadata() {
        return metadata;
    }

    @Override
    public Chunk next() {
        if (rows.length == 0) {
            return null;
        }
        Object[][] all = rows;
        rows = new Object[0][];
        List<Column> columns = IntStream.range(0, metadata.columns().size())
                .mapToObj(position -> Column.ofRows(all, position))
                .toList();
        return Chunk.of(all.length, columns);
    }

    @Override
    public void close() {
        rows = new Object[0][];
    }
}
