package com.e6data.conformance.jdbc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The column types of the wall: how both sides declare them, and values that tempt conversions to go wrong. */
enum WallType {
    BOOLEAN("BOOLEAN", "BOOLEAN", true, false),
    TINYINT("TINYINT", "TINYINT", 0, 1, -1, 42, 127, -128),
    SMALLINT("SMALLINT", "SMALLINT", 0, 1, -1, 128, 32767, -32768),
    INTEGER("INT", "INTEGER", 0, 1, -1, 32768, Integer.MAX_VALUE, Integer.MIN_VALUE),
    BIGINT(
            "BIGINT",
            "BIGINT",
            0L,
            1L,
            -1L,
            2147483648L,
            9007199254740993L,
            -9007199254740993L,
            Long.MAX_VALUE,
            Long.MIN_VALUE),
    REAL(
            "FLOAT",
            "REAL",
            0f,
            -0f,
            1f,
            1.5f,
            -1.5f,
            0.1f,
            127.9f,
            -128.9f,
            1e10f,
            2147483648f,
            Float.MAX_VALUE,
            Float.MIN_VALUE,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY),
    DOUBLE(
            "DOUBLE",
            "DOUBLE PRECISION",
            0d,
            -0d,
            1d,
            0.5,
            2.5,
            -2.5,
            0.1,
            255.5,
            2147483647.9,
            9.007199254740993e15,
            0x1p63,
            -0x1p63,
            1e19,
            1e300,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY),
    DECIMAL(
            "DECIMAL(38, 6)",
            "NUMERIC(38, 6)",
            decimals(
                    "0.000000",
                    "1.000000",
                    "-1.000000",
                    "0.500000",
                    "-0.500000",
                    "1.500000",
                    "1.999999",
                    "0.000001",
                    "127.500000",
                    "32767.999999",
                    "2147483648.000000",
                    "9223372036854775807.999999",
                    "9223372036854775808.000000",
                    "-9223372036854775808.500000",
                    "99999999999999999999999999999999.999999",
                    "-99999999999999999999999999999999.999999")),
    WHOLE_DECIMAL(
            "DECIMAL(38, 0)",
            "NUMERIC(38, 0)",
            decimals(
                    "0",
                    "100",
                    "-100",
                    "9223372036854775807",
                    "9223372036854775808",
                    "99999999999999999999999999999999999999",
                    "-99999999999999999999999999999999999999")),
    CHAR("CHAR(5)", "CHAR(5)", "abcde", "12345", "-12.5", "false", "\u00fcber\u00df"),
    VARCHAR(
            "VARCHAR",
            "VARCHAR",
            "",
            " ",
            "x",
            "abc",
            "Gr\u00f6\u00dfe \ud83d\ude80 \u65e5\u672c",
            "0",
            "1",
            "42",
            "-1",
            "+7",
            " 42 ",
            "007",
            "1.5",
            "-0.5",
            "1e3",
            "0x10",
            "128",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "1e400",
            "NaN",
            "Infinity",
            "true",
            "FALSE",
            "t",
            "yes",
            "N",
            "2021-03-14",
            "2021-03-14 02:30:00",
            "2021-11-07 01:30:00.123456",
            "2021-03-14T02:30:00",
            "2021-03-14T10:00:00Z",
            "2021-03-14 10:00:00+05:30",
            "2021-02-29",
            "10:20:30",
            "10:20:30.5",
            "10:20:30+02:00",
            "24:00:00",
            "1582-10-10",
            "0001-01-01",
            "+11756-12-31",
            "123e4567-e89b-12d3-a456-426614174000",
            "https://example.com/x?y=1",
            "abcd"),
    VARBINARY(
            "VARBINARY",
            "VARBINARY",
            new byte[0],
            new byte[] {0},
            new byte[] {0x31, 0x32},
            new byte[] {0x61, 0x62, 0x63},
            new byte[] {(byte) 0xff, 0, (byte) 0x80},
            new byte[] {0, 0, 0, 42},
            new byte[] {0, 0, 0, 0, 0, 0, 0, 42},
            new byte[] {0x12, 0x3e, 0x45, 0x67, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
    DATE(
            "DATE",
            "DATE",
            dates(
                    "1970-01-01",
                    "1969-12-31",
                    "2000-02-29",
                    "1900-02-28",
                    "1883-11-18",
                    "1582-10-15",
                    "1582-10-10",
                    "1582-10-04",
                    "1500-02-28",
                    "0001-01-01",
                    "0000-12-31",
                    "-0043-03-15",
                    "9999-12-31",
                    "+11756-12-31",
                    "2011-12-30",
                    "2021-03-14")),
    TIME(
            "TIME",
            "TIME(9)",
            times("00:00", "00:00:00.000001", "10:20:30", "12:00:00.5", "02:30", "23:59:59", "23:59:59.999999")),
    TIMESTAMP(
            "TIMESTAMP",
            "TIMESTAMP(6)",
            timestamps(
                    "1970-01-01T00:00",
                    "1969-12-31T23:59:59.999999",
                    "1969-12-31T23:59:59.000001",
                    "2000-02-29T12:34:56.789",
                    "1900-01-01T00:00",
                    "1883-11-18T12:02",
                    "1582-10-15T00:00",
                    "1582-10-10T10:00",
                    "1582-10-04T23:59:59.5",
                    "0001-01-01T00:00",
                    "0000-12-31T23:00",
                    "-0043-03-15T12:00",
                    "9999-12-31T23:59:59.999999",
                    "+11756-12-31T00:00",
                    // Gaps and overlaps of the clocks of New York, Lord Howe (half an hour) and Apia (a whole day).
                    "2021-03-14T02:30",
                    "2021-11-07T01:30",
                    "2021-10-03T02:15",
                    "2021-04-04T01:45",
                    "2011-12-30T12:00",
                    "2021-04-04T03:30",
                    "2021-07-01T10:20:30.123456")),
    TIMESTAMP_TZ(
            "TIMESTAMP_TZ",
            "TIMESTAMP(6) WITH TIME ZONE",
            zoned(
                    "1970-01-01T00:00Z",
                    "1969-12-31T23:59:59.999999Z",
                    "2021-07-01T10:20:30.123456+05:30",
                    "2021-07-01T10:20:30-03:30",
                    "2021-12-31T23:00+14:00",
                    "2021-01-01T01:00-12:00",
                    "2021-03-14T02:30-05:00",
                    "2021-11-07T01:30-05:00",
                    "2021-11-07T01:30-04:00",
                    "2021-10-03T02:15+10:30",
                    "2011-12-30T12:00Z",
                    "1900-01-01T00:00Z",
                    "1582-10-10T10:00Z",
                    "0001-01-03T00:00Z",
                    "9999-12-31T23:59:59.999999Z",
                    "+11756-12-31T00:00Z")),
    INTEGER_ARRAY("ARRAY<INT>", "INTEGER ARRAY", new Integer[0], new Integer[] {1, -2, 3}, new Integer[] {null, 7}),
    VARCHAR_ARRAY("ARRAY<VARCHAR>", "VARCHAR ARRAY", new String[0], new String[] {"a", "bc"}, new String[] {null, "x"});

    final String emulatorDdl;
    final String h2Ddl;
    private final List<Object> values;

    WallType(String emulatorDdl, String h2Ddl, Object... values) {
        this.emulatorDdl = emulatorDdl;
        this.h2Ddl = h2Ddl;
        this.values = Arrays.asList(values);
    }

    /** The values, and at the end null. */
    List<Object> content() {
        return Stream.concat(values.stream(), Stream.of((Object) null)).toList();
    }

    /**
     * A parameter of the type in a SELECT. There is no CAST to TIME and to arrays: their literals say what they are.
     */
    String emulatorParameter() {
        return switch (this) {
            // The engine has no CAST to the small integers; the range of what is bound is the driver's affair.
            case TINYINT, SMALLINT -> "CAST(? AS INT)";
            case TIME, INTEGER_ARRAY, VARCHAR_ARRAY -> "?";
            default -> "CAST(? AS " + emulatorDdl + ")";
        };
    }

    /** The same for H2. */
    String h2Parameter() {
        return "CAST(? AS " + (this == TINYINT || this == SMALLINT ? INTEGER.h2Ddl : h2Ddl) + ")";
    }

    /** The name in the table of rules. */
    String title() {
        return switch (this) {
            case WHOLE_DECIMAL -> "DECIMAL";
            case INTEGER_ARRAY, VARCHAR_ARRAY -> "ARRAY";
            default -> name();
        };
    }

    /** Class to read the parameter as; null for the natural one. */
    Class<?> target() {
        return this == TIME ? LocalTime.class : null;
    }

    String table() {
        return "wall_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Object[] decimals(String... texts) {
        return parse(BigDecimal::new, texts);
    }

    private static Object[] dates(String... texts) {
        return parse(LocalDate::parse, texts);
    }

    private static Object[] times(String... texts) {
        return parse(LocalTime::parse, texts);
    }

    private static Object[] timestamps(String... texts) {
        return parse(LocalDateTime::parse, texts);
    }

    private static Object[] zoned(String... texts) {
        return parse(OffsetDateTime::parse, texts);
    }

    private static Object[] parse(Function<String, Object> parser, String... texts) {
        return Stream.of(texts).map(parser).toArray();
    }
}
