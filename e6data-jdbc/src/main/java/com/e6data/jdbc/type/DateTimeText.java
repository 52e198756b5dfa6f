package com.e6data.jdbc.type;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * The text forms of dates and times: ISO dates, with a sign beyond the year 9999; {@code yyyy-MM-dd HH:mm:ss[.ffffff]}
 * for timestamps; ISO with offset for timestamps with zone.
 *
 * <p>Reading is wider than writing: one digit for month, day and hour, {@code T} or a blank before the time, no
 * seconds, up to nine digits of fraction, and a zone after the time, as offset or name.
 */
public final class DateTimeText {

    private static final int YEAR_DIGITS = 4;
    private static final int MAX_YEAR_DIGITS = 9;
    private static final int NANOS_PER_MICRO = 1_000;

    private static final DateTimeFormatter DATE = strict(new DateTimeFormatterBuilder()
            .appendValue(YEAR, YEAR_DIGITS, MAX_YEAR_DIGITS, SignStyle.EXCEEDS_PAD)
            .appendLiteral('-')
            .appendValue(MONTH_OF_YEAR, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendLiteral('-')
            .appendValue(DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE));

    private static final DateTimeFormatter TIME = strict(new DateTimeFormatterBuilder()
            .appendValue(HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendLiteral(':')
            .appendValue(MINUTE_OF_HOUR, 2)
            .optionalStart()
            .appendLiteral(':')
            .appendValue(SECOND_OF_MINUTE, 2)
            .appendFraction(NANO_OF_SECOND, 0, 9, true)
            .optionalEnd());

    private static final DateTimeFormatter ZONED_TIME = strict(zone(new DateTimeFormatterBuilder().append(TIME)));

    private static final DateTimeFormatter TIMESTAMP = strict(zone(new DateTimeFormatterBuilder()
            .append(DATE)
            .optionalStart()
            .appendPattern("[' ']['T']")
            .append(TIME)));

    private DateTimeText() {}

    /** Lets a zone follow, which a blank may precede. */
    private static DateTimeFormatterBuilder zone(DateTimeFormatterBuilder builder) {
        return builder.optionalStart()
                .appendPattern("[' ']")
                .parseCaseInsensitive()
                .appendPattern("[XXXXX][XX][X]")
                .optionalStart()
                .appendZoneRegionId()
                .optionalEnd()
                .optionalEnd();
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
    }

    static String of(LocalDate value) {
        return value.toString();
    }

    /** The form {@code HH:mm:ss[.ffffff]}; nine digits only where six would lose something. */
    public static String of(LocalTime value) {
        var text = new StringBuilder(15);
        appendTime(text, value);
        return text.toString();
    }

    /** The time, and its offset as ISO writes it. */
    public static String of(OffsetTime value) {
        return of(value.toLocalTime()) + value.getOffset();
    }

    /** The form {@code yyyy-MM-dd HH:mm:ss[.ffffff]}; nine digits only where six would lose something. */
    public static String of(LocalDateTime value) {
        var text = new StringBuilder(26).append(value.toLocalDate()).append(' ');
        appendTime(text, value.toLocalTime());
        return text.toString();
    }

    static String of(OffsetDateTime value) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
    }

    private static void appendTime(StringBuilder text, LocalTime time) {
        appendTwo(text, time.getHour()).append(':');
        appendTwo(text, time.getMinute()).append(':');
        appendTwo(text, time.getSecond());
        int nanos = time.getNano();
        if (nanos != 0) {
            boolean micros = nanos % NANOS_PER_MICRO == 0;
            String digits = Integer.toString(micros ? nanos / NANOS_PER_MICRO : nanos);
            text.append('.')
                    .append("0".repeat((micros ? 6 : 9) - digits.length()))
                    .append(digits);
        }
    }

    private static StringBuilder appendTwo(StringBuilder text, int value) {
        return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /** Takes a timestamp too, of which it gives the date. */
    static LocalDate toDate(String text) throws SQLException {
        return parse(text, TIMESTAMP, "date", "yyyy-MM-dd").query(TemporalQueries.localDate());
    }

    /** Takes a timestamp too, of which it gives the time. */
    public static LocalTime toTime(String text) throws SQLException {
        if (hasDate(text)) {
            return toTimestamp(text).toLocalTime();
        }
        return parse(text, ZONED_TIME, "time", "HH:mm:ss").query(TemporalQueries.localTime());
    }

    /** True for the text of a timestamp, false for that of a time. */
    static boolean hasDate(String text) {
        int dash = text.indexOf('-', 1);
        return dash > 0 && dash < text.indexOf(':');
    }

    /** Takes a timestamp too, of which it gives the time; UTC where the text names no zone. */
    public static OffsetTime toOffsetTime(String text) throws SQLException {
        if (hasDate(text)) {
            return toOffsetDateTime(text).toOffsetTime();
        }
        TemporalAccessor fields = parse(text, ZONED_TIME, "time", "HH:mm:ss+HH:mm");
        ZoneOffset offset = fields.query(TemporalQueries.offset());
        return OffsetTime.of(fields.query(TemporalQueries.localTime()), offset == null ? ZoneOffset.UTC : offset);
    }

    /** Takes a date too, of which it gives the start. A zone in the text is not looked at. */
    static LocalDateTime toTimestamp(String text) throws SQLException {
        return timestamp(parse(text, TIMESTAMP, "timestamp", "yyyy-MM-dd HH:mm:ss"));
    }

    private static LocalDateTime timestamp(TemporalAccessor fields) {
        LocalTime time = fields.query(TemporalQueries.localTime());
        return LocalDateTime.of(fields.query(TemporalQueries.localDate()), time == null ? LocalTime.MIDNIGHT : time);
    }

    /** UTC where the text names no zone. */
    static OffsetDateTime toOffsetDateTime(String text) throws SQLException {
        TemporalAccessor fields = parse(text, TIMESTAMP, "timestamp", "yyyy-MM-dd HH:mm:ss+HH:mm");
        ZoneId zone = fields.query(TemporalQueries.zone());
        return ZonedDateTime.of(timestamp(fields), zone == null ? ZoneOffset.UTC : zone)
                .toOffsetDateTime();
    }

    /** Null where the text names no zone. */
    static OffsetDateTime toZoned(String text) throws SQLException {
        TemporalAccessor fields = parse(text, TIMESTAMP, "timestamp", "yyyy-MM-dd HH:mm:ss");
        ZoneId zone = fields.query(TemporalQueries.zone());
        return zone == null ? null : ZonedDateTime.of(timestamp(fields), zone).toOffsetDateTime();
    }

    private static TemporalAccessor parse(String text, DateTimeFormatter formatter, String what, String form)
            throws SQLException {
        try {
            return formatter.parse(text.strip());
        } catch (DateTimeException e) {
            throw ErrorKind.INVALID_DATETIME.exception(
                    "The text " + Texts.quoted(text) + " is not a " + what + "; write it as " + form + ".", e);
        }
    }
}
