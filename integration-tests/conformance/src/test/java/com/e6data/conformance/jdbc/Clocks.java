package com.e6data.conformance.jdbc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** What clocks and calendars show, computed for the checks of rules without driver and H2. */
final class Clocks {

    private static final LocalDate GAP_START = LocalDate.of(1582, 10, 5);
    private static final LocalDate GAP_END = LocalDate.of(1582, 10, 15);
    private static final int DAYS_LOST = 10;

    private Clocks() {}

    /** Fields of an instant in the hybrid calendar that {@code java.sql} classes show. */
    static LocalDateTime shown(long millis, int nanos, String zone) {
        var fields = new GregorianCalendar(TimeZone.getTimeZone(zone));
        fields.setTimeInMillis(millis);
        int year = fields.get(Calendar.YEAR);
        return LocalDateTime.of(
                fields.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                fields.get(Calendar.MONTH) + 1,
                fields.get(Calendar.DAY_OF_MONTH),
                fields.get(Calendar.HOUR_OF_DAY),
                fields.get(Calendar.MINUTE),
                fields.get(Calendar.SECOND),
                nanos);
    }

    /** What the {@code java.sql} value of an outcome shows; null where there is none. */
    static LocalDateTime shown(Outcome outcome, String zone) {
        String[] words = outcome.text().split(" ");
        return switch (outcome.type()) {
            case "Timestamp" -> shown(Long.parseLong(words[0]), Integer.parseInt(words[2]), zone);
            case "java.sql.Date", "java.sql.Time", "java.util.Date", "Calendar" -> {
                long millis = Long.parseLong(words[0]);
                yield shown(millis, (int) Math.floorMod(millis, 1000L) * 1_000_000, zone);
            }
            default -> null;
        };
    }

    /** A day that the hybrid calendar lacks shows as ten days later. */
    static LocalDateTime inHybridCalendar(LocalDateTime value) {
        LocalDate day = value.toLocalDate();
        return !day.isBefore(GAP_START) && day.isBefore(GAP_END) ? value.plusDays(DAYS_LOST) : value;
    }

    /**
     * The clock of a value without zone; of a value with zone at UTC; of an instant of {@code java.util} and
     * {@code java.sql} in the zone that is given. Times are on the first of January 1970. Null where there is no clock.
     */
    static LocalDateTime clock(Object value, String zone) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof LocalDateTime timestamp) {
            return timestamp;
        }
        if (value instanceof String text) {
            return parse(text);
        }
        if (value instanceof java.sql.Date date) {
            return shown(date.getTime(), 0, zone).toLocalDate().atStartOfDay();
        }
        if (value instanceof java.sql.Timestamp timestamp) {
            return shown(timestamp.getTime(), timestamp.getNanos(), zone);
        }
        if (value instanceof LocalTime || value instanceof OffsetTime || value instanceof java.sql.Time) {
            return LocalDate.EPOCH.atTime(time(value, zone));
        }
        if (value instanceof Date || value instanceof Calendar) {
            long millis = instant(value).toEpochMilli();
            return shown(millis, (int) Math.floorMod(millis, 1000L) * 1_000_000, zone);
        }
        Instant instant = instant(value);
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Null for a value that is none. */
    static Instant instant(Object value) {
        if (value instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toInstant();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (value instanceof Instant instant) {
            return instant;
        }
        return value instanceof Date date ? Instant.ofEpochMilli(date.getTime()) : null;
    }

    /** The time of day that a value has on its own clock, or in the zone that is given. */
    static LocalTime time(Object value, String zone) {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof OffsetTime time) {
            return time.toLocalTime();
        }
        if (value instanceof OffsetDateTime zoned) {
            return zoned.toLocalTime();
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toLocalTime();
        }
        if (value instanceof java.sql.Time time) {
            return shown(time.getTime(), (int) Math.floorMod(time.getTime(), 1000L) * 1_000_000, zone)
                    .toLocalTime();
        }
        LocalDateTime clock = clock(value, zone);
        return clock == null ? null : clock.toLocalTime();
    }

    /** Dates, timestamps and times as this project writes them, with or without a zone, which is not looked at. */
    static LocalDateTime parse(String text) {
        String clock =
                text.strip().replace(' ', 'T').replaceFirst("(?<=:\\d\\d(\\.\\d{1,9})?)(Z|[+-]\\d\\d:\\d\\d)$", "");
        try {
            return clock.contains("T")
                    ? LocalDateTime.parse(clock)
                    : clock.contains(":")
                            ? LocalTime.parse(clock).atDate(LocalDate.EPOCH)
                            : LocalDate.parse(clock).atStartOfDay();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
