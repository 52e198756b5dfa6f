package com.e6data.jdbc.vector;

import java.time.Instant;
import java.time.OffsetDateTime;

/** TIMESTAMP_TZ: an instant in microseconds, and the zone of each row to show it in (protocol 7.5). */
final class ZonedTimestampColumn extends VectorColumn {

    private final byte[] bytes;
    private final int start;
    private final int stride;
    private final Zones zones;

    ZonedTimestampColumn(byte[] bytes, Nulls nulls, VectorData data, Zones zones) {
        super(nulls);
        this.bytes = bytes;
        this.start = data.start();
        this.stride = data.stride();
        this.zones = zones;
    }

    @Override
    public Object getObject(int row) {
        long micros = (long) BigEndian.LONGS.get(bytes, start + row * stride);
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(micros, TimestampColumn.MICROS_PER_SECOND),
                (long) Math.floorMod(micros, (int) TimestampColumn.MICROS_PER_SECOND)
                        * TimestampColumn.NANOS_PER_MICRO);
        return OffsetDateTime.ofInstant(instant, zones.of(row));
    }
}
