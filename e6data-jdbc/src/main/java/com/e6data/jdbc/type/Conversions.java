package com.e6data.jdbc.type;

import com.e6data.jdbc.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * The conversions between values, whatever they are wanted for. Reading adds the objects of {@code java.sql} to this
 * table, binding the classes that callers hand in. Values come in their natural class: Boolean, Integer, Long, Float,
 * Double, BigDecimal, String, byte[], LocalDate, LocalDateTime, OffsetDateTime; parameters also as LocalTime and
 * OffsetTime.
 *
 * <p>A timestamp without zone is the wall clock in UTC for {@code Instant}, {@code OffsetDateTime} and
 * {@code ZonedDateTime} (protocol 7.5), and the wall clock of the calendar, or of the JVM, for {@code java.sql}
 * classes, which show that clock again. A timestamp with zone keeps its instant for {@code java.sql} classes and its
 * own clock for {@code LocalDate}, {@code LocalTime} and {@code LocalDateTime}. A text is a timestamp with zone where
 * it names one.
 */
public final class Conversions {

    private static final LocalDate EPOCH = LocalDate.EPOCH;
    private static final ZoneOffset UTC = ZoneOffset.UTC;

    private static final ConversionTable TABLE = write(new ConversionTable());

    private Conversions() {}

    private static ConversionTable write(ConversionTable table) {
        var boolish = table.from(Boolean.class);
        boolish.to(Boolean.class, v -> v);
        boolish.to(Long.class, v -> v ? 1L : 0L);
        boolish.to(Float.class, v -> v ? 1f : 0f);
        boolish.to(Double.class, v -> v ? 1d : 0d);
        boolish.to(BigDecimal.class, v -> v ? BigDecimal.ONE : BigDecimal.ZERO);
        boolish.to(String.class, Object::toString);

        for (Class<? extends Number> integer : Set.of(Byte.class, Short.class, Integer.class, Long.class)) {
            var exact = table.<Number>from(integer);
            exact.to(Boolean.class, v -> v.longValue() != 0);
            exact.to(Long.class, Number::longValue);
            exact.to(Float.class, Number::floatValue);
            exact.to(Double.class, Number::doubleValue);
            exact.to(BigDecimal.class, v -> BigDecimal.valueOf(v.longValue()));
            exact.to(String.class, Object::toString);
        }

        var real = table.from(Float.class);
        real.to(Boolean.class, v -> Numbers.toBoolean(v));
        real.to(Long.class, v -> Numbers.toLong((double) v));
        real.to(Float.class, v -> v);
        real.to(Double.class, Float::doubleValue);
        real.to(BigDecimal.class, Numbers::toBigDecimal);
        real.to(String.class, Object::toString);

        var wide = table.from(Double.class);
        wide.to(Boolean.class, Numbers::toBoolean);
        wide.to(Long.class, Numbers::toLong);
        wide.to(Float.class, Numbers::toFloat);
        wide.to(Double.class, v -> v);
        wide.to(BigDecimal.class, Numbers::toBigDecimal);
        wide.to(String.class, Object::toString);

        var decimal = table.from(BigDecimal.class);
        decimal.to(Boolean.class, v -> v.signum() != 0);
        decimal.to(Long.class, Numbers::toLong);
        decimal.to(Float.class, Numbers::toFloat);
        decimal.to(Double.class, Numbers::toDouble);
        decimal.to(BigDecimal.class, v -> v);
        decimal.to(String.class, Numbers::toPlainText);

        var text = table.from(String.class);
        text.to(Boolean.class, Texts::toBoolean);
        text.to(Character.class, Texts::toCharacter);
        text.to(Long.class, v -> Numbers.toLong(Texts.toDecimal(v)));
        text.to(Float.class, Texts::toFloat);
        text.to(Double.class, Texts::toDouble);
        text.to(BigDecimal.class, Texts::toDecimal);
        text.to(String.class, v -> v);
        text.to(UUID.class, Texts::toUuid);
        text.to(URI.class, Texts::toUri);
        text.to(URL.class, Texts::toUrl);
        text.to(byte[].class, v -> v.getBytes(StandardCharsets.UTF_8));
        text.to(LocalDate.class, DateTimeText::toDate);
        text.to(LocalTime.class, DateTimeText::toTime);
        text.to(OffsetTime.class, DateTimeText::toOffsetTime);
        text.to(LocalDateTime.class, DateTimeText::toTimestamp);
        text.to(OffsetDateTime.class, DateTimeText::toOffsetDateTime);
        text.inZone(Date.class, (v, zone) -> LegacyDates.date(local(v, zone).toLocalDate(), zone));
        text.inZone(Time.class, (v, zone) -> LegacyDates.time(timeOfDay(v, zone), zone));
        text.inZone(Timestamp.class, (v, zone) -> {
            OffsetDateTime zoned = DateTimeText.toZoned(v);
            return zoned == null
                    ? LegacyDates.timestamp(DateTimeText.toTimestamp(v), zone)
                    : LegacyDates.timestamp(zoned);
        });

        var bytes = table.from(byte[].class);
        bytes.to(byte[].class, v -> v);
        bytes.to(String.class, v -> HexFormat.of().formatHex(v));
        bytes.to(UUID.class, Texts::toUuid);

        var date = table.from(LocalDate.class);
        date.to(LocalDate.class, v -> v);
        date.to(LocalDateTime.class, LocalDate::atStartOfDay);
        date.to(OffsetDateTime.class, v -> v.atStartOfDay().atOffset(UTC));
        date.to(String.class, DateTimeText::of);
        date.inZone(Date.class, LegacyDates::date);
        date.inZone(Timestamp.class, (v, zone) -> LegacyDates.timestamp(v.atStartOfDay(), zone));

        // The first of January 1970 where a date is asked for.
        var time = table.from(LocalTime.class);
        time.to(LocalTime.class, v -> v);
        time.to(OffsetTime.class, v -> v.atOffset(UTC));
        time.to(LocalDateTime.class, v -> v.atDate(EPOCH));
        time.to(String.class, DateTimeText::of);
        time.inZone(Time.class, LegacyDates::time);
        time.inZone(Timestamp.class, (v, zone) -> LegacyDates.timestamp(v.atDate(EPOCH), zone));

        var offsetTime = table.from(OffsetTime.class);
        offsetTime.to(LocalTime.class, OffsetTime::toLocalTime);
        offsetTime.to(OffsetTime.class, v -> v);
        offsetTime.to(String.class, DateTimeText::of);
        offsetTime.inZone(Time.class, (v, zone) -> LegacyDates.time(v.toLocalTime(), zone));

        var timestamp = table.from(LocalDateTime.class);
        timestamp.to(LocalDate.class, LocalDateTime::toLocalDate);
        timestamp.to(LocalTime.class, LocalDateTime::toLocalTime);
        timestamp.to(OffsetTime.class, v -> v.toLocalTime().atOffset(UTC));
        timestamp.to(LocalDateTime.class, v -> v);
        timestamp.to(OffsetDateTime.class, v -> v.atOffset(UTC));
        timestamp.to(String.class, DateTimeText::of);
        timestamp.inZone(Date.class, (v, zone) -> LegacyDates.date(v.toLocalDate(), zone));
        timestamp.inZone(Time.class, (v, zone) -> LegacyDates.time(v.toLocalTime(), zone));
        timestamp.inZone(Timestamp.class, LegacyDates::timestamp);

        var zoned = table.from(OffsetDateTime.class);
        zoned.to(LocalDate.class, OffsetDateTime::toLocalDate);
        zoned.to(LocalTime.class, OffsetDateTime::toLocalTime);
        zoned.to(OffsetTime.class, OffsetDateTime::toOffsetTime);
        zoned.to(LocalDateTime.class, OffsetDateTime::toLocalDateTime);
        zoned.to(OffsetDateTime.class, v -> v);
        zoned.to(String.class, DateTimeText::of);
        zoned.inZone(
                Date.class,
                (v, zone) -> LegacyDates.date(LegacyDates.local(v, zone).toLocalDate(), zone));
        zoned.inZone(
                Time.class,
                (v, zone) -> LegacyDates.time(LegacyDates.local(v, zone).toLocalTime(), zone));
        zoned.to(Timestamp.class, LegacyDates::timestamp);

        table.derive(Byte.class, Long.class, Numbers::toByte);
        table.derive(Short.class, Long.class, Numbers::toShort);
        table.derive(Integer.class, Long.class, Numbers::toInt);
        table.derive(BigInteger.class, BigDecimal.class, Numbers::toBigInteger);
        table.derive(Instant.class, OffsetDateTime.class, OffsetDateTime::toInstant);
        table.derive(ZonedDateTime.class, OffsetDateTime.class, OffsetDateTime::toZonedDateTime);
        table.derive(java.util.Date.class, Timestamp.class, v -> v);
        table.derive(Calendar.class, Timestamp.class, LegacyDates::calendar);
        table.derive(InputStream.class, byte[].class, ByteArrayInputStream::new);
        table.derive(Reader.class, String.class, StringReader::new);
        return table.freeze();
    }

