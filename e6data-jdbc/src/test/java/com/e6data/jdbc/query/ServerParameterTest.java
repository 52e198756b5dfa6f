package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerParameterTest {

    static List<Arguments> values() {
        LocalDateTime time = LocalDateTime.of(2024, 2, 29, 10, 20, 30, 123_456_789);
        return List.of(
                Arguments.of(null, "NULL", ""),
                Arguments.of(true, "BOOLEAN", "true"),
                Arguments.of(-5, "INTEGER", "-5"),
                Arguments.of(Long.MIN_VALUE, "LONG", "-9223372036854775808"),
                Arguments.of(0.1f, "FLOAT", "0.10000000149011612"),
                Arguments.of(1e300, "DOUBLE", "1.0E300"),
                Arguments.of(new BigDecimal("1E+3"), "DECIMAL128", "1000"),
                Arguments.of("it's \\ 'x'", "STRING", "it's \\ 'x'"),
                Arguments.of(new byte[] {0, (byte) 0xff}, "BINARY", "00FF"),
                Arguments.of(LocalDate.of(2024, 2, 29), "DATE", "2024-02-29"),
                Arguments.of(LocalTime.of(9, 5), "STRING", "09:05:00"),
                Arguments.of(OffsetTime.of(9, 5, 0, 0, ZoneOffset.ofHours(2)), "STRING", "09:05:00+02:00"),
                Arguments.of(time, "DATETIME", "2024-02-29 10:20:30.123456"),
                Arguments.of(OffsetDateTime.of(time, ZoneOffset.ofHours(2)), "DATETIME", "2024-02-29 08:20:30.123456"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyClassHasATypeAndAText(Object value, String type, String text) throws SQLException {
        assertThat(ServerParameter.of(value)).isEqualTo(new ServerParameter(type, text));
    }

    @Test
    void positionsBeginAtOne() throws SQLException {
        var message = ServerParameter.message(List.of(ServerParameter.of(7), ServerParameter.of(null)));
        assertThat(message.get(0).getIndex()).isEqualTo(1);
        assertThat(message.get(1).getIndex()).isEqualTo(2);
        assertThat(message.get(1).getType()).isEqualTo("NULL");
    }

    @Test
    void otherClassesAreRefusedAndValuesAreNotShown() throws SQLException {
        assertThatThrownBy(() -> ServerParameter.of(new Object[0]))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("parameterBinding=client");
        assertThat(ServerParameter.of("secret")).hasToString("STRING");
    }
}
