package com.e6data.emulator.wire;

import java.util.Iterator;
import java.util.List;

/** Rows out of a list. */
final class ListCursor implements RowCursor {

    private final List<OutputColumn> columns;
    private final Iterator<? extends List<?>> rows;
    private List<?> current;

    ListCursor(List<OutputColumn> columns, List<? extends List<?>> rows) {
        this.columns = columns;
        this.rows = rows.iterator();
    }

    @Override
    public List<OutputColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        current = rows.next();
        return true;
    }

    @Override
    public Object get(int column) {
        return current.get(column);
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