    /** What a text of a date or a timestamp shows on the clock of the calendar, or of the JVM. */
    private static LocalDateTime local(String text, Calendar calendar) throws SQLException {
        OffsetDateTime zoned = DateTimeText.toZoned(text);
        return zoned == null ? DateTimeText.toTimestamp(text) : LegacyDates.local(zoned, calendar);
    }

    private static LocalTime timeOfDay(String text, Calendar calendar) throws SQLException {
        return DateTimeText.hasDate(text) ? local(text, calendar).toLocalTime() : DateTimeText.toTime(text);
    }

    /** A table to be written that begins with these conversions. */
    public static ConversionTable newTable() {
        return TABLE.copy();
    }

    /**
     * Converts {@code value} to {@code target}.
     *
     * @param value natural value, not null
     * @param target for example {@code long.class}, {@code java.sql.Timestamp.class}, {@code LocalDate.class};
     *     {@code Object.class} for the value as it is
     * @param calendar zone for {@code java.sql.Date}, {@code Time} and {@code Timestamp}; null for the JVM's
     * @throws SQLException 22003 where the value does not fit, 22007 or 22018 where the text is wrong or no conversion
     *     exists
     */
    @SuppressWarnings("unchecked")
    public static <T> T convert(Object value, Class<T> target, Calendar calendar) throws SQLException {
        Class<?> source = value.getClass();
        if (source == target || target == Object.class) {
            return (T) value;
        }
        ConversionTable.Cell<Object, Object> cell = TABLE.cell(source, ConversionTable.box(target));
        if (cell == null) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "There is no conversion from " + source.getSimpleName() + " to " + target.getTypeName() + ".");
        }
        // A primitive class cannot cast, though its box is what the caller gets.
        return (T) cell.convert(value, calendar);
    }

    /** True where some value of {@code source} converts to {@code target}; both may be primitive. */
    public static boolean exists(Class<?> source, Class<?> target) {
        return TABLE.cell(ConversionTable.box(source), ConversionTable.box(target)) != null;
    }
}
