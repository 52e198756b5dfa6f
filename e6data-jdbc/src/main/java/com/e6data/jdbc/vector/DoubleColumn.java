package com.e6data.jdbc.vector;

import com.e6data.jdbc.type.Numbers;
import java.math.BigDecimal;
import java.sql.SQLException;

/** DOUBLE: eight bytes a row. */
final class DoubleColumn extends VectorColumn {

    private final byte[] bytes;
    private final int start;
    private final int stride;

    DoubleColumn(byte[] bytes, Nulls nulls, VectorData data) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
    }

    @Override
    public double getDouble(int row) {
        return (double) BigEndian.DOUBLES.get(bytes, start + row * stride);
    }

    @Override
    public Object getObject(int row) {
        return getDouble(row);
    }

    @Override
    public boolean getBoolean(int row) throws SQLException {
        return Numbers.toBoolean(getDouble(row));
    }

    @Override
    public int getInt(int row) throws SQLException {
        return Numbers.toInt(getLong(row));
    }

    @Override
    public long getLong(int row) throws SQLException {
        return Numbers.toLong(getDouble(row));
    }

    @Override
    public float getFloat(int row) throws SQLException {
        return Numbers.toFloat(getDouble(row));
    }

    @Override
    public BigDecimal getBigDecimal(int row) throws SQLException {
        return Numbers.toBigDecimal(getDouble(row));
    }

    @Override
    public String getString(int row) {
        return Double.toString(getDouble(row));
    }
}
