package com.e6data.conformance.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Supplier;

/** Every setter of {@link PreparedStatement} with values of each class that it takes. */
final class Setters {

    /** Makes a value anew for each use: streams are read once, large objects belong to a connection. */
    private interface Maker {
        Object make(Connection connection) throws SQLException;
    }

    private record Sample(String label, Maker maker) {}

    /**
     * A setter and its arguments behind the position.
     *
     * @param value class and text of what is set
     * @param only the type that the setter itself names; null where the value decides
     */
    record Setter(String name, String value, Method method, Maker first, Object[] more, WallType only) {

        /** The types that it makes sense to set such a value for. */
        Set<WallType> types() {
            return only == null ? suitable(value, name) : EnumSet.of(only);
        }

        /** What is set; null for what is read once or belongs to a connection. */
        Object input() throws SQLException {
            boolean plain = first != null && !NOT_PLAIN.contains(value.split(" ")[0]);
            return plain ? first.make(null) : null;
        }

        /** True where the time zone of the JVM may matter. */
        boolean isTemporal() {
            return !value.equals("null") && !Collections.disjoint(types(), TEMPORAL);
        }

        void set(PreparedStatement statement, int position) throws SQLException, ReflectiveOperationException {
            Object[] arguments = new Object[method.getParameterCount()];
            arguments[0] = position;
            int at = 1;
            if (first != null) {
                arguments[at++] = first.make(statement.getConnection());
            }
            for (Object argument : more) {
                arguments[at++] = argument instanceof Calendar calendar ? calendar.clone() : argument;
            }
            method.invoke(statement, arguments);
        }
    }

    private static final Set<String> NOT_PLAIN = Set.of("Array", "Blob", "Clob", "NClob", "InputStream", "Reader");
    private static final Set<WallType> TEMPORAL =
            EnumSet.of(WallType.DATE, WallType.TIME, WallType.TIMESTAMP, WallType.TIMESTAMP_TZ);

    /** Types for the variants that take a {@link SQLType}; those with a number get all. */
    private static final List<JDBCType> SOME_TYPES = List.of(
            JDBCType.BOOLEAN,
            JDBCType.INTEGER,
            JDBCType.DECIMAL,
            JDBCType.VARCHAR,
            JDBCType.VARBINARY,
            JDBCType.DATE,
            JDBCType.TIMESTAMP_WITH_TIMEZONE,
            JDBCType.REF);

    private Setters() {}

    static List<Setter> all() {
        List<Setter> setters = new ArrayList<>();
        for (Method method : PreparedStatement.class.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (!method.getName().startsWith("set") || types.length < 2 || types[0] != int.class) {
                continue;
            }
            if (method.getName().equals("setNull")) {
                for (JDBCType type : types()) {
                    Object[] more = types.length == 2
                            ? new Object[] {type.getVendorTypeNumber()}
                            : new Object[] {type.getVendorTypeNumber(), "VARCHAR"};
                    String name = types.length == 2 ? "setNull(" + type + ")" : "setNull(" + type + ", name)";
                    WallType only = natural(type) == null ? WallType.VARCHAR : natural(type);
                    setters.add(new Setter(name, "null", method, null, more, only));
                }
                continue;
            }
            for (Sample sample : samples(types[1])) {
                add(setters, method, types, sample);
            }
        }
        setters.sort(Comparator.comparing(Setter::name).thenComparing(Setter::value));
        return List.copyOf(setters);
    }

