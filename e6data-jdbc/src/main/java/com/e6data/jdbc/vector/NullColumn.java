package com.e6data.jdbc.vector;

/** A column in which every row is NULL. */
final class NullColumn extends Column {

    @Override
    public boolean isNull(int row) {
        return true;
    }

    @Override
    public Object getObject(int row) {
        return null;
    }
}
