package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.hibernate.E6dataSettings.StringEscapes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class LiteralsTest {

    @Test
    void quotesAreDoubledAndBackslashesFollowTheRule() {
        assertThat(E6dataLiterals.string("O'Hara", StringEscapes.BACKSLASH)).isEqualTo("'O''Hara'");
        assertThat(E6dataLiterals.string("a\\'", StringEscapes.BACKSLASH)).isEqualTo("'a\\\\'''");
        assertThat(E6dataLiterals.string("a\\'", StringEscapes.STANDARD)).isEqualTo("'a\\'''");
    }

    @Test
    void timestampsAreInUtcWithUpToSixDigits() {
        assertThat(E6dataLiterals.timestamp(LocalDateTime.of(2024, 2, 29, 12, 30)))
                .isEqualTo("timestamp '2024-02-29 12:30:00'");
        assertThat(E6dataLiterals.timestamp(LocalDateTime.of(2024, 2, 29, 12, 30, 1, 123_456_789)))
                .isEqualTo("timestamp '2024-02-29 12:30:01.123456'");
        assertThat(E6dataLiterals.timestamp(OffsetDateTime.parse("2024-02-29T12:30:00.5+02:00")))
                .isEqualTo("timestamp '2024-02-29 10:30:00.5'");
        assertThat(E6dataLiterals.timestamp(ZonedDateTime.parse("2024-02-29T12:30:00-05:00[America/New_York]")))
                .isEqualTo("timestamp '2024-02-29 17:30:00'");
        assertThat(E6dataLiterals.timestamp(Instant.EPOCH)).isEqualTo("timestamp '1970-01-01 00:00:00'");
        assertThat(E6dataLiterals.timestamp(Instant.EPOCH, ZoneId.of("Asia/Kolkata")))
                .isEqualTo("timestamp '1970-01-01 05:30:00'");
        assertThat(E6dataLiterals.timestamp(LocalDate.of(2024, 2, 29))).isEqualTo("timestamp '2024-02-29 00:00:00'");
    }

    @Test
    void datesAreDays() {
        assertThat(E6dataLiterals.date(LocalDate.of(2024, 2, 29))).isEqualTo("date '2024-02-29'");
        assertThat(E6dataLiterals.date(java.sql.Date.valueOf("2024-02-29"))).isEqualTo("date '2024-02-29'");
    }

    @Test
    void intervalsHaveOneUnit() {
        assertThat(E6dataLiterals.interval(Duration.ofDays(3))).isEqualTo("interval 3 day");
        assertThat(E6dataLiterals.interval(Duration.ofMinutes(90))).isEqualTo("interval 90 minute");
        assertThat(E6dataLiterals.interval(Duration.ofHours(5))).isEqualTo("interval 5 hour");
        assertThat(E6dataLiterals.interval(Duration.ofSeconds(61))).isEqualTo("interval 61 second");
        assertThat(E6dataLiterals.interval(Duration.ZERO)).isEqualTo("interval 0 second");
        assertThat(E6dataLiterals.interval(Period.ofYears(2))).isEqualTo("interval 2 year");
        assertThat(E6dataLiterals.interval(Period.ofMonths(5))).isEqualTo("interval 5 month");
        assertThat(E6dataLiterals.interval(Period.ofWeeks(1))).isEqualTo("interval 7 day");
        assertThatThrownBy(() -> E6dataLiterals.interval(Period.of(1, 0, 2))).hasMessageContaining("mixes units");
        assertThatThrownBy(() -> E6dataLiterals.interval(Duration.ofMillis(5))).hasMessageContaining("fraction");
    }
}
