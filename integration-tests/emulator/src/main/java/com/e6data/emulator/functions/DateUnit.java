package com.e6data.emulator.functions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The units that date functions take as a text, singular or plural, without case. */
enum DateUnit {
    SECOND(ChronoUnit.SECONDS),
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    QUARTER(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit chrono;

    DateUnit(ChronoUnit chrono) {
        this.chrono = chrono;
    }

    static DateUnit of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("Unknown unit '" + name + "', known are "
                        + Arrays.stream(values())
                                .map(u -> u.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    static Optional<DateUnit> find(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(u -> upper.equals(u.name()) || upper.equals(u.name() + "S"))
                .findFirst();
    }

    /** A month that is too short takes its last day. */
    LocalDateTime add(LocalDateTime t, long n) {
        return this == QUARTER ? t.plusMonths(Math.multiplyExact(n, 3L)) : t.plus(n, chrono);
    }

    /** First moment of the unit; weeks begin on Monday. */
    LocalDateTime truncate(LocalDateTime t) {
        LocalDate day = t.toLocalDate();
        return switch (this) {
            case SECOND, MINUTE, HOUR, DAY -> t.truncatedTo(chrono);
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
            case YEAR -> day.withDayOfYear(1).atStartOfDay();
        };
    }

    /**
     * End minus start. Seconds to weeks are whole units, truncated towards zero; months, quarters and years are
     * calendar boundaries.
     */
    long between(LocalDateTime start, LocalDateTime end) {
        return switch (this) {
            case MONTH -> monthNumber(end) - monthNumber(start);
            case QUARTER -> Math.floorDiv(monthNumber(end), 3L) - Math.floorDiv(monthNumber(start), 3L);
            case YEAR -> (long) end.getYear() - start.getYear();
            default -> chrono.between(start, end);
        };
    }

    private static long monthNumber(LocalDateTime t) {
        return t.getYear() * 12L + t.getMonthValue() - 1;
    }
}
