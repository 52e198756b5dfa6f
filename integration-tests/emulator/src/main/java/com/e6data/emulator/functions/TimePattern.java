package com.e6data.emulator.functions;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A pattern for dates, in Java's letters ({@code yyyy-MM-dd}) or MySQL's percent codes ({@code %Y-%m-%d}). */
final class TimePattern {

    private static final Cache<TimePattern> JAVA = new Cache<>(TimePattern::ofJava);
    private static final Cache<TimePattern> PERCENT = new Cache<>(TimePattern::ofPercent);

    private final String pattern;
    private final DateTimeFormatter formatter;

    private TimePattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    static TimePattern java(String pattern) {
        return JAVA.get(pattern);
    }

    static TimePattern percent(String pattern) {
        return PERCENT.get(pattern);
    }

    /** Percent codes when there is a percent sign, letters otherwise. */
    static TimePattern either(String pattern) {
        return pattern.indexOf('%') >= 0 ? percent(pattern) : java(pattern);
    }

    String format(LocalDateTime t) {
        try {
            return formatter.format(t.atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The pattern '" + pattern + "' cannot show " + DateText.write(t), e);
        }
    }

    LocalDateTime parse(String text) {
        try {
            return DateText.dateTime(formatter.parse(text.strip()), text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' does not match the pattern '" + pattern + "'", e);
        }
    }

    private static TimePattern ofJava(String pattern) {
        try {
            return new TimePattern(
                    pattern,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            .toFormatter(Locale.US));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a date pattern: '" + pattern + "': " + e.getMessage(), e);
        }
    }

    private static TimePattern ofPercent(String pattern) {
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
                continue;
            }
            i++;
            if (i == pattern.length()) {
                throw new IllegalArgumentException("The date pattern '" + pattern + "' ends with a single %");
            }
            append(builder, pattern.charAt(i), pattern);
        }
        return new TimePattern(pattern, builder.toFormatter(Locale.US));
    }

    private static void append(DateTimeFormatterBuilder b, char code, String pattern) {
        switch (code) {
            case 'Y' -> b.appendValue(ChronoField.YEAR, 4);
            case 'y' -> b.appendPattern("uu");
            case 'm' -> b.appendValue(ChronoField.MONTH_OF_YEAR, 2);
            case 'c' -> oneOrTwo(b, ChronoField.MONTH_OF_YEAR);
            case 'd' -> b.appendValue(ChronoField.DAY_OF_MONTH, 2);
            case 'e' -> oneOrTwo(b, ChronoField.DAY_OF_MONTH);
            case 'j' -> b.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case 'H' -> b.appendValue(ChronoField.HOUR_OF_DAY, 2);
            case 'k' -> oneOrTwo(b, ChronoField.HOUR_OF_DAY);
            case 'h', 'I' -> b.appendValue(ChronoField.CLOCK_HOUR_OF_AMPM, 2);
            case 'l' -> oneOrTwo(b, ChronoField.CLOCK_HOUR_OF_AMPM);
            case 'i' -> b.appendValue(ChronoField.MINUTE_OF_HOUR, 2);
            case 's', 'S' -> b.appendValue(ChronoField.SECOND_OF_MINUTE, 2);
            case 'f' -> b.appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, false);
            case 'p' -> b.appendPattern("a");
            case 'M' -> b.appendPattern("MMMM");
            case 'b' -> b.appendPattern("MMM");
            case 'a' -> b.appendPattern("EEE");
            case 'W' -> b.appendPattern("EEEE");
            case 'T' -> b.appendPattern("HH:mm:ss");
            case 'r' -> b.appendPattern("hh:mm:ss a");
            case '%' -> b.appendLiteral('%');
            default ->
                throw new IllegalArgumentException("Unknown code %" + code + " in the date pattern '" + pattern + "'");
        }
    }

    private static void oneOrTwo(DateTimeFormatterBuilder b, ChronoField field) {
        b.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
    }
}
