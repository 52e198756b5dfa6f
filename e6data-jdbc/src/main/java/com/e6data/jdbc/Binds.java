package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.ConversionTable;
import com.e6data.jdbc.type.Conversions;
import com.e6data.jdbc.type.LegacyDates;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one table of binds: which Java class can be set as which SQL type, and which value its literal is written from.
 *
 * <p>What has a zone or an offset is sent as the clock at UTC where it becomes a timestamp; as a date or a time it is
 * its own clock. Dates of {@code java.sql} are what they show in the zone of the calendar, or of the JVM; only as a
 * timestamp with zone are they an instant.
 */
final class Binds {

    /** No scale and no length: the value as it is. */
    static final int KEEP = -1;

    /** The class in which a value of a SQL type is written; {@code Object} for the one that suits the value. */
    private static final Map<Integer, Class<?>> TARGETS = targets();

    private static final ConversionTable TABLE = write();

    /** Rows whose source is a class that others extend; the first that fits counts. */
    private static final List<Class<?>> BASES = List.of(
            Timestamp.class,
            Date.class,
            Time.class,
            java.util.Date.class,
            Calendar.class,
            Clob.class,
            Blob.class,
            Reader.class,
            InputStream.class,
            Array.class,
            Struct.class,
            Map.class,
            Collection.class,
            Object[].class);