    private static void add(List<Setter> setters, Method method, Class<?>[] types, Sample sample) {
        String name = method.getName();
        if (types.length == 2) {
            boolean object = types[1] == Object.class;
            String shown = object ? name + "(" + sample.label.split(" ")[0] + ")" : name;
            setters.add(new Setter(shown, sample.label, method, sample.maker, new Object[0], null));
            return;
        }
        if (types[2] == Calendar.class) {
            for (String zone : Getters.CALENDARS) {
                Object[] more = {new GregorianCalendar(TimeZone.getTimeZone(zone))};
                setters.add(new Setter(name + "(" + zone + ")", sample.label, method, sample.maker, more, null));
            }
            return;
        }
        if (name.equals("setObject")) {
            for (JDBCType type : types[2] == SQLType.class ? SOME_TYPES : types()) {
                Object code = types[2] == SQLType.class ? type : (Object) type.getVendorTypeNumber();
                boolean scaled = types.length == 4;
                boolean decimal = type == JDBCType.DECIMAL || type == JDBCType.NUMERIC;
                if (scaled && !(decimal && sample.label.startsWith("Big"))) {
                    continue;
                }
                String shown = "setObject(" + sample.label.split(" ")[0] + ", " + type + (scaled ? ", 1)" : ")");
                Object[] more = scaled ? new Object[] {code, 1} : new Object[] {code};
                setters.add(new Setter(
                        types[2] == SQLType.class ? shown.replace(", " + type, ", JDBCType." + type) : shown,
                        sample.label,
                        method,
                        sample.maker,
                        more,
                        natural(type)));
            }
            return;
        }
        // A length follows: as much as there is, and less.
        int length = lengthOf(sample);
        for (int n : length > 1 ? new int[] {length, 1} : new int[] {length}) {
            Object[] more = {types[2] == long.class ? (Object) (long) n : (Object) n};
            setters.add(new Setter(
                    name + "(" + (n == length ? "" : "part of ") + "length)",
                    sample.label,
                    method,
                    sample.maker,
                    more,
                    null));
        }
    }

