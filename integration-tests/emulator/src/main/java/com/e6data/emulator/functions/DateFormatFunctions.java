package com.e6data.emulator.functions;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Dates and timestamps from and to text. NULL in, NULL out. */
public final class DateFormatFunctions {

    private DateFormatFunctions() {}

    /** @param pattern Java's letters */
    public static String format(LocalDateTime t, String pattern) {
        return t == null || pattern == null ? null : TimePattern.java(pattern).format(t);
    }

    /** @param pattern Java's letters, or percent codes when it has a percent sign */
    public static String dateFormat(LocalDateTime t, String pattern) {
        return t == null || pattern == null ? null : TimePattern.either(pattern).format(t);
    }

    /** @param pattern MySQL's percent codes */
    public static LocalDate parseDate(String pattern, String s) {
        LocalDateTime t = parseTimestamp(pattern, s);
        return t == null ? null : t.toLocalDate();
    }

    public static LocalDateTime parseTimestamp(String pattern, String s) {
        return pattern == null || s == null
                ? null
                : TimePattern.percent(pattern).parse(s);
    }

    /** Reads the text as local time of a zone and gives UTC. */
    public static LocalDateTime parseTimestamp(String pattern, String s, String zone) {
        return ZoneFunctions.toUtc(parseTimestamp(pattern, s), zone);
    }

    public static LocalDate toDate(String x) {
        return x == null ? null : DateText.parse(x).toLocalDate();
    }

    public static LocalDate toDate(String x, String pattern) {
        LocalDateTime t = toTimestamp(x, pattern);
        return t == null ? null : t.toLocalDate();
    }

    public static LocalDateTime toTimestamp(String x) {
        return x == null ? null : DateText.parse(x);
    }

    /** @param pattern Java's letters, or percent codes when it has a percent sign */
    public static LocalDateTime toTimestamp(String x, String pattern) {
        return x == null || pattern == null ? null : TimePattern.either(pattern).parse(x);
    }

    public static LocalDateTime tryToTimestamp(String x) {
        try {
            return toTimestamp(x);
        } catch (IllegalArgumentException notATimestamp) {
            return null;
        }
    }

    public static LocalDateTime tryToTimestamp(String x, String pattern) {
        try {
            return toTimestamp(x, pattern);
        } catch (IllegalArgumentException notATimestamp) {
            return null;
        }
    }

    /** The moment with an offset; a value without zone is UTC. */
    public static OffsetDateTime dateTime(LocalDateTime t) {
        return dateTime(t, "UTC");
    }

    public static OffsetDateTime dateTime(LocalDateTime t, String zone) {
        return t == null || zone == null
                ? null
                : t.atZone(ZoneFunctions.UTC)
                        .withZoneSameInstant(ZoneFunctions.zone(zone))
                        .toOffsetDateTime();
    }
}
