package com.e6data.jdbc.vector;

import java.time.LocalDate;

/** DATE: microseconds since the epoch; the day is their floor (protocol 7.5). */
final class DateColumn extends VectorColumn {

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final byte[] bytes;
    private final int start;
    private final int stride;

    DateColumn(byte[] bytes, Nulls nulls, VectorData data) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
    }

    @Override
    public Object getObject(int row) {
        long micros = (long) BigEndian.LONGS.get(bytes, start + row * stride);
        return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
    }
}