    private static final ClassValue<Class<?>> ROWS = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            return BASES.stream()
                    .filter(base -> base.isAssignableFrom(type))
                    .findFirst()
                    .orElse(type);
        }
    };

    private Binds() {}

    private static Map<Integer, Class<?>> targets() {
        Map<Integer, Class<?>> targets = new HashMap<>();
        put(targets, Boolean.class, Types.BIT, Types.BOOLEAN);
        put(targets, Byte.class, Types.TINYINT);
        put(targets, Short.class, Types.SMALLINT);
        put(targets, Integer.class, Types.INTEGER);
        put(targets, Long.class, Types.BIGINT);
        put(targets, Float.class, Types.REAL);
        put(targets, Double.class, Types.FLOAT, Types.DOUBLE);
        put(targets, BigDecimal.class, Types.NUMERIC, Types.DECIMAL);
        put(targets, String.class, Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB);
        put(targets, String.class, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.NCLOB);
        put(targets, byte[].class, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);
        put(targets, LocalDate.class, Types.DATE);
        put(targets, LocalTime.class, Types.TIME);
        put(targets, OffsetTime.class, Types.TIME_WITH_TIMEZONE);
        put(targets, LocalDateTime.class, Types.TIMESTAMP);
        put(targets, OffsetDateTime.class, Types.TIMESTAMP_WITH_TIMEZONE);
        put(targets, Object[].class, Types.ARRAY);
        put(targets, Struct.class, Types.STRUCT);
        put(targets, Object.class, Types.OTHER, Types.JAVA_OBJECT);
        return Map.copyOf(targets);
    }

    private static void put(Map<Integer, Class<?>> targets, Class<?> target, int... jdbcTypes) {
        for (int jdbcType : jdbcTypes) {
            targets.put(jdbcType, target);
        }
    }

    private static ConversionTable write() {
        ConversionTable table = Conversions.newTable();
        for (Class<?> natural : List.of(
                Boolean.class,
                Integer.class,
                Long.class,
                Float.class,
                Double.class,
                BigDecimal.class,
                String.class,
                LocalDate.class,
                LocalTime.class,
                OffsetTime.class,
                LocalDateTime.class)) {
            table.more(natural).to(Object.class, v -> v);
        }
        table.more(Byte.class).to(Object.class, Byte::intValue);
        table.more(Short.class).to(Object.class, Short::intValue);
        table.more(OffsetDateTime.class)
                .to(Object.class, Binds::inRange)
                .to(OffsetDateTime.class, Binds::inRange)
                .to(LocalDateTime.class, v -> atUtc(v.toInstant()).toLocalDateTime());

        table.from(BigInteger.class, BigDecimal.class, BigDecimal::new);
        table.from(Instant.class, OffsetDateTime.class, Binds::atUtc);
        table.from(ZonedDateTime.class, OffsetDateTime.class, ZonedDateTime::toOffsetDateTime);
        table.fromInZone(Date.class, LocalDate.class, LegacyDates::toLocalDate);
        table.fromInZone(Time.class, LocalTime.class, LegacyDates::toLocalTime);
        table.fromInZone(Timestamp.class, LocalDateTime.class, LegacyDates::toLocalDateTime)
                .to(OffsetDateTime.class, LegacyDates::toOffsetDateTime);
        table.from(java.util.Date.class, Timestamp.class, v -> new Timestamp(v.getTime()));
        table.from(Calendar.class, Timestamp.class, v -> new Timestamp(v.getTimeInMillis()));

        text(table, Character.class, Object::toString);
        text(table, UUID.class, UUID::toString).to(byte[].class, Binds::bytes);
        text(table, URI.class, URI::toString);
        text(table, URL.class, URL::toString);
        text(table, Clob.class, Binds::text);
        text(table, Reader.class, v -> ParameterStreams.text(v, KEEP));
        bytes(table, byte[].class, byte[]::clone);
        bytes(table, Blob.class, Binds::bytes);
        bytes(table, InputStream.class, v -> ParameterStreams.bytes(v, KEEP));

        elements(table, Object[].class, Object[]::clone);
        elements(table, Collection.class, Collection::toArray);
        elements(table, Array.class, v -> boxed(Arguments.notNull("Content of the array", v.getArray())));
        for (Class<?> primitives :
                List.of(boolean[].class, short[].class, int[].class, long[].class, float[].class, double[].class)) {
            elements(table, primitives, Binds::boxed);
        }
        table.from(Struct.class).to(Struct.class, v -> (Struct) v).to(Object.class, v -> v);
        table.from(Map.class).to(Object.class, v -> v);
        return table.freeze();
    }

    private static <S> ConversionTable.Row<S> text(
            ConversionTable table, Class<S> source, ConversionTable.Plain<S, String> text) {
        return table.<S>from(source).to(String.class, text).to(Object.class, text);
    }

    private static <S> void bytes(ConversionTable table, Class<S> source, ConversionTable.Plain<S, byte[]> bytes) {
        table.<S>from(source).to(byte[].class, bytes).to(Object.class, bytes);
    }

    private static <S> void elements(
            ConversionTable table, Class<S> source, ConversionTable.Plain<? super S, Object[]> elements) {
        table.<S>from(source).to(Object[].class, elements).to(Object.class, elements);
    }

    /**
     * The value that a literal is written from where no SQL type is named: a natural class of {@link Conversions},
     * LocalTime, OffsetTime, {@code Object[]}, {@code Map} or {@code Struct}; null for null.
     *
     * @throws SQLException 22018 where the class has no SQL type
     */
    static Object natural(Object value) throws SQLException {
        return natural(value, null);
    }

    /** As {@link #natural(Object)}; {@code calendar} is the zone of {@code java.sql} dates, null for the JVM's. */
    static Object natural(Object value, Calendar calendar) throws SQLException {
        if (value == null) {
            return null;
        }
        ConversionTable.Cell<Object, Object> cell = TABLE.cell(ROWS.get(value.getClass()), Object.class);
        if (cell == null) {
            throw ErrorKind.INVALID_CONVERSION.exception("A " + value.getClass().getTypeName()
                    + " cannot be set as a parameter; set it as text, number, boolean, date, timestamp or bytes.");
        }
        return cell.convert(value, calendar);
    }

    /**
     * The value that a literal of a SQL type is written from; null for null, whatever the type.
     *
     * @param jdbcType of {@link Types}
     * @param scaleOrLength for DECIMAL and NUMERIC the digits after the point, to which is rounded; for streams and
     *     readers how much to read; {@link #KEEP} or less for all
     * @throws SQLException HYC00 for types that e6data does not have, 22018 where the class does not go with the type,
     *     22003 and 22007 where the value does not fit
     */
    static Object convert(Object value, int jdbcType, int scaleOrLength) throws SQLException {
        if (value == null) {
            return null;
        }
        Class<?> target = TARGETS.get(jdbcType);
        if (target == null) {
            throw ErrorKind.NOT_SUPPORTED.exception(
                    "Parameters of type " + name(jdbcType) + " are not supported: e6data has no such type.");
        }
        Object whole = read(value, scaleOrLength);
        ConversionTable.Cell<Object, Object> cell = TABLE.cell(ROWS.get(whole.getClass()), target);
        if (cell == null) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "A " + value.getClass().getTypeName() + " cannot be set as " + name(jdbcType) + ".");
        }
        Object converted = cell.convert(whole, null);
        if (converted instanceof Byte || converted instanceof Short) {
            // The range was checked; the value travels as every integer does.
            return ((Number) converted).intValue();
        }
        return converted instanceof BigDecimal decimal ? scaled(decimal, jdbcType, scaleOrLength) : converted;
    }

    /** True where values of the class can be set as the type, though not every value may fit. */
    static boolean exists(Class<?> source, int jdbcType) {
        Class<?> target = TARGETS.get(jdbcType);
        return target != null && TABLE.cell(ROWS.get(source), target) != null;
    }

    private static Object read(Object value, int length) throws SQLException {
        if (length < 0) {
            return value;
        }
        return value instanceof Reader reader
                ? ParameterStreams.text(reader, length)
                : value instanceof InputStream stream ? ParameterStreams.bytes(stream, length) : value;
    }

    private static BigDecimal scaled(BigDecimal value, int jdbcType, int scale) {
        boolean decimal = jdbcType == Types.DECIMAL || jdbcType == Types.NUMERIC;
        return decimal && scale >= 0 && scale < value.scale() ? value.setScale(scale, RoundingMode.HALF_UP) : value;
    }

    private static String name(int jdbcType) {
        for (JDBCType type : JDBCType.values()) {
            if (type.getVendorTypeNumber() == jdbcType) {
                return type.getName();
            }
        }
        return "number " + jdbcType + " (not of java.sql.Types)";
    }

    /** The value, where its clock at UTC exists. */
    private static OffsetDateTime inRange(OffsetDateTime value) throws SQLException {
        atUtc(value.toInstant());
        return value;
    }

    private static OffsetDateTime atUtc(Instant value) throws SQLException {
        try {
            return value.atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ErrorKind.VALUE_OUT_OF_RANGE.exception("The instant " + value + " is not a timestamp.", e);
        }
    }

    private static byte[] bytes(UUID value) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    private static Object[] boxed(Object array) {
        if (array instanceof Object[] objects) {
            return objects.clone();
        }
        Object[] boxed = new Object[java.lang.reflect.Array.getLength(array)];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = java.lang.reflect.Array.get(array, i);
        }
        return boxed;
    }

    private static String text(Clob clob) throws SQLException {
        return clob.getSubString(1, length(clob.length()));
    }

    private static byte[] bytes(Blob blob) throws SQLException {
        return blob.getBytes(1, length(blob.length()));
    }

    private static int length(long length) throws SQLException {
        if (length > Integer.MAX_VALUE) {
            throw ErrorKind.VALUE_OUT_OF_RANGE.exception("A large object of length " + length
                    + " is longer than a literal can be (" + Integer.MAX_VALUE + ").");
        }
        return (int) length;
    }
}
