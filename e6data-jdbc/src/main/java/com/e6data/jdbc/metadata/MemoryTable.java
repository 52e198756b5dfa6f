package com.e6data.jdbc.metadata;

import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.Column;
import com.e6data.jdbc.vector.ResultMetadata;
import java.util.ArrayList;
import java.util.List;

/** Rows in memory as a source of chunks, so that metadata goes through the same result set as query results. */
public final class MemoryTable implements ChunkSource {

    private final ResultMetadata metadata;
    private List<Object[]> rows;

    /**
     * Wraps rows.
     *
     * @param metadata one column for each value of a row; its row count is not looked at
     * @param rows values in their natural class (see {@link Column#getObject}), null for NULL
     */
    public MemoryTable(ResultMetadata metadata, List<Object[]> rows) {
        this.metadata = new ResultMetadata(rows.size(), metadata.columns());
        this.rows = List.copyOf(rows);
    }

    @Override
    public ResultMetadata metadata() {
        return metadata;
    }

    @Override
    public Chunk next() {
        if (rows.isEmpty()) {
            return null;
        }
        List<Column> columns = new ArrayList<>(metadata.columns().size());
        for (int i = 0; i < metadata.columns().size(); i++) {
            columns.add(new RowsColumn(rows, i));
        }
        Chunk chunk = Chunk.of(rows.size(), columns);
        rows = List.of();
        return chunk;
    }

    @Override
    public void close() {
        rows = List.of();
    }

    /** One position of all rows. */
    private static final class RowsColumn extends Column {
        private final List<Object[]> rows;
        private final int index;

        RowsColumn(List<Object[]> rows, int index) {
            this.rows = rows;
            this.index = index;
        }

        @Override
        public boolean isNull(int row) {
            return rows.get(row)[index] == null;
        }

        @Override
        public Object getObject(int row) {
            return rows.get(row)[index];
        }
    }
}
