package com.e6data.jdbc.vector;

/** BOOLEAN: one byte a row. */
final class BooleanColumn extends VectorColumn {

    private final byte[] bytes;
    private final int start;
    private final int stride;

    BooleanColumn(byte[] bytes, Nulls nulls, VectorData data) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
    }

    @Override
    public boolean getBoolean(int row) {
        return bytes[start + row * stride] != 0;
    }

    @Override
    public Object getObject(int row) {
        return getBoolean(row);
    }

    @Override
    public int getInt(int row) {
        return getBoolean(row) ? 1 : 0;
    }

    @Override
    public long getLong(int row) {
        return getInt(row);
    }

    @Override
    public String getString(int row) {
        return getBoolean(row) ? "true" : "false";
    }
}
