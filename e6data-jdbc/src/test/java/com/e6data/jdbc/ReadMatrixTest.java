package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.testing.GeneratedSection;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every e6data type read as every class, in the result set and on the page. */
class ReadMatrixTest {

    private static final List<Class<?>> TARGETS = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            String.class,
            Reader.class,
            Clob.class,
            NClob.class,
            Character.class,
            byte[].class,
            InputStream.class,
            Blob.class,
            UUID.class,
            URI.class,
            URL.class,
            LocalDate.class,
            LocalTime.class,
            OffsetTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            Calendar.class,
            Array.class,
            Object[].class,
            List.class,
            Collection.class,
            Struct.class,
            Map.class);

    private static final List<Class<?>> NEVER = List.of(Optional.class, Year.class, Thread.class);

    private static final LocalDateTime WHEN = LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_012_000);

    private static final Map<E6Type, String> TYPES = new EnumMap<>(E6Type.class);
    private static final Map<E6Type, List<Object>> VALUES = new EnumMap<>(E6Type.class);

    static {
        values("boolean", true);
        values("tinyint", 1);
        values("smallint", -7);
        values("int", 42);
        values("bigint", 7L);
        values("float", 1.5f);
        values("double", -2.5);
        values("decimal(7,2)", new BigDecimal("12.50"));
        List<Object> texts = List.of(
                "1",
                "true",
                "x",
                "http://localhost/a",
                "01234567-89ab-cdef-0123-456789abcdef",
                "2024-02-29 12:34:56",
                "12:34:56+01:00");
        values("char(36)", texts.toArray());
        values("varchar", texts.toArray());
        values("binary", new byte[16], new byte[] {1, 2});
        values("date", WHEN.toLocalDate());
        values("time", "12:34:56.5");
        values("timestamp", WHEN);
        values("timestamp_tz", WHEN.atOffset(ZoneOffset.ofHours(2)));
        values("array<int>", "[1, 2]");
        values("map<string,int>", "{a=1}");
        values("struct<a:int,b:string>", "{a=1, b=x}");
        values("variant", texts.toArray());
    }

    private static void values(String type, Object... values) {
        E6Type e6Type = TypeDescriptor.parse(type).type();
        TYPES.put(e6Type, type);
        VALUES.put(e6Type, List.of(values));
    }

    private static E6ResultSet onRow(E6Type type, Object value) throws SQLException {
        var result = new E6ResultSet(Rows.of("v:" + TYPES.get(type)).values(value));
        assertThat(result.next()).isTrue();
        return result;
    }

    private static List<E6Type> types() {
        return List.copyOf(VALUES.keySet());
    }

    @Test
    void noTypeIsLeftOut() {
        assertThat(VALUES).containsOnlyKeys(EnumSet.complementOf(EnumSet.of(E6Type.NULL)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL")
    void everyMarkedCellGivesItsClassAndEveryOtherOneAnError(E6Type type) throws SQLException {
        for (Class<?> target : Stream.concat(TARGETS.stream(), NEVER.stream()).toList()) {
            int read = 0;
            for (Object value : VALUES.get(type)) {
                try (E6ResultSet result = onRow(type, value)) {
                    Object object = result.getObject(1, target);
                    assertThat(object).as("%s as %s", type, target).isInstanceOf(target);
                    read++;
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as("%s as %s", type, target).isIn("22018", "22007");
                    if (!Reads.exists(type, target)) {
                        assertThat(e.getMessage())
                                .contains(TypeDescriptor.parse(TYPES.get(type)).sqlName())
                                .contains("cannot be read as " + target.getTypeName());
                    }
                }
            }
            assertThat(read > 0).as("%s as %s", type, target).isEqualTo(Reads.exists(type, target));
        }
        assertThat(NEVER).noneMatch(target -> Reads.exists(type, target));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL")
    void getObjectGivesTheClassOfTheTypeAndNullOnNull(E6Type type) throws SQLException {
        try (E6ResultSet result = onRow(type, VALUES.get(type).get(0))) {
            assertThat(result.getObject(1)).isInstanceOf(type.javaClass());
            assertThat(result.getMetaData().getColumnClassName(1))
                    .isEqualTo(type.javaClass().getName());
            assertThat(result.getObject(1, Object.class)).isInstanceOf(type.javaClass());
        }
        try (E6ResultSet result = onRow(type, null)) {
            for (Class<?> target : TARGETS) {
                assertThat((Object) result.getObject(1, target)).isNull();
                assertThat(result.wasNull()).isTrue();
            }
        }
    }

    /** A getter of the result set and the class that it stands for. */
    enum Getter {
        BOOLEAN(Boolean.class, E6ResultSet::getBoolean),
        BYTE(Byte.class, E6ResultSet::getByte),
        SHORT(Short.class, E6ResultSet::getShort),
        INT(Integer.class, E6ResultSet::getInt),
        LONG(Long.class, E6ResultSet::getLong),
        FLOAT(Float.class, E6ResultSet::getFloat),
        DOUBLE(Double.class, E6ResultSet::getDouble),
        DECIMAL(BigDecimal.class, E6ResultSet::getBigDecimal),
        STRING(String.class, E6ResultSet::getString),
        NSTRING(String.class, E6ResultSet::getNString),
        BYTES(byte[].class, E6ResultSet::getBytes),
        DATE(Date.class, E6ResultSet::getDate),
        TIME(Time.class, E6ResultSet::getTime),
        TIMESTAMP(Timestamp.class, E6ResultSet::getTimestamp),
        URL_(URL.class, E6ResultSet::getURL);

        private interface Call {
            Object get(E6ResultSet result, int column) throws SQLException;
        }

        private final Class<?> target;
        private final Call call;

        Getter(Class<?> target, Call call) {
            this.target = target;
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyGetterAgreesWithTheTable(Getter getter) throws SQLException {
        for (E6Type type : types()) {
            for (Object value : VALUES.get(type)) {
                try (E6ResultSet result = onRow(type, value)) {
                    assertThat(outcome(() -> getter.call.get(result, 1)))
                            .as("%s of %s %s", getter, type, value)
                            .isEqualTo(outcome(() -> result.getObject(1, getter.target)));
                }
            }
        }
    }

    @Test
    void streamsAndLargeObjectsHoldTheValue() throws SQLException, IOException {
        try (E6ResultSet result = onRow(E6Type.TIME, "12:34:56.5")) {
            char[] text = new char[99];
            assertThat(new String(text, 0, result.getObject(1, Reader.class).read(text)))
                    .isEqualTo("12:34:56.5");
            assertThat(result.getObject(1, Clob.class).getSubString(1, 99)).isEqualTo("12:34:56.5");
        }
        try (E6ResultSet result = onRow(E6Type.VARBINARY, new byte[] {1, 2})) {
            assertThat(result.getObject(1, InputStream.class).readAllBytes()).containsExactly(1, 2);
            assertThat(result.getObject(1, Blob.class).length()).isEqualTo(2);
        }
    }

    @Test
    void timesAreReadAsEveryClassOfTime() throws SQLException {
        try (E6ResultSet result = onRow(E6Type.TIME, "12:34:56.5")) {
            assertThat(result.getString(1)).isEqualTo("12:34:56.5");
            assertThat(result.getTime(1)).hasToString("12:34:56");
            assertThat(result.getTimestamp(1)).hasToString("1970-01-01 12:34:56.5");
            assertThat(result.getObject(1, LocalTime.class)).isEqualTo(LocalTime.parse("12:34:56.5"));
            assertThat(result.getObject(1, OffsetTime.class)).isEqualTo(OffsetTime.parse("12:34:56.5Z"));
            assertThat(result.getMetaData().getColumnTypeName(1)).isEqualTo("TIME");
            assertThat(result.getMetaData().getColumnType(1)).isEqualTo(java.sql.Types.TIME);
        }
    }

    @Test
    void arraysBecomeJavaArraysOfAnyClassThatTheElementsConvertTo() throws SQLException {
        try (E6ResultSet result = onRow(E6Type.ARRAY, "[1, 2]")) {
            assertThat(result.getObject(1, int[].class)).containsExactly(1, 2);
            assertThat(result.getObject(1, Long[].class)).containsExactly(1L, 2L);
            assertThat(result.getObject(1, String[].class)).containsExactly("1", "2");
            assertThat(outcome(() -> result.getObject(1, UUID[].class))).isEqualTo("22018");
        }
        try (E6ResultSet result = onRow(E6Type.ARRAY, "[1, null]")) {
            assertThat(result.getObject(1, Integer[].class)).containsExactly(1, null);
            assertThat(outcome(() -> result.getObject(1, int[].class))).isEqualTo("22018");
        }
        var nested = new E6ResultSet(Rows.of("v:array<array<date>>").values("[[2024-02-29], []]"));
        nested.next();
        assertThat(nested.getObject(1, LocalDate[][].class)).isDeepEqualTo(new LocalDate[][] {
            {LocalDate.of(2024, 2, 29)}, {}
        });
    }

    @Test
    void structsHaveTypedAttributesAndReadAsMaps() throws SQLException {
        try (E6ResultSet result = onRow(E6Type.STRUCT, "{\"b\":\"x\",\"a\":1}")) {
            Struct struct = (Struct) result.getObject(1);
            assertThat(struct.getAttributes()).containsExactly(1, "x");
            assertThat(struct.getSQLTypeName()).isEqualTo("struct<a:int,b:string>");
            assertThat(struct).hasToString("{\"a\": 1, \"b\": \"x\"}");
            assertThat(result.getObject(1, Map.class)).isEqualTo(Map.of("a", 1, "b", "x"));
            assertThat(result.getString(1)).isEqualTo("{\"b\":\"x\",\"a\":1}");
        }
    }

    @Test
    void aTextThatIsNoArrayIsStillText() throws SQLException {
        try (E6ResultSet result = onRow(E6Type.ARRAY, "(1)")) {
            assertThat(result.getString(1)).isEqualTo("(1)");
            assertThat(outcome(() -> result.getObject(1))).isEqualTo("22018");
        }
    }

    private interface Attempt {
        Object get() throws SQLException;
    }

    /** The value, bytes as a list, or the SQLSTATE. */
    private static Object outcome(Attempt attempt) {
        try {
            Object value = attempt.get();
            return value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : value;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @Test
    void thePageShowsTheTable() throws IOException {
        GeneratedSection.assertUpToDate(
                "reads",
                Matrix.markdown(
                        TARGETS,
                        Matrix::name,
                        types(),
                        type -> type.sqlName(),
                        (target, type) -> Reads.exists(type, target)));
    }
}
