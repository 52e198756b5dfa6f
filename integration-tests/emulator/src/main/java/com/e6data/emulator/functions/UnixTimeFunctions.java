package com.e6data.emulator.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Seconds since 1970 in UTC, to and from timestamps. */
public final class UnixTimeFunctions {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private UnixTimeFunctions() {}

    /** @param seconds may have a fraction */
    public static LocalDateTime fromUnixTime(BigDecimal seconds) {
        return seconds == null ? null : moment(seconds);
    }

    /** @param pattern Java's letters, or percent codes when it has a percent sign */
    public static String fromUnixTime(BigDecimal seconds, String pattern) {
        return seconds == null ? null : DateFormatFunctions.dateFormat(moment(seconds), pattern);
    }

    /** @param unit seconds, milliseconds or microseconds */
    public static LocalDateTime fromUnixTimeWithUnit(BigDecimal n, String unit) {
        if (n == null || unit == null) {
            return null;
        }
        int digits = switch (unit.strip().toLowerCase(Locale.ROOT)) {
            case "second", "seconds" -> 0;
            case "millisecond", "milliseconds" -> 3;
            case "microsecond", "microseconds" -> 6;
            default ->
                throw new IllegalArgumentException(
                        "FROM_UNIXTIME_WITHUNIT takes seconds, milliseconds or microseconds, not '" + unit + "'");
        };
        return moment(n.movePointLeft(digits));
    }

    public static Long toUnixTime(LocalDateTime t) {
        return t == null ? null : (Long) DateText.epochSecond(t);
    }

    /** Milliseconds, as the executor in Java answers. */
    public static Long toUnixTimestamp(LocalDateTime t) {
        return t == null ? null : (Long) t.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Seconds: only the native executor has this form, and it counts seconds. */
    public static Long toUnixTimestamp(String x, String pattern) {
        return toUnixTime(DateFormatFunctions.toTimestamp(x, pattern));
    }

    public static Double unixTimestamp(LocalDateTime t) {
        return t == null ? null : (Double) (DateText.epochSecond(t) + t.getNano() / 1e9);
    }

    public static Double unixTimestamp(String x, String pattern) {
        return unixTimestamp(DateFormatFunctions.toTimestamp(x, pattern));
    }

    private static LocalDateTime moment(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        int nanos = seconds.subtract(whole).multiply(NANOS).intValue();
        return LocalDateTime.ofEpochSecond(whole.longValueExact(), nanos, ZoneOffset.UTC);
    }
}
