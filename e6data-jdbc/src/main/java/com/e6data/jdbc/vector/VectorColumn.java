package com.e6data.jdbc.vector;

/** A column whose values lie in the bytes of the chunk. A constant vector is one whose stride is 0. */
abstract sealed class VectorColumn extends Column
        permits BooleanColumn,
                IntegerColumn,
                LongColumn,
                FloatColumn,
                DoubleColumn,
                TextColumn,
                BinaryColumn,
                DateColumn,
                TimestampColumn,
                ZonedTimestampColumn,
                DecimalColumn,
                Int96Column {

    private final byte[] nulls;
    private final int nullStart;
    private final int nullStride;

    VectorColumn(Nulls nulls) {
        this.nulls = nulls.bytes();
        this.nullStart = nulls.start();
        this.nullStride = nulls.stride();
    }

    @Override
    public final boolean isNull(int row) {
        return nulls[nullStart + row * nullStride] != 0;
    }
}
