package com.e6data.jdbc.vector;

import java.util.List;

/** A column over values that are already objects; metadata result sets consist of them. */
final class MemoryColumn extends Column {

    private final Object[][] rows;
    private final int position;

    /** One position of rows that are shared with the row's other columns. */
    MemoryColumn(Object[][] rows, int position) {
        this.rows = rows;
        this.position = position;
    }

    static MemoryColumn of(List<?> values) {
        Object[][] rows = new Object[values.size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new Object[] {values.get(row)};
        }
        return new MemoryColumn(rows, 0);
    }

    @Override
    public boolean isNull(int row) {
        return rows[row][position] == null;
    }

    @Override
    public Object getObject(int row) {
        Object value = rows[row][position];
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }
}
