package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ResultColumn;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** A chunk as users see it: up to the row limit, columns counted from 1. */
final class E6Batch implements E6dataBatch {

    private final Chunk chunk;
    private final int rowCount;
    private final List<ResultColumn> columns;
    private final Supplier<ColumnLabels> labels;

    /**
     * A view of a chunk.
     *
     * @param rowCount the first rows of the chunk that the row limit leaves
     * @param labels of all batches of the result, made when the first label is looked up
     */
    E6Batch(Chunk chunk, int rowCount, List<ResultColumn> columns, Supplier<ColumnLabels> labels) {
        this.chunk = chunk;
        this.rowCount = rowCount;
        this.columns = columns;
        this.labels = labels;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public int columnCount() {
        return columns.size();
    }

    @Override
    public E6dataColumn column(int index) throws SQLException {
        if (index < 1 || index > columns.size()) {
            throw ErrorKind.INVALID_INDEX.exception(
                    "There is no column " + index + "; the columns are 1.." + columns.size() + ".");
        }
        return new E6BatchColumn(columns.get(index - 1), chunk.column(index - 1), rowCount);
    }

    @Override
    public E6dataColumn column(String label) throws SQLException {
        return column(labels.get().find(label));
    }
}
