package com.e6data.hibernate;

import com.e6data.hibernate.E6dataSettings.StringEscapes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.Locale;
import org.hibernate.HibernateException;

/** How values look inside SQL text (SQL reference 1.2). */
final class E6dataLiterals {

    /** Up to six digits, none when there is no fraction: whether the engine reads fractions is unconfirmed. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private E6dataLiterals() {}

    /** A string literal; a quote is doubled under both rules. */
    static String string(String value, StringEscapes escapes) {
        var text = value.replace("'", "''");
        return '\'' + (escapes == StringEscapes.BACKSLASH ? text.replace("\\", "\\\\") : text) + '\'';
    }

    /** {@code date '..'}; of a value with time only the day in its own zone. */
    static String date(TemporalAccessor value) {
        return "date '" + LocalDate.from(value) + "'";
    }

    /**
     * {@code date '..'} for the day that {@code value} falls on in the JVM's zone, as {@code java.sql.Date} means it.
     */
    static String date(Date value) {
        var day = value instanceof java.sql.Date date
                ? date.toLocalDate()
                : LocalDate.ofInstant(value.toInstant(), ZoneId.systemDefault());
        return date(day);
    }

    /** {@code timestamp '..'}; a value with a zone is turned to UTC, the engine has no literal with an offset. */
    static String timestamp(TemporalAccessor value) {
        LocalDateTime local;
        if (value instanceof Instant instant) {
            local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        } else if (value instanceof OffsetDateTime offset) {
            local = offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        } else if (value instanceof ZonedDateTime zoned) {
            local = zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        } else if (value instanceof LocalDate day) {
            local = day.atStartOfDay();
        } else if (value instanceof LocalDateTime dateTime) {
            local = dateTime;
        } else if (value.isSupported(ChronoField.OFFSET_SECONDS)) {
            local = LocalDateTime.ofInstant(Instant.from(value), ZoneOffset.UTC);
        } else {
            local = LocalDateTime.from(value);
        }
        return "timestamp '" + TIMESTAMP.format(local) + "'";
    }

    /** {@code timestamp '..'} of an instant as the wall clock of {@code zone} shows it. */
    static String timestamp(Instant instant, ZoneId zone) {
        return timestamp(LocalDateTime.ofInstant(instant, zone));
    }

    /** Formats of zones and offsets would print what the engine assumes, not what a value had. */
    static void refuseZoneLetters(String format) {
        var quoted = false;
        for (char letter : format.toCharArray()) {
            if (letter == '\'') {
                quoted = !quoted;
            } else if (!quoted && "VOXxZz".indexOf(letter) >= 0) {
                throw Unsupported.clause("letter '" + letter + "' in format '" + format + "'", "timestamps are in UTC");
            }
        }
    }

    /** {@code interval n unit} in the largest unit that holds the amount exactly; there is none below a second. */
    static String interval(Duration duration) {
        if (duration.getNano() != 0) {
            throw new HibernateException(
                    "interval " + duration + " has a fraction of a second, which e6data cannot hold");
        }
        var seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds != 0) {
            return "interval " + seconds / 86_400 + " day";
        }
        if (seconds % 3_600 == 0 && seconds != 0) {
            return "interval " + seconds / 3_600 + " hour";
        }
        return seconds % 60 == 0 && seconds != 0
                ? "interval " + seconds / 60 + " minute"
                : "interval " + seconds + " second";
    }

    /** As {@link #interval(Duration)}, for periods of a single unit: months and days cannot be added up. */
    static String interval(TemporalAmount amount) {
        if (amount instanceof Duration duration) {
            return interval(duration);
        }
        if (amount instanceof Period period) {
            var months = period.toTotalMonths();
            if (months == 0) {
                return "interval " + period.getDays() + " day";
            }
            if (period.getDays() == 0) {
                return months % 12 == 0 ? "interval " + months / 12 + " year" : "interval " + months + " month";
            }
        }
        throw new HibernateException("interval " + amount + " mixes units; e6data takes one unit, such as P3M or PT5M");
    }
}
