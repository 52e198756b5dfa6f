package com.e6data.emulator.functions;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.api.Interval;

/**
 * Sums, differences and truncation of dates (SQL reference 5.7). The documented forms of the differences are a minus b,
 * those with the unit first are end minus start.
 */
public final class DateMathFunctions {

    private static final int LONGEST_SERIES = 1_000_000;

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

    public static LocalDate[] dateSeries(LocalDate start, LocalDate end, Interval step) {
        if (start == null || end == null || step == null) {
            return null;
        }
        return series(start.atStartOfDay(), end.atStartOfDay(), step).stream()
                .map(LocalDateTime::toLocalDate)
                .toArray(LocalDate[]::new);
    }

    public static LocalDateTime[] timestampSeries(LocalDateTime start, LocalDateTime end, Interval step) {
        return start == null || end == null || step == null
                ? null
                : series(start, end, step).toArray(LocalDateTime[]::new);
    }

    /**
     * From start to end, both included. Each value is counted from the start, so 31 January is not lost to February.
     */
    private static List<LocalDateTime> series(LocalDateTime start, LocalDateTime end, Interval step) {
        long months = step.getYears() * 12 + step.getMonths();
        Duration time = Duration.ofDays(step.getDays())
                .plusHours(step.getHours())
                .plusMinutes(step.getMinutes())
                .plusSeconds(step.getSeconds())
                .plusNanos(step.getNanosOfSecond());
        boolean up = months > 0 || time.compareTo(Duration.ZERO) > 0;
        if (months == 0 && time.isZero()) {
            throw new IllegalArgumentException("The step of a series must not be zero");
        }
        var out = new ArrayList<LocalDateTime>();
        LocalDateTime t = start;
        while (up ? !t.isAfter(end) : !t.isBefore(end)) {
            if (out.size() == LONGEST_SERIES) {
                throw new IllegalArgumentException("A series has more than " + LONGEST_SERIES + " values");
            }
            out.add(t);
            t = start.plusMonths(months * out.size()).plus(time.multipliedBy(out.size()));
        }
        return out;
    }
}
