package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralsTest {

    static Stream<Object[]> values() {
        return Stream.of(
                new Object[] {true, "TRUE"},
                new Object[] {false, "FALSE"},
                new Object[] {(byte) -1, "-1"},
                new Object[] {(short) 7, "7"},
                new Object[] {42, "42"},
                new Object[] {Long.MIN_VALUE, "-9223372036854775808"},
                new Object[] {new BigInteger("12345678901234567890"), "12345678901234567890"},
                new Object[] {new BigDecimal("1E+5"), "100000"},
                new Object[] {new BigDecimal("0.00"), "0.00"},
                new Object[] {new BigDecimal("-1E-7"), "-0.0000001"},
                new Object[] {1.5, "1.5E0"},
                new Object[] {-0.0, "-0.0E0"},
                new Object[] {1e300, "1.0E300"},
                new Object[] {Double.MIN_VALUE, "4.9E-324"},
                new Object[] {Double.NaN, "CAST('NaN' AS DOUBLE)"},
                new Object[] {Double.NEGATIVE_INFINITY, "CAST('-Infinity' AS DOUBLE)"},
                new Object[] {0.1f, "0.10000000149011612E0"},
                new Object[] {Float.POSITIVE_INFINITY, "CAST('Infinity' AS DOUBLE)"},
                new Object[] {"", "''"},
                new Object[] {"it's", "'it''s'"},
                new Object[] {"a\\b\r\n\tc", "'a\\\\b\\r\\n\\tc'"},
                new Object[] {"\u00e9\ud83d\ude00", "'\u00e9\ud83d\ude00'"},
                new Object[] {'\'', "''''"},
                new Object[] {new byte[] {0, (byte) 0xff, 0x1a}, "X'00FF1A'"},
                new Object[] {new byte[0], "X''"},
                new Object[] {
                    UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"), "'01234567-89ab-cdef-0123-456789abcdef'"
                },
                new Object[] {LocalDate.of(2024, 2, 29), "CAST('2024-02-29' AS DATE)"},
                new Object[] {LocalDate.of(11756, 12, 31), "CAST('+11756-12-31' AS DATE)"},
                new Object[] {Date.valueOf("2024-02-29"), "CAST('2024-02-29' AS DATE)"},
                new Object[] {LocalDateTime.of(2024, 2, 29, 1, 2, 3), "CAST('2024-02-29 01:02:03' AS TIMESTAMP)"},
                new Object[] {
                    LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_789),
                    "CAST('2024-02-29 01:02:03.123456' AS TIMESTAMP)"
                },
                new Object[] {
                    Timestamp.valueOf("2024-02-29 01:02:03.5"), "CAST('2024-02-29 01:02:03.500000' AS TIMESTAMP)"
                },
                new Object[] {Date.valueOf("0001-01-01"), "CAST('0001-01-01' AS DATE)"},
                new Object[] {Time.valueOf("10:20:30"), "'10:20:30'"},
                new Object[] {LocalTime.NOON, "'12:00:00'"},
                new Object[] {LocalTime.of(1, 2, 3, 400_000_000), "'01:02:03.400000'"},
                new Object[] {LocalTime.of(1, 2, 3, 4), "'01:02:03.000000004'"},
                new Object[] {OffsetTime.parse("10:00+01:00"), "'10:00:00+01:00'"},
                new Object[] {
                    OffsetDateTime.parse("2024-02-29T01:00:00+02:00"), "CAST('2024-02-28 23:00:00' AS TIMESTAMP)"
                },
                new Object[] {
                    ZonedDateTime.parse("2024-07-01T12:00:00-04:00[America/New_York]"),
                    "CAST('2024-07-01 16:00:00' AS TIMESTAMP)"
                },
                new Object[] {
                    Instant.parse("1969-12-31T23:59:59.000001Z"), "CAST('1969-12-31 23:59:59.000001' AS TIMESTAMP)"
                });
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueHasItsLiteral(Object value, String literal) throws SQLException {
        assertThat(Literals.of(value)).isEqualTo(literal);
    }

    @Test
    void nullIsALiteral() throws SQLException {
        assertThat(Literals.of(null)).isEqualTo("NULL");
    }

    @Test
    void literalModeDoublesQuotesAndLeavesTheRest() throws SQLException {
        assertThat(Literals.of("it's \\n\n", BackslashMode.LITERAL)).isEqualTo("'it''s \\n\n'");
        assertThat(Literals.of('\'', BackslashMode.LITERAL)).isEqualTo("''''");
    }

    static Stream<Object[]> refused() {
        return Stream.of(
                new Object[] {"a\0b", "22018", "NUL at character 2"},
                new Object[] {"a\ud83d", "22018", "surrogate pair at character 2"},
                new Object[] {"\ude00\ud83d", "22018", "surrogate pair at character 1"},
                new Object[] {DayOfWeek.MONDAY, "22018", "java.time.DayOfWeek"},
                new Object[] {List.of(), "22018", "no SQL literal"},
                new Object[] {new int[0], "22018", "[I"},
                new Object[] {new BigDecimal("1E+1000000000"), "22003", "digits"},
                new Object[] {Instant.MAX, "22003", "not a timestamp"});
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatHasNoLiteralIsRefusedByName(Object value, String sqlState, String message) {
        for (BackslashMode mode : BackslashMode.values()) {
            assertThatThrownBy(() -> Literals.of(value, mode))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState))
                    .hasMessageContaining(message);
        }
    }
}
