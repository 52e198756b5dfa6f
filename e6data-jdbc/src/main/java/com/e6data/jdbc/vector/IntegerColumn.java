package com.e6data.jdbc.vector;

import java.math.BigDecimal;

/** INTEGER: four bytes a row; a constant is sent in eight. */
final class IntegerColumn extends VectorColumn {

    private final byte[] bytes;
    private final int start;
    private final int stride;

    private IntegerColumn(byte[] bytes, Nulls nulls, int start, int stride) {
        super(nulls);
        this.bytes = bytes;
        this.start = start;
        this.stride = stride;
    }

    static IntegerColumn of(byte[] bytes, Nulls nulls, VectorData data) throws InvalidValue {
        if (data.member() != Member.NUMERIC_CONSTANT) {
            return new IntegerColumn(bytes, nulls, data.start(), data.stride());
        }
        long value = (long) BigEndian.LONGS.get(bytes, data.start());
        if (value != (int) value && !nulls.isNull(0)) {
            throw new InvalidValue("the INTEGER constant " + value + " has more than 32 bits");
        }
        return new IntegerColumn(bytes, nulls, data.start() + Integer.BYTES, 0);
    }

    @Override
    public int getInt(int row) {
        return (int) BigEndian.INTS.get(bytes, start + row * stride);
    }

    @Override
    public Object getObject(int row) {
        return getInt(row);
    }

    @Override
    public boolean getBoolean(int row) {
        return getInt(row) != 0;
    }

    @Override
    public long getLong(int row) {
        return getInt(row);
    }

    @Override
    public float getFloat(int row) {
        return getInt(row);
    }

    @Override
    public double getDouble(int row) {
        return getInt(row);
    }

    @Override
    public BigDecimal getBigDecimal(int row) {
        return BigDecimal.valueOf(getInt(row));
    }

    @Override
    public String getString(int row) {
        return Integer.toString(getInt(row));
    }
}
