package com.e6data.jdbc.vector;

import com.e6data.jdbc.type.Numbers;
import java.sql.SQLException;

/** FLOAT: sent as doubles, so eight bytes a row (protocol 7.4). */
final class FloatColumn extends VectorColumn {

    private final byte[] bytes;
    private final int start;
    private final int stride;

    FloatColumn(byte[] bytes, Nulls nulls, VectorData data) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
    }

    @Override
    public float getFloat(int row) {
        return (float) (double) BigEndian.DOUBLES.get(bytes, start + row * stride);
    }

    @Override
    public Object getObject(int row) {
        return getFloat(row);
    }

    @Override
    public boolean getBoolean(int row) throws SQLException {
        return Numbers.toBoolean(getFloat(row));
    }

    @Override
    public int getInt(int row) throws SQLException {
        return Numbers.toInt(getLong(row));
    }

    @Override
    public long getLong(int row) throws SQLException {
        return Numbers.toLong(getFloat(row));
    }

    @Override
    public double getDouble(int row) {
        return getFloat(row);
    }

    @Override
    public String getString(int row) {
        return Float.toString(getFloat(row));
    }
}
