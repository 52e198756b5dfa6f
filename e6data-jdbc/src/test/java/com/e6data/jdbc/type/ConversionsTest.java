package com.e6data.jdbc.type;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionsTest {

    private static final List<Class<?>> TARGETS = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            BigInteger.class,
            BigDecimal.class,
            String.class,
            UUID.class,
            byte[].class,
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
            Thread.class,
            int[].class);

    private static final UUID SOME_UUID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final LocalTime HOUR = LocalTime.of(12, 34, 56, 789_012_000);
    private static final LocalDateTime WHEN = DAY.atTime(HOUR);
    private static final OffsetDateTime ZONED = WHEN.atOffset(ZoneOffset.ofHours(2));
    private static final Timestamp MIDNIGHT = Timestamp.valueOf("2024-02-29 00:00:00");

    /** A value with every class that it converts to; it converts to no other. */
    record Sample(Object value, Map<Class<?>, Object> results) {
        @Override
        public String toString() {
            return value.getClass().getSimpleName() + " " + value;
        }
    }

    private static Sample sample(Object value, Object... results) {
        Map<Class<?>, Object> byClass = new LinkedHashMap<>();
        for (Object result : results) {
            Class<?> type = result instanceof Calendar ? Calendar.class : result.getClass();
            byClass.put(type, result);
        }
        return new Sample(value, byClass);
    }

    private static Sample number(Object value, String text, double number) {
        BigDecimal decimal = new BigDecimal(text);
        return sample(
                value,
                number != 0,
                (byte) number,
                (short) number,
                (int) number,
                (long) number,
                (float) number,
                number,
                decimal.toBigInteger(),
                decimal,
                text);
    }

    private static Sample withUtilDate(Sample sample) {
        Timestamp timestamp = (Timestamp) sample.results().get(Timestamp.class);
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(timestamp.getTime());
        sample.results().put(java.util.Date.class, timestamp);
        sample.results().put(Calendar.class, calendar);
        return sample;
    }

    static Stream<Sample> samples() {
        return Stream.of(
                sample(true, true, (byte) 1, (short) 1, 1, 1L, 1f, 1d, BigInteger.ONE, BigDecimal.ONE, "true"),
                number((byte) 7, "7", 7),
                number((short) -3, "-3", -3),
                number(42, "42", 42),
                number(0L, "0", 0),
                number(-12.5f, "-12.5", -12.5),
                number(100.75d, "100.75", 100.75),
                number(new BigDecimal("-99.50"), "-99.50", -99.5),
                sample(
                        "1",
                        true,
                        (byte) 1,
                        (short) 1,
                        1,
                        1L,
                        1f,
                        1d,
                        '1',
                        BigInteger.ONE,
                        BigDecimal.ONE,
                        "1",
                        new byte[] {'1'}),
                sample(SOME_UUID.toString(), SOME_UUID, SOME_UUID.toString(), bytes(SOME_UUID.toString())),
                withUtilDate(sample(
                        "2024-02-29 12:34:56.789012+02:00",
                        "2024-02-29 12:34:56.789012+02:00",
                        bytes("2024-02-29 12:34:56.789012+02:00"),
                        DAY,
                        HOUR,
                        HOUR.atOffset(ZoneOffset.ofHours(2)),
                        WHEN,
                        ZONED,
                        ZONED.toZonedDateTime(),
                        ZONED.toInstant(),
                        Date.valueOf(jvmClock(ZONED).toLocalDate()),
                        time(jvmClock(ZONED).toLocalTime()),
                        Timestamp.from(ZONED.toInstant()))),
                sample(
                        "12:34:56",
                        "12:34:56",
                        bytes("12:34:56"),
                        LocalTime.of(12, 34, 56),
                        LocalTime.of(12, 34, 56).atOffset(UTC),
                        Time.valueOf("12:34:56")),
                sample(new byte[] {0, (byte) 0xff, 0x1a}, "00ff1a", new byte[] {0, (byte) 0xff, 0x1a}),
                withUtilDate(sample(
                        DAY,
                        "2024-02-29",
                        DAY,
                        DAY.atStartOfDay(),
                        DAY.atStartOfDay().atOffset(UTC),
                        DAY.atStartOfDay(UTC),
                        DAY.atStartOfDay().toInstant(UTC),
                        Date.valueOf(DAY),
                        MIDNIGHT)),
                withUtilDate(sample(
                        HOUR,
                        "12:34:56.789012",
                        HOUR,
                        HOUR.atOffset(UTC),
                        HOUR.atDate(LocalDate.EPOCH),
                        time(HOUR),
                        Timestamp.valueOf(HOUR.atDate(LocalDate.EPOCH)))),
                sample(
                        HOUR.atOffset(ZoneOffset.ofHours(2)),
                        "12:34:56.789012+02:00",
                        HOUR,
                        HOUR.atOffset(ZoneOffset.ofHours(2)),
                        time(HOUR)),
                withUtilDate(sample(
                        WHEN,
                        "2024-02-29 12:34:56.789012",
                        DAY,
                        HOUR,
                        HOUR.atOffset(UTC),
                        WHEN,
                        WHEN.atOffset(UTC),
                        WHEN.atZone(UTC),
                        WHEN.toInstant(UTC),
                        Date.valueOf(DAY),
                        time(HOUR),
                        Timestamp.valueOf(WHEN))),
                withUtilDate(sample(
                        ZONED,
                        "2024-02-29T12:34:56.789012+02:00",
                        DAY,
                        HOUR,
                        HOUR.atOffset(ZoneOffset.ofHours(2)),
                        WHEN,
                        ZONED,
                        ZONED.toZonedDateTime(),
                        ZONED.toInstant(),
                        Date.valueOf(jvmClock(ZONED).toLocalDate()),
                        time(jvmClock(ZONED).toLocalTime()),
                        Timestamp.from(ZONED.toInstant()))));
    }

    private static LocalDateTime jvmClock(OffsetDateTime value) {
        return value.atZoneSameInstant(java.time.ZoneId.systemDefault()).toLocalDateTime();
    }

    private static Time time(LocalTime value) {
        return new Time(Time.valueOf(value).getTime() + value.getNano() / 1_000_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySourceConvertsToEveryTargetOrSaysThatItDoesNot(Sample sample) throws SQLException {
        for (Class<?> target : TARGETS) {
            Object expected = sample.results().get(target);
            if (expected != null) {
                assertThat((Object) Conversions.convert(sample.value(), target, null))
                        .as(target.getTypeName())
                        .isInstanceOf(target)
                        .isEqualTo(expected);
            } else {
                assertThatThrownBy(() -> Conversions.convert(sample.value(), target, null))
                        .as(target.getTypeName())
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isIn("22018", "22007"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void objectIsTheValueAsItIs(Sample sample) throws SQLException {
        assertThat(Conversions.convert(sample.value(), Object.class, null)).isSameAs(sample.value());
    }

    @Test
    void primitiveClassesAreTheirBoxes() throws SQLException {
        assertThat(Conversions.convert(5L, int.class, null)).isEqualTo(5);
        assertThat(Conversions.convert("x", char.class, null)).isEqualTo('x');
        assertThat(Conversions.convert(5, boolean.class, null)).isTrue();
        assertThat(Conversions.exists(long.class, double.class)).isTrue();
        assertThat(Conversions.exists(long.class, Date.class)).isFalse();
    }

    static Stream<Object[]> tooLarge() {
        List<Object[]> cells = new ArrayList<>();
        Map<Class<?>, List<Object>> values = new LinkedHashMap<>();
        values.put(byte.class, List.of(128, -129L, 128.0, "128", new BigDecimal("-129")));
        values.put(short.class, List.of(32_768, -32_769L, 32_768f, "40000"));
        values.put(int.class, List.of(1L << 31, -(1L << 31) - 1, 2147483648.0, "-2147483649", new BigDecimal("1E+10")));
        values.put(
                long.class,
                List.of(
                        0x1p63,
                        -0x1.0000000000001p63,
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        Float.NaN,
                        Float.POSITIVE_INFINITY,
                        "9223372036854775808",
                        "1e400000000",
                        new BigDecimal("-9223372036854775809"),
                        new BigDecimal("1E+1000000000")));
        values.put(float.class, List.of(1e39, "1e39", new BigDecimal("-1E+39")));
        values.put(double.class, List.of("1e309", new BigDecimal("-1E+309")));
        values.put(boolean.class, List.of(Double.NaN, Float.NaN));
        values.put(Timestamp.class, List.of("+999999999-12-31 00:00:00", LocalDateTime.MIN, OffsetDateTime.MAX));
        values.put(Date.class, List.of(LocalDate.MAX, OffsetDateTime.MIN, "+292278995-01-01T00:00:00-18:00"));
        values.put(BigDecimal.class, List.of(Double.NaN, Float.NEGATIVE_INFINITY));
        values.put(BigInteger.class, List.of(Double.NaN, "1e400000000"));
        values.put(String.class, List.of(new BigDecimal("1E+1000000000")));
        values.forEach((target, list) -> list.forEach(value -> cells.add(new Object[] {value, target})));
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void whatDoesNotFitIsAnErrorAndNeverAnotherNumber(Object value, Class<?> target) {
        assertThatThrownBy(() -> Conversions.convert(value, target, null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
    }

    @Test
    void limitsFit() throws SQLException {
        assertThat(Conversions.convert(-0x1p63, long.class, null)).isEqualTo(Long.MIN_VALUE);
        assertThat(Conversions.convert("-9223372036854775808", long.class, null))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(Conversions.convert(new BigDecimal("9223372036854775807.99"), long.class, null))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Conversions.convert(-2147483648.9, int.class, null)).isEqualTo(Integer.MIN_VALUE);
        assertThat(Conversions.convert(127L, byte.class, null)).isEqualTo(Byte.MAX_VALUE);
        assertThat(Conversions.convert(Double.NEGATIVE_INFINITY, float.class, null))
                .isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Conversions.convert(Double.NaN, float.class, null)).isNaN();
        assertThat(Conversions.convert(new BigDecimal("1E-1000000000"), long.class, null))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.9, 1", "-1.9, -1", "0.5, 0", "' 12 ', 12", "1e2, 100"})
    void fractionsAreCutOffTowardsZero(String text, long expected) throws SQLException {
        assertThat(Conversions.convert(text, long.class, null)).isEqualTo(expected);
        assertThat(Conversions.convert(Double.valueOf(text), long.class, null)).isEqualTo(expected);
        assertThat(Conversions.convert(new BigDecimal(text.strip()), long.class, null))
                .isEqualTo(expected);
    }

    @Test
    void floatingPointNumbersBecomeTheDecimalThatTheyPrint() throws SQLException {
        assertThat(Conversions.convert(1.1, BigDecimal.class, null)).isEqualTo(new BigDecimal("1.1"));
        assertThat(Conversions.convert(1.1f, BigDecimal.class, null)).isEqualTo(new BigDecimal("1.1"));
        assertThat(Conversions.convert(1.1f, double.class, null)).isEqualTo((double) 1.1f);
        assertThat(Conversions.convert(new BigDecimal("1E+5"), String.class, null))
                .isEqualTo("100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "T", " yes ", "y", "on", "1", "TRUE"})
    void textsOfTruth(String text) throws SQLException {
        assertThat(Conversions.convert(text, boolean.class, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "F", "no", "N", "off", "0", " FALSE"})
    void textsOfFalsehood(String text) throws SQLException {
        assertThat(Conversions.convert(text, boolean.class, null)).isFalse();
    }

    static Stream<Object[]> wrongTexts() {
        return Stream.of(
                new Object[] {"2", boolean.class, "22018"},
                new Object[] {"", boolean.class, "22018"},
                new Object[] {"", int.class, "22018"},
                new Object[] {"12x", int.class, "22018"},
                new Object[] {"0x10", long.class, "22018"},
                new Object[] {"1d", double.class, "22018"},
                new Object[] {"1_000", BigDecimal.class, "22018"},
                new Object[] {"9".repeat(20_000), BigDecimal.class, "22018"},
                new Object[] {"ab", char.class, "22018"},
                new Object[] {"1-1-1-1-1", UUID.class, "22018"},
                new Object[] {"01234567-89ab-cdef-0123-456789abcdeg", UUID.class, "22018"},
                new Object[] {new byte[15], UUID.class, "22018"},
                new Object[] {"", LocalDate.class, "22007"},
                new Object[] {"2024-02-30", LocalDate.class, "22007"},
                new Object[] {"2023-02-29", Date.class, "22007"},
                new Object[] {"20240229", LocalDate.class, "22007"},
                new Object[] {"12024-01-01", LocalDate.class, "22007"},
                new Object[] {"25:00:00", LocalTime.class, "22007"},
                new Object[] {"24:00:00", Time.class, "22007"},
                new Object[] {"2024-01-01 10:61:00", Timestamp.class, "22007"},
                new Object[] {"2024-01-01 10:00:00 Nowhere/Land", OffsetDateTime.class, "22007"},
                new Object[] {"yesterday", LocalDateTime.class, "22007"});
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void wrongTextsAreNamedInTheError(Object value, Class<?> target, String sqlState) {
        assertThatThrownBy(() -> Conversions.convert(value, target, null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState))
                .hasMessageContaining(
                        value instanceof String text ? text.substring(0, Math.min(40, text.length())) : "15");
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN",
        "Infinity, Infinity",
        "-infinity, -Infinity",
        "-0.0, -0.0",
        "1e-400, 0.0",
        "1.7976931348623157e308, 1.7976931348623157E308"
    })
    void textsOfDoubles(String text, Double expected) throws SQLException {
        assertThat(Conversions.convert(text, double.class, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29 12:34:56.789012, 2024-02-29T12:34:56.789012",
        "2024-02-29T12:34:56, 2024-02-29T12:34:56",
        "2024-2-9 1:02, 2024-02-09T01:02",
        "2024-02-29, 2024-02-29T00:00",
        "0001-01-01 00:00:00, 0001-01-01T00:00",
        "+11756-12-31 23:59:59.999999, +11756-12-31T23:59:59.999999",
        "-0001-12-31 00:00:00, -0001-12-31T00:00",
        "2024-02-29 12:34:56.123456789Z, 2024-02-29T12:34:56.123456789"
    })
    void textsOfTimestamps(String text, LocalDateTime expected) throws SQLException {
        assertThat(Conversions.convert(text, LocalDateTime.class, null)).isEqualTo(expected);
        assertThat(Conversions.convert(text, LocalDate.class, null)).isEqualTo(expected.toLocalDate());
        if (text.contains(":")) {
            assertThat(Conversions.convert(text, LocalTime.class, null)).isEqualTo(expected.toLocalTime());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01 12:00:00, 2024-07-01T12:00Z",
        "2024-07-01 12:00:00Z, 2024-07-01T12:00Z",
        "2024-07-01T12:00:00+05:30, 2024-07-01T12:00+05:30",
        "2024-07-01 12:00:00 -03, 2024-07-01T12:00-03:00",
        "2024-07-01 12:00:00 America/New_York, 2024-07-01T12:00-04:00",
        "2024-07-01 12:00:00 UTC, 2024-07-01T12:00Z"
    })
    void textsOfTimestampsWithZone(String text, OffsetDateTime expected) throws SQLException {
        assertThat(Conversions.convert(text, OffsetDateTime.class, null)).isEqualTo(expected);
    }

    static Stream<LocalDateTime> timestamps() {
        return Stream.of(
                WHEN,
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1_000),
                LocalDateTime.of(1582, 10, 10, 1, 2, 3),
                LocalDateTime.of(11756, 12, 31, 23, 59, 59, 999_999_000),
                LocalDateTime.of(1, 1, 1, 0, 0),
                LocalDateTime.of(0, 1, 1, 0, 0),
                LocalDateTime.of(-10000, 1, 1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("timestamps")
    void theTextOfATimestampIsReadBack(LocalDateTime value) throws SQLException {
        String text = Conversions.convert(value, String.class, null);

        assertThat(Conversions.convert(text, LocalDateTime.class, null)).isEqualTo(value);
        assertThat(Conversions.convert(
                        Conversions.convert(value.toLocalDate(), String.class, null), LocalDate.class, null))
                .isEqualTo(value.toLocalDate());
    }

    @Test
    void textsOfTimestampsHaveNoSixOrNineDigits() throws SQLException {
        assertThat(Conversions.convert(WHEN.withNano(0), String.class, null)).isEqualTo("2024-02-29 12:34:56");
        assertThat(Conversions.convert(WHEN.withNano(120_000_000), String.class, null))
                .isEqualTo("2024-02-29 12:34:56.120000");
        assertThat(Conversions.convert(WHEN.withNano(1), String.class, null))
                .isEqualTo("2024-02-29 12:34:56.000000001");
        assertThat(Conversions.convert(WHEN.withYear(11756), String.class, null))
                .startsWith("+11756-02-29 ");
        assertThat(Conversions.convert(DAY.atTime(1, 0).atOffset(UTC), String.class, null))
                .isEqualTo("2024-02-29T01:00:00Z");
    }
}
