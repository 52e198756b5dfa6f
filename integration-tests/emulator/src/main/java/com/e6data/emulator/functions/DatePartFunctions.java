package com.e6data.emulator.functions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parts of a date or timestamp. Weeks are those of ISO 8601: Monday first, week 1 has the first Thursday. */
public final class DatePartFunctions {

    private static final Pattern CLOCK = Pattern.compile("\\s*\\d{1,2}:\\d.*");

    private DatePartFunctions() {}

    /**
     * Value of a unit: second to year, doy, dow (1 = Monday), epoch (seconds). Seconds come without fraction.
     *
     * @param unit a text, singular or plural, without case
     */
    public static Long datePart(String unit, LocalDateTime t) {
        if (unit == null || t == null) {
            return null;
        }
        return switch (unit.strip().toUpperCase(Locale.ROOT)) {
            case "DOY", "DAYOFYEAR" -> (long) t.getDayOfYear();
            case "DOW", "DAYOFWEEK", "ISODOW", "DAYOFWEEKISO" -> dayOfWeekIso(t);
            case "EPOCH" -> DateText.epochSecond(t);
            default -> part(DateUnit.of(unit), t);
        };
    }

    /** A text of a timestamp or of a time of day alone, which gets the first day of 1970. */
    public static LocalDateTime clock(String text) {
        if (text == null) {
            return null;
        }
        return CLOCK.matcher(text).matches() ? DateText.parse("1970-01-01 " + text.strip()) : DateText.parse(text);
    }

    private static long part(DateUnit unit, LocalDateTime t) {
        return switch (unit) {
            case SECOND -> t.getSecond();
            case MINUTE -> t.getMinute();
            case HOUR -> t.getHour();
            case DAY -> t.getDayOfMonth();
            case WEEK -> t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> t.getMonthValue();
            case QUARTER -> t.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> t.getYear();
        };
    }

    /** 1 = Sunday. */
    public static Integer dayOfWeek(LocalDateTime t) {
        return t == null ? null : (Integer) (t.getDayOfWeek().getValue() % 7 + 1);
    }

    /** 1 = Monday. */
    public static Long dayOfWeekIso(LocalDateTime t) {
        return t == null ? null : (Long) (long) t.getDayOfWeek().getValue();
    }

    /** 0 = Monday. */
    public static Integer weekday(LocalDateTime t) {
        return t == null ? null : (Integer) (t.getDayOfWeek().getValue() - 1);
    }

    public static Long week(LocalDateTime t) {
        return t == null ? null : (Long) (long) t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    public static Long yearOfWeek(LocalDateTime t) {
        return t == null ? null : (Long) (long) t.get(IsoFields.WEEK_BASED_YEAR);
    }

    /** English, not shortened. */
    public static String dayName(LocalDateTime t) {
        return t == null ? null : t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
    }

    public static LocalDate lastDay(LocalDate d) {
        return d == null ? null : d.with(TemporalAdjusters.lastDayOfMonth());
    }

    /** @param unit week (ends on Sunday), month, quarter or year */
    public static LocalDate lastDay(LocalDate d, String unit) {
        if (d == null || unit == null) {
            return null;
        }
        return switch (DateUnit.of(unit)) {
            case WEEK -> d.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> lastDay(d);
            case QUARTER -> lastDay(d.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(2));
            case YEAR -> d.with(TemporalAdjusters.lastDayOfYear());
            default -> throw new IllegalArgumentException("LAST_DAY takes week, month, quarter or year, not " + unit);
        };
    }
}
