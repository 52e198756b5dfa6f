package com.e6data.jdbc.vector;

import com.e6data.jdbc.type.Numbers;
import java.math.BigDecimal;
import java.sql.SQLException;

/** LONG: eight bytes a row. */
final class LongColumn extends VectorColumn {

    private final byte[] bytes;
    private final int start;
    private final int stride;

    LongColumn(byte[] bytes, Nulls nulls, VectorData data) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
    }

    @Override
    public long getLong(int row) {
        return (long) BigEndian.LONGS.get(bytes, start + row * stride);
    }

    @Override
    public Object getObject(int row) {
        return getLong(row);
    }

    @Override
    public boolean getBoolean(int row) {
        return getLong(row) != 0;
    }

    @Override
    public int getInt(int row) throws SQLException {
        return Numbers.toInt(getLong(row));
    }

    @Override
    public float getFloat(int row) {
        return getLong(row);
    }

    @Override
    public double getDouble(int row) {
        return getLong(row);
    }

    @Override
    public BigDecimal getBigDecimal(int row) {
        return BigDecimal.valueOf(getLong(row));
    }

    @Override
    public String getString(int row) {
        return Long.toString(getLong(row));
    }
}
