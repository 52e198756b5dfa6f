package com.e6data.emulator.functions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Dates and times in SQL's own form, {@code yyyy-MM-dd[ HH:mm[:ss[.ffffff]][zone]]}; a zone is converted to UTC. */
final class DateText {

    private static final DateTimeFormatter SQL = new DateTimeFormatterBuilder()
            .parseLenient()
            .appendPattern("uuuu-M-d")
            .optionalStart()
            .appendLiteral(' ')
            .appendPattern("H:m")
            .optionalStart()
            .appendPattern(":s")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.US);

    private DateText() {}

    static LocalDateTime parse(String text) {
        String trimmed = text.strip();
        String plain = trimmed.length() > 10 && trimmed.charAt(10) == 'T'
                ? trimmed.substring(0, 10) + ' ' + trimmed.substring(11)
                : trimmed;
        try {
            return dateTime(SQL.parse(plain), text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Not a date or timestamp: '" + text + "', expected yyyy-MM-dd[ HH:mm:ss[.ffffff]]", e);
        }
    }

    /** What a pattern left out is the first of January, midnight, UTC. */
    static LocalDateTime dateTime(TemporalAccessor parsed, String text) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            if (!parsed.isSupported(ChronoField.YEAR)) {
                throw new DateTimeException("No year in '" + text + "'");
            }
            int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
            int day = parsed.isSupported(ChronoField.DAY_OF_MONTH) ? parsed.get(ChronoField.DAY_OF_MONTH) : 1;
            date = LocalDate.of(parsed.get(ChronoField.YEAR), month, day);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? local.minusSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : local;
    }

    /** As CAST to VARCHAR writes it. */
    static String write(LocalDateTime t) {
        String fraction = t.getNano() == 0
                ? ""
                : String.format(Locale.ROOT, ".%09d", t.getNano()).replaceAll("0+$", "");
        return t.toLocalDate() + " " + t.toLocalTime().withNano(0).format(DateTimeFormatter.ISO_LOCAL_TIME) + fraction;
    }

    static long epochSecond(LocalDateTime t) {
        return t.toEpochSecond(ZoneOffset.UTC);
    }
}