    private static int lengthOf(Sample sample) {
        try {
            Object value = sample.maker.make(null);
            return value == null
                    ? 0
                    : value instanceof Reader reader
                            ? (int) reader.skip(1000)
                            : ((InputStream) value).readAllBytes().length;
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<WallType> suitable(String value, String setter) {
        return switch (value.split(" ")[0]) {
            case "Boolean" -> EnumSet.of(WallType.BOOLEAN, WallType.VARCHAR);
            case "Byte", "Short", "Integer", "Long", "Float", "Double", "BigDecimal", "BigInteger" ->
                EnumSet.of(
                        WallType.TINYINT,
                        WallType.SMALLINT,
                        WallType.INTEGER,
                        WallType.BIGINT,
                        WallType.REAL,
                        WallType.DOUBLE,
                        WallType.DECIMAL,
                        WallType.WHOLE_DECIMAL,
                        WallType.VARCHAR);
            case "String" -> ofText(value.substring("String ".length()));
            case "byte[]", "Blob" -> EnumSet.of(WallType.VARBINARY);
            case "InputStream" ->
                setter.contains("Ascii") || setter.contains("Unicode")
                        ? EnumSet.of(WallType.VARCHAR)
                        : EnumSet.of(WallType.VARBINARY);
            case "Array", "Object[]" -> EnumSet.of(WallType.INTEGER_ARRAY, WallType.VARCHAR_ARRAY);
            case "LocalTime", "OffsetTime", "Time" -> EnumSet.of(WallType.TIME, WallType.VARCHAR);
            case "Date",
                    "Timestamp",
                    "java.util.Date",
                    "Calendar",
                    "LocalDate",
                    "LocalDateTime",
                    "OffsetDateTime",
                    "ZonedDateTime",
                    "Instant" -> EnumSet.of(WallType.DATE, WallType.TIMESTAMP, WallType.TIMESTAMP_TZ, WallType.VARCHAR);
            case "null" -> EnumSet.allOf(WallType.class);
            default -> EnumSet.of(WallType.VARCHAR);
        };
    }

    /** What the text is a value of, and for a plain word one number type that has to refuse it. */
    private static Set<WallType> ofText(String text) {
        Set<WallType> types = EnumSet.of(WallType.VARCHAR);
        if (text.equals("abc")) {
            types.add(WallType.INTEGER);
        } else if (text.equals("true")) {
            types.add(WallType.BOOLEAN);
        } else if (text.matches("-?[\\d.]+")) {
            types.addAll(EnumSet.range(WallType.TINYINT, WallType.WHOLE_DECIMAL));
        } else if (text.startsWith("2021")) {
            types.addAll(EnumSet.of(WallType.DATE, WallType.TIMESTAMP, WallType.TIMESTAMP_TZ));
        }
        return types;
    }

    private static List<JDBCType> types() {
        return List.of(JDBCType.values());
    }

    /** Type of the parameter that a JDBC type is for; null where the value decides. */
    private static WallType natural(JDBCType type) {
        return switch (type) {
            case BIT, BOOLEAN -> WallType.BOOLEAN;
            case TINYINT -> WallType.TINYINT;
            case SMALLINT -> WallType.SMALLINT;
            case INTEGER -> WallType.INTEGER;
            case BIGINT -> WallType.BIGINT;
            case REAL -> WallType.REAL;
            case FLOAT, DOUBLE -> WallType.DOUBLE;
            case NUMERIC, DECIMAL -> WallType.DECIMAL;
            case BINARY, VARBINARY, LONGVARBINARY, BLOB -> WallType.VARBINARY;
            case DATE -> WallType.DATE;
            case TIME, TIME_WITH_TIMEZONE -> WallType.TIME;
            case TIMESTAMP -> WallType.TIMESTAMP;
            case TIMESTAMP_WITH_TIMEZONE -> WallType.TIMESTAMP_TZ;
            case ARRAY -> WallType.INTEGER_ARRAY;
            case OTHER, JAVA_OBJECT -> null;
            default -> WallType.VARCHAR;
        };
    }

    private static List<Sample> samples(Class<?> type) {
        if (type == boolean.class) {
            return values(true, false);
        }
        if (type == byte.class) {
            return values((byte) 0, (byte) 127, (byte) -128);
        }
        if (type == short.class) {
            return values((short) 1, Short.MAX_VALUE, Short.MIN_VALUE);
        }
        if (type == int.class) {
            return values(0, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
        if (type == long.class) {
            return values(1L, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        if (type == float.class) {
            return values(0.1f, -0f, 1.5f, 1e10f, Float.MAX_VALUE, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY);
        }
        if (type == double.class) {
            return values(0.1, -0d, 2.5, 1e19, 1e300, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, 1 / 0d);
        }
        if (type == BigDecimal.class) {
            return decimals();
        }
        if (type == String.class) {
            return texts();
        }
        if (type == byte[].class) {
            return bytes();
        }
        if (type == Date.class) {
            return made(
                    "Date",
                    () -> Date.valueOf("2021-03-14"),
                    () -> Date.valueOf("1582-10-04"),
                    () -> Date.valueOf("0001-01-01"),
                    () -> Date.valueOf("2011-12-29"),
                    () -> new Date(1234567890123L),
                    () -> null);
        }
        if (type == Time.class) {
            return made("Time", () -> Time.valueOf("10:20:30"), () -> new Time(45_296_789L), () -> null);
        }
        if (type == Timestamp.class) {
            return made(
                    "Timestamp",
                    () -> Timestamp.valueOf("2021-07-01 10:20:30.123456"),
                    () -> Timestamp.valueOf("2021-03-14 02:30:00"),
                    () -> Timestamp.valueOf("1969-12-31 23:59:59.999999"),
                    () -> Timestamp.valueOf("1582-10-04 12:00:00"),
                    () -> new Timestamp(1636263000000L),
                    () -> null);
        }
        if (type == InputStream.class) {
            return List.of(
                    new Sample("InputStream 616263", c -> stream("abc")),
                    new Sample("InputStream 3432", c -> stream("42")),
                    new Sample("InputStream empty", c -> stream("")),
                    new Sample("InputStream c3bc", c -> stream("\u00fc")),
                    new Sample("null", c -> null));
        }
        if (type == Reader.class) {
            return List.of(
                    new Sample("Reader abc", c -> new StringReader("abc")),
                    new Sample("Reader 42", c -> new StringReader("42")),
                    new Sample("Reader empty", c -> new StringReader("")),
                    new Sample("Reader \u00fc\u65e5", c -> new StringReader("\u00fc\u65e5")),
                    new Sample("null", c -> null));
        }
        if (type == Blob.class) {
            return List.of(blob(), new Sample("null", c -> null));
        }
        if (type == Clob.class) {
            return List.of(clob(), new Sample("null", c -> null));
        }
        if (type == NClob.class) {
            return List.of(nclob(), new Sample("null", c -> null));
        }
        if (type == Array.class) {
            return List.of(
                    array(),
                    new Sample("Array of texts", c -> c.createArrayOf("VARCHAR", new Object[] {"a'b", null})),
                    new Sample("null", c -> null));
        }
        if (type == URL.class) {
            return List.of(new Sample("URL https://example.com/?a='b'", c -> url()), new Sample("null", c -> null));
        }
        if (type == SQLXML.class || type == Ref.class || type == RowId.class) {
            return List.of(new Sample("null", c -> null));
        }
        if (type == Object.class) {
            return objects();
        }
        throw new IllegalStateException("no values of " + type);
    }

    private static List<Sample> objects() {
        List<Sample> samples = new ArrayList<>();
        samples.addAll(values(
                true,
                (byte) 42,
                (short) -300,
                70000,
                3_000_000_000L,
                1.5f,
                -2.5,
                new BigInteger("99999999999999999999"),
                BigInteger.TEN,
                'x',
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                LocalDate.of(2021, 3, 14),
                LocalDate.of(11756, 12, 31),
                LocalTime.of(10, 20, 30),
                LocalTime.of(10, 20, 30, 123_456_000),
                LocalDateTime.of(2021, 3, 14, 2, 30),
                LocalDateTime.of(1582, 10, 4, 10, 20, 30, 123_456_000),
                OffsetTime.parse("10:20:30+05:30"),
                OffsetDateTime.parse("2021-03-14T10:20:30+05:30"),
                ZonedDateTime.parse("2021-07-01T10:20:30+10:30[Australia/Lord_Howe]"),
                Instant.parse("2021-03-14T10:20:30.123456Z")));
        samples.addAll(decimals().subList(0, 3));
        samples.addAll(texts());
        samples.addAll(bytes().subList(0, 2));
        samples.addAll(samples(Date.class).subList(0, 2));
        samples.addAll(samples(Time.class).subList(0, 1));
        samples.addAll(samples(Timestamp.class).subList(0, 2));
        samples.addAll(made("java.util.Date", () -> new java.util.Date(1234567890123L)));
        samples.addAll(List.of(
                new Sample("Calendar 1234567890123 in Asia/Kolkata", c -> {
                    var calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Kolkata"));
                    calendar.setTimeInMillis(1234567890123L);
                    return calendar;
                }),
                new Sample("InputStream 3432", c -> stream("42")),
                new Sample("Reader 42", c -> new StringReader("42")),
                blob(),
                clob(),
                nclob(),
                array(),
                new Sample("Object[] 1, 2", c -> new Object[] {1, 2}),
                new Sample("URL https://example.com/?a='b'", c -> url()),
                new Sample("Object", c -> new Object())));
        return samples;
    }

    private static List<Sample> decimals() {
        return made(
                "BigDecimal",
                () -> new BigDecimal("-1.25"),
                () -> new BigDecimal("1E+3"),
                () -> new BigDecimal("12345678901234567890.123456"),
                () -> new BigDecimal("0.0000001"),
                () -> new BigDecimal("1E+40"),
                () -> null);
    }

    private static List<Sample> texts() {
        return values(
                "",
                "abc",
                "it''s \\ \u00fc\ud83d\ude80",
                "42",
                "-1.5",
                "true",
                "2021-03-14",
                "2021-03-14 02:30:00",
                "2021-03-14 10:20:30+05:30",
                "10:20:30",
                "123e4567-e89b-12d3-a456-426614174000");
    }

    private static List<Sample> bytes() {
        return List.of(
                new Sample("byte[] 616263", c -> new byte[] {0x61, 0x62, 0x63}),
                new Sample("byte[] 00ff", c -> new byte[] {0, (byte) 0xff}),
                new Sample("byte[] empty", c -> new byte[0]),
                new Sample("null", c -> null));
    }

    private static Sample blob() {
        return new Sample("Blob 00ff", c -> {
            Blob blob = c.createBlob();
            blob.setBytes(1, new byte[] {0, (byte) 0xff});
            return blob;
        });
    }

    private static Sample clob() {
        return new Sample("Clob a'b", c -> {
            Clob clob = c.createClob();
            clob.setString(1, "a'b");
            return clob;
        });
    }

    private static Sample nclob() {
        return new Sample("NClob \u65e5", c -> {
            NClob clob = c.createNClob();
            clob.setString(1, "\u65e5");
            return clob;
        });
    }

    private static Sample array() {
        return new Sample("Array 1, 2, null", c -> c.createArrayOf("INTEGER", new Object[] {1, 2, null}));
    }

    private static URL url() {
        try {
            return URI.create("https://example.com/?a='b'").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Values that no time zone changes. */
    private static List<Sample> values(Object... values) {
        List<Sample> samples = new ArrayList<>();
        for (Object value : values) {
            samples.add(new Sample(value.getClass().getSimpleName() + " " + value, c -> value));
        }
        return samples;
    }

    /** Values that are made in the default time zone of the moment. */
    @SafeVarargs
    private static List<Sample> made(String type, Supplier<Object>... makers) {
        List<Sample> samples = new ArrayList<>();
        for (Supplier<Object> maker : makers) {
            Object now = maker.get();
            samples.add(new Sample(now == null ? "null" : type + " " + now, c -> maker.get()));
        }
        return samples;
    }
}
