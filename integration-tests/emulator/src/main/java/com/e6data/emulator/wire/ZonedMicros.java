package com.e6data.emulator.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * A TIMESTAMP_TZ value as the wire has it (protocol 7.5).
 *
 * @param micros microseconds since the epoch
 * @param zone text of the zone, or null to leave it out
 */
record ZonedMicros(long micros, String zone) {

    static ZonedMicros of(Object value) {
        if (value instanceof OffsetDateTime time) {
            return new ZonedMicros(micros(time.toInstant()), time.getOffset().getId());
        }
        if (value instanceof ZonedDateTime time) {
            return new ZonedMicros(micros(time.toInstant()), time.getZone().getId());
        }
        if (value instanceof ZonedMicros micros) {
            return micros;
        }
        throw ValueEncoder.wrongClass(value, "OffsetDateTime or ZonedDateTime");
    }

    static long micros(Instant instant) {
        // ChronoUnit.MICROS goes through nanoseconds, which overflow in the year 2262.
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }
}
