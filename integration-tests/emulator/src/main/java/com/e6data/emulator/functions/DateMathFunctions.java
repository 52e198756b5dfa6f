package com.e6data.emulator.functions;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums, differences and truncation of dates (SQL reference 5.7). The documented forms of the differences are a minus b,
 * those with the unit first are end minus start.
 */
public final class DateMathFunctions {

    private static final int LONGEST_SERIES = 1_000_000;
    private static final Pattern STEP = Pattern.compile("([+-]?\\d{1,9}) ([A-Za-z]+)");

    private DateMathFunctions() {}

    public static LocalDateTime add(String unit, Long n, LocalDateTime t) {
        return unit == null || n == null || t == null ? null : DateUnit.of(unit).add(t, n);
    }

    public static LocalDateTime addDays(LocalDateTime t, Long n) {
        return t == null || n == null ? null : t.plusDays(n);
    }

    public static LocalDateTime subtractDays(LocalDateTime t, Long n) {
        return t == null || n == null ? null : t.minusDays(n);
    }

    public static LocalDate addMonths(LocalDate d, Long n) {
        return d == null || n == null ? null : d.plusMonths(n);
    }

    public static LocalDateTime truncate(String unit, LocalDateTime t) {
        return unit == null || t == null ? null : DateUnit.of(unit).truncate(t);
    }

    /** Days, a minus b. */
    public static Long dateDiff(String a, String b) {
        return a == null || b == null ? null : days(DateUnit.DAY, DateText.parse(b), DateText.parse(a));
    }

    /**
     * {@code (a, b, unit)} is a minus b, {@code (unit, start, end)} is end minus start; days and more by calendar date.
     */
    public static Long dateDiff(String first, String second, String third) {
        return difference(first, second, third, true);
    }

    /** Days, b minus a: the other way round than {@link #dateDiff(String, String)}, as a cluster answered. */
    public static Long datediff(String a, String b) {
        return dateDiff(b, a);
    }

    public static Long datediff(String first, String second, String third) {
        return dateDiff(first, second, third);
    }

    /** Like {@link #dateDiff(String, String, String)}, but days and weeks are whole ones of 24 hours. */
    public static Long timestampDiff(String first, String second, String third) {
        return difference(first, second, third, false);
    }

    private static Long difference(String first, String second, String third, boolean byDate) {
        if (first == null || second == null || third == null) {
            return null;
        }
        var unitFirst = DateUnit.find(first);
        DateUnit unit = unitFirst.orElseGet(() -> DateUnit.of(third));
        LocalDateTime start = DateText.parse(second);
        LocalDateTime end = DateText.parse(unitFirst.isPresent() ? third : first);
        return byDate ? days(unit, start, end) : unit.between(start, end);
    }

    private static long days(DateUnit unit, LocalDateTime start, LocalDateTime end) {
        return unit == DateUnit.DAY || unit == DateUnit.WEEK
                ? unit.between(
                        start.toLocalDate().atStartOfDay(), end.toLocalDate().atStartOfDay())
                : unit.between(start, end);
    }

    /** a minus b as {@code [-]HH:MM:SS}. */
    public static String timeDiff(LocalDateTime a, LocalDateTime b) {
        if (a == null || b == null) {
            return null;
        }
        Duration d = Duration.between(b, a);
        Duration size = d.abs();
        return String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d",
                d.isNegative() ? "-" : "",
                size.toHours(),
                size.toMinutesPart(),
                size.toSecondsPart());
    }

    /** @param step an interval as text, {@code 1 DAY} or {@code -2 MONTH} */
    public static LocalDate[] dateSeries(LocalDate start, LocalDate end, String step) {
        LocalDateTime[] series =
                start == null || end == null ? null : timestampSeries(start.atStartOfDay(), end.atStartOfDay(), step);
        return series == null
                ? null
                : Arrays.stream(series).map(LocalDateTime::toLocalDate).toArray(LocalDate[]::new);
    }

    /**
     * From start to end, both included. Each value is counted from the start, so 31 January is not lost to February.
     *
     * @param step an interval as text, {@code 1 DAY} or {@code -2 MONTH}
     */
    public static LocalDateTime[] timestampSeries(LocalDateTime start, LocalDateTime end, String step) {
        if (start == null || end == null || step == null) {
            return null;
        }
        Matcher m = STEP.matcher(step);
        if (!m.matches()) {
            throw new IllegalArgumentException("The step of a series needs a number and one unit, not '" + step + "'");
        }
        long n = Long.parseLong(m.group(1));
        DateUnit unit = DateUnit.of(m.group(2));
        if (n == 0) {
            throw new IllegalArgumentException("The step of a series must not be zero");
        }
        var out = new ArrayList<LocalDateTime>();
        LocalDateTime t = start;
        while (n > 0 ? !t.isAfter(end) : !t.isBefore(end)) {
            if (out.size() == LONGEST_SERIES) {
                throw new IllegalArgumentException("A series has more than " + LONGEST_SERIES + " values");
            }
            out.add(t);
            t = unit.add(start, n * out.size());
        }
        return out.toArray(LocalDateTime[]::new);
    }
}
