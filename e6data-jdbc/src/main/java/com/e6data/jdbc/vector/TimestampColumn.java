package com.e6data.jdbc.vector;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** DATETIME and TIMESTAMP: microseconds since the epoch, a wall clock without zone (protocol 7.5). */
final class TimestampColumn extends VectorColumn {

    static final long MICROS_PER_SECOND = 1_000_000;
    static final int NANOS_PER_MICRO = 1_000;

    private final byte[] bytes;
    private final int start;
    private final int stride;

    TimestampColumn(byte[] bytes, Nulls nulls, VectorData data) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
    }

    @Override
    public Object getObject(int row) {
        long micros = (long) BigEndian.LONGS.get(bytes, start + row * stride);
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, (int) MICROS_PER_SECOND) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
    }
}
