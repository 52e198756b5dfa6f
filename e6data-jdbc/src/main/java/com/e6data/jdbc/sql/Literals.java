package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.DateTimeText;
import com.e6data.jdbc.type.LegacyDates;
import com.e6data.jdbc.type.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Java values as literals of e6data SQL (protocol 5.4). No value can break out of its literal. */
public final class Literals {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Map<Class<?>, Writer> WRITERS = Map.ofEntries(
            writer(Boolean.class, v -> v ? "TRUE" : "FALSE"),
            writer(Byte.class, Object::toString),
            writer(Short.class, Object::toString),
            writer(Integer.class, Object::toString),
            writer(Long.class, Object::toString),
            writer(BigInteger.class, v -> Numbers.toPlainText(new BigDecimal(v))),
            writer(BigDecimal.class, Numbers::toPlainText),
            writer(Float.class, v -> approximate(v)),
            writer(Double.class, Literals::approximate),
            entry(String.class, (v, mode) -> StringLiteral.of((String) v, mode)),
            entry(Character.class, (v, mode) -> StringLiteral.of(v.toString(), mode)),
            writer(UUID.class, v -> "'" + v + "'"),
            writer(byte[].class, v -> "X'" + HEX.formatHex(v) + "'"),
            writer(LocalDate.class, Literals::date),
            writer(Date.class, v -> date(LegacyDates.toLocalDate(v, null))),
            writer(LocalDateTime.class, Literals::timestamp),
            writer(Timestamp.class, v -> timestamp(LegacyDates.toLocalDateTime(v, null))),
            writer(OffsetDateTime.class, v -> timestamp(v.toInstant())),
            writer(ZonedDateTime.class, v -> timestamp(v.toInstant())),
            writer(Instant.class, Literals::timestamp),
            writer(Time.class, v -> time(LegacyDates.toLocalTime(v, null))),
            writer(LocalTime.class, Literals::time),
            writer(OffsetTime.class, v -> "'" + DateTimeText.of(v) + "'"));

    private Literals() {}

    /**
     * The literal of a value for an engine in which a backslash escapes.
     *
     * @throws SQLException as {@link #of(Object, BackslashMode)}
     */
    public static String of(Object value) throws SQLException {
        return of(value, BackslashMode.ESCAPE);
    }

    /**
     * The literal of a value. Accepts null, Boolean, numbers, BigInteger, BigDecimal, Character, String, byte[],
     * {@code java.sql} and {@code java.time} dates, times and timestamps, Instant, UUID. Timestamps with a zone become
     * the clock in UTC; digits beyond microseconds of a timestamp are cut off; a time of day is a text.
     *
     * @throws SQLException 22018 where the class has no literal or a text has a character that no literal can hold;
     *     22003 where a decimal has no reasonable plain notation
     */
    public static String of(Object value, BackslashMode backslash) throws SQLException {
        if (value == null) {
            return "NULL";
        }
        Writer writer = WRITERS.get(value.getClass());
        if (writer == null) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "There is no SQL literal for a " + value.getClass().getName()
                            + "; set the parameter as text, number, boolean, date, timestamp or bytes.");
        }
        return writer.write(value, backslash);
    }

    private interface Writer {
        String write(Object value, BackslashMode backslash) throws SQLException;
    }

    /** The literal of a value of one class that holds no text. */
    private interface PlainWriter<T> {
        String write(T value) throws SQLException;
    }

    private static <T> Map.Entry<Class<?>, Writer> writer(Class<T> type, PlainWriter<? super T> writer) {
        return entry(type, (value, backslash) -> writer.write(type.cast(value)));
    }

    private static Map.Entry<Class<?>, Writer> entry(Class<?> type, Writer writer) {
        return Map.entry(type, writer);
    }

    /** With an exponent, without which the engine would read a decimal. */
    private static String approximate(double value) {
        if (!Double.isFinite(value)) {
            return "CAST('" + value + "' AS DOUBLE)";
        }
        String text = Double.toString(value);
        return text.indexOf('E') < 0 ? text + "E0" : text;
    }

    private static String date(LocalDate value) {
        return "CAST('" + value + "' AS DATE)";
    }

    private static String timestamp(Instant value) throws SQLException {
        try {
            return timestamp(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw ErrorKind.VALUE_OUT_OF_RANGE.exception("The instant " + value + " is not a timestamp.", e);
        }
    }

    private static String timestamp(LocalDateTime value) {
        return "CAST('" + DateTimeText.of(value.truncatedTo(ChronoUnit.MICROS)) + "' AS TIMESTAMP)";
    }

    /** A plain text, which fits texts and times: e6data has no literal that it is known to take for a TIME. */
    private static String time(LocalTime value) {
        return "'" + DateTimeText.of(value) + "'";
    }
}
