package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.sql.BackslashMode;
import com.e6data.jdbc.testing.GeneratedSection;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java class set as every SQL type, in the driver and on the page. */
class BindMatrixTest {

    private static final LocalDateTime WHEN = LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_012_000);

    /** Types of JDBC that e6data does not have. */
    private static final Set<JDBCType> REFUSED = EnumSet.of(
            JDBCType.NULL,
            JDBCType.REF,
            JDBCType.REF_CURSOR,
            JDBCType.ROWID,
            JDBCType.SQLXML,
            JDBCType.DATALINK,
            JDBCType.DISTINCT);

    /** Fresh values of each class: streams can be read once. */
    private static final Map<Class<?>, Supplier<List<?>>> VALUES = new LinkedHashMap<>();

    static {
        values(Boolean.class, () -> List.of(true));
        values(Byte.class, () -> List.of((byte) 1));
        values(Short.class, () -> List.of((short) 1));
        values(Integer.class, () -> List.of(1));
        values(Long.class, () -> List.of(1L));
        values(Float.class, () -> List.of(1.5f));
        values(Double.class, () -> List.of(1.5));
        values(BigInteger.class, () -> List.of(BigInteger.TEN));
        values(BigDecimal.class, () -> List.of(new BigDecimal("1.50")));
        values(String.class, () -> List.of("1", "2024-02-29 12:34:56", "12:34:56"));
        values(Character.class, () -> List.of('1', 'x'));
        values(UUID.class, () -> List.of(new UUID(1, 2)));
        values(URI.class, () -> List.of(URI.create("http://localhost/")));
        values(URL.class, () -> List.of(url()));
        values(Clob.class, () -> List.of(new MemoryClob("abc")));
        values(Reader.class, () -> List.of(new StringReader("abc")));
        values(byte[].class, () -> List.of(new byte[] {1}));
        values(Blob.class, () -> List.of(new MemoryBlob(new byte[] {1})));
        values(InputStream.class, () -> List.of(new ByteArrayInputStream(new byte[] {1})));
        values(LocalDate.class, () -> List.of(WHEN.toLocalDate()));
        values(LocalTime.class, () -> List.of(WHEN.toLocalTime()));
        values(OffsetTime.class, () -> List.of(WHEN.toLocalTime().atOffset(ZoneOffset.UTC)));
        values(LocalDateTime.class, () -> List.of(WHEN));
        values(OffsetDateTime.class, () -> List.of(WHEN.atOffset(ZoneOffset.ofHours(2))));
        values(ZonedDateTime.class, () -> List.of(WHEN.atZone(ZoneId.of("Europe/Amsterdam"))));
        values(Instant.class, () -> List.of(WHEN.toInstant(ZoneOffset.UTC)));
        values(Date.class, () -> List.of(Date.valueOf("2024-02-29")));
        values(Time.class, () -> List.of(Time.valueOf("12:34:56")));
        values(Timestamp.class, () -> List.of(Timestamp.valueOf(WHEN)));
        values(java.util.Date.class, () -> List.of(new java.util.Date(0)));
        values(Calendar.class, () -> List.of(new GregorianCalendar()));
        values(Array.class, () -> List.of(array()));
        values(Object[].class, () -> List.<Object>of(new Object[] {new Integer[] {1}}, new Object[0]));
        values(int[].class, () -> List.of(new int[] {1, 2}));
        values(Collection.class, () -> List.of(Set.of(1), List.of()));
        values(Struct.class, () -> List.of(new E6Struct(TypeDescriptor.parse("struct<a:int>"), new Object[] {1})));
        values(Map.class, () -> List.of(Map.of("k", 1)));
    }

    private static void values(Class<?> type, Supplier<List<?>> values) {
        VALUES.put(type, values);
    }

    private static URL url() {
        try {
            return URI.create("http://localhost/").toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array array() {
        return E6Array.ofRead(TypeDescriptor.of(E6Type.INTEGER), List.of(1));
    }

    private static String literal(Object bound) throws SQLException {
        return NestedLiterals.of(bound, BackslashMode.ESCAPE);
    }

    private static String literal(Object value, int jdbcType) throws SQLException {
        return literal(Binds.convert(value, jdbcType, Binds.KEEP));
    }

    static Stream<Class<?>> classes() {
        return VALUES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyMarkedCellGivesALiteralAndEveryOtherOneAnError(Class<?> source) throws SQLException {
        for (JDBCType type : JDBCType.values()) {
            int code = type.getVendorTypeNumber();
            int bound = 0;
            for (Object value : VALUES.get(source).get()) {
                try {
                    assertThat(literal(value, code)).isNotEmpty();
                    bound++;
                } catch (SQLException e) {
                    assertThat(e.getSQLState())
                            .as("%s as %s: %s", source, type, e.getMessage())
                            .isIn(REFUSED.contains(type) ? List.of("HYC00") : List.of("22018", "22007"));
                    if (!Binds.exists(source, code)) {
                        assertThat(e.getMessage()).contains(type.getName());
                    }
                }
            }
            assertThat(bound > 0).as("%s as %s", source, type).isEqualTo(Binds.exists(source, code));
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyClassCanBeSetWithoutAType(Class<?> source) throws SQLException {
        for (Object value : VALUES.get(source).get()) {
            assertThat(literal(Binds.natural(value))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullIsNullForEveryType(JDBCType type) throws SQLException {
        assertThat(literal(null, type.getVendorTypeNumber())).isEqualTo("NULL");
    }

    @Test
    void classesThatAreNoValuesAreNamed() {
        for (Object value : new Object[] {Optional.of(1), Year.of(2024), new Thread(), new char[] {'a'}}) {
            for (int type : new int[] {Types.VARCHAR, Types.INTEGER, Types.OTHER}) {
                assertThatThrownBy(() -> Binds.convert(value, type, Binds.KEEP))
                        .hasMessageContaining(value.getClass().getTypeName() + " cannot be set as ");
            }
            assertThatThrownBy(() -> Binds.natural(value)).hasMessageContaining("cannot be set as a parameter");
        }
        assertThatThrownBy(() -> Binds.convert(1, -101, Binds.KEEP)).hasMessageContaining("-101");
    }

    static Stream<Object[]> typed() {
        OffsetDateTime zoned = OffsetDateTime.parse("2024-02-29T01:00:00+02:00");
        return Stream.of(
                new Object[] {LocalDate.of(2024, 2, 29), Types.TIMESTAMP, "CAST('2024-02-29 00:00:00' AS TIMESTAMP)"},
                new Object[] {WHEN, Types.DATE, "CAST('2024-02-29' AS DATE)"},
                new Object[] {"2024-02-29", Types.DATE, "CAST('2024-02-29' AS DATE)"},
                new Object[] {"10:20:30", Types.TIME, "'10:20:30'"},
                new Object[] {Time.valueOf("10:20:30"), Types.VARCHAR, "'10:20:30'"},
                new Object[] {LocalTime.of(10, 20), Types.TIME_WITH_TIMEZONE, "'10:20:00Z'"},
                new Object[] {1, Types.DOUBLE, "1.0E0"},
                new Object[] {1, Types.BOOLEAN, "TRUE"},
                new Object[] {"t", Types.BIT, "TRUE"},
                new Object[] {" false ", Types.BOOLEAN, "FALSE"},
                new Object[] {" 12 ", Types.INTEGER, "12"},
                new Object[] {"1.0", Types.SMALLINT, "1"},
                new Object[] {"1e3", Types.BIGINT, "1000"},
                new Object[] {"1.5", Types.REAL, "1.5E0"},
                new Object[] {"1.7976931348623157E308", Types.FLOAT, "1.7976931348623157E308"},
                new Object[] {Double.MAX_VALUE, Types.FLOAT, "1.7976931348623157E308"},
                new Object[] {"-0.125", Types.NUMERIC, "-0.125"},
                new Object[] {true, Types.INTEGER, "1"},
                new Object[] {true, Types.CHAR, "'true'"},
                new Object[] {'5', Types.CHAR, "'5'"},
                new Object[] {1.9, Types.INTEGER, "1"},
                new Object[] {BigInteger.TEN, Types.VARCHAR, "'10'"},
                new Object[] {"abc", Types.VARBINARY, "X'616263'"},
                new Object[] {new UUID(1, 2), Types.BINARY, "X'00000000000000010000000000000002'"},
                new Object[] {zoned, Types.TIMESTAMP, "CAST('2024-02-28 23:00:00' AS TIMESTAMP)"},
                new Object[] {zoned, Types.TIMESTAMP_WITH_TIMEZONE, "CAST('2024-02-28 23:00:00' AS TIMESTAMP)"},
                new Object[] {zoned, Types.DATE, "CAST('2024-02-29' AS DATE)"},
                new Object[] {zoned, Types.VARCHAR, "'2024-02-29T01:00:00+02:00'"},
                new Object[] {List.of(1, "a"), Types.ARRAY, "ARRAY[1, 'a']"},
                new Object[] {new double[] {1}, Types.OTHER, "ARRAY[1.0E0]"},
                new Object[] {new int[][] {{1}, {2, 3}}, Types.ARRAY, "ARRAY[ARRAY[1], ARRAY[2, 3]]"},
                new Object[] {Map.of("it's", List.of(1)), Types.OTHER, "MAP['it''s', ARRAY[1]]"},
                new Object[] {
                    new E6Struct(TypeDescriptor.parse("struct<a:int,b:string>"), new Object[] {1, null}),
                    Types.STRUCT,
                    "NAMED_STRUCT('a', 1, 'b', NULL)"
                });
    }

    @ParameterizedTest
    @MethodSource("typed")
    void theTypeDecidesTheLiteral(Object value, int type, String literal) throws SQLException {
        assertThat(literal(value, type)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "true, INTEGER, 22018",
        "one, DECIMAL, 22018",
        "'', BIGINT, 22018",
        "1.0, BOOLEAN, 22018",
        "maybe, BIT, 22018",
        "32768, SMALLINT, 22003",
        "1e400, FLOAT, 22003",
        "1e39, REAL, 22003"
    })
    void textsThatAreNoValueOfTheTypeAreRefused(String text, JDBCType type, String sqlState) {
        assertThatThrownBy(() -> Binds.convert(text, type.getVendorTypeNumber(), Binds.KEEP))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState));
    }

    /** Values of java.sql are what they show; only with zone are they an instant. */
    @ParameterizedTest
    @CsvSource({"UTC, 2024-07-01 12:00:00", "Asia/Tokyo, 2024-07-01 21:00:00", "America/New_York, 2024-07-01 08:00:00"})
    void aTimestampIsWhatItShowsInTheCalendar(String zone, String shown) throws SQLException {
        Timestamp noon = Timestamp.from(Instant.parse("2024-07-01T12:00:00Z"));
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(zone));

        assertThat(literal(Binds.natural(noon, calendar))).isEqualTo("CAST('" + shown + "' AS TIMESTAMP)");
        assertThat(literal(noon, Types.TIMESTAMP_WITH_TIMEZONE)).isEqualTo("CAST('2024-07-01 12:00:00' AS TIMESTAMP)");
        Calendar value = new GregorianCalendar();
        value.setTimeInMillis(noon.getTime());
        assertThat(Binds.natural(value)).isEqualTo(Binds.natural(noon));
        assertThat(Binds.natural(new java.util.Date(noon.getTime()))).isEqualTo(Binds.natural(noon));
    }

    @Test
    void scaleRoundsDecimalsAndLengthCutsStreams() throws SQLException {
        assertThat(Binds.convert("1.255", Types.DECIMAL, 2)).isEqualTo(new BigDecimal("1.26"));
        assertThat(Binds.convert(1.5, Types.NUMERIC, 5)).isEqualTo(new BigDecimal("1.5"));
        assertThat(Binds.convert(new StringReader("abcd"), Types.VARCHAR, 3)).isEqualTo("abc");
        assertThat((byte[]) Binds.convert(new ByteArrayInputStream(new byte[] {1, 2, 3}), Types.BLOB, 2))
                .containsExactly(1, 2);
        assertThatThrownBy(() -> Binds.convert(new StringReader("a"), Types.CLOB, 3))
                .hasMessageContaining("after 1 of the 3");
    }

    @Test
    void instantsThatAreNoTimestampAreOutOfRange() {
        for (Object value : new Object[] {Instant.MAX, OffsetDateTime.MAX, OffsetDateTime.MIN.toZonedDateTime()}) {
            for (int type : new int[] {Types.OTHER, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE}) {
                assertThatThrownBy(() -> Binds.convert(value, type, Binds.KEEP))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("22003"));
            }
        }
    }

    @Test
    void integersTravelAsIntegersOnceTheirRangeIsChecked() throws SQLException {
        assertThat(Binds.convert(7L, Types.TINYINT, Binds.KEEP)).isEqualTo(7);
        assertThat(Binds.convert("-300", Types.SMALLINT, Binds.KEEP)).isEqualTo(-300);
        assertThatThrownBy(() -> Binds.convert(128, Types.TINYINT, Binds.KEEP)).hasMessageContaining("8-bit");
    }

    @Test
    void aCollectionThatHoldsItselfEnds() throws SQLException {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        Object bound = Binds.natural(endless);
        assertThatThrownBy(() -> literal(bound)).hasMessageContaining("32 levels");
    }

    @Test
    void aStructNeedsNamesForItsAttributes() {
        var unnamed = new E6Struct(TypeDescriptor.parse("struct"), new Object[] {1});
        assertThatThrownBy(() -> literal(unnamed)).hasMessageContaining("struct<name:type,...>");
    }

    @Test
    void thePageShowsTheTable() throws IOException {
        GeneratedSection.assertUpToDate(
                "binds",
                Matrix.markdown(
                        List.copyOf(VALUES.keySet()),
                        Matrix::name,
                        Arrays.asList(JDBCType.values()),
                        JDBCType::getName,
                        (source, type) -> Binds.exists(source, type.getVendorTypeNumber())));
    }
}
