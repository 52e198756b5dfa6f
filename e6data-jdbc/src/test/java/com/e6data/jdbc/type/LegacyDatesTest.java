package com.e6data.jdbc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What java.sql dates show, in five time zones of the JVM. */
@ResourceLock(Resources.TIME_ZONE)
class LegacyDatesTest {

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(before);
    }

    private static void inZone(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Europe/Amsterdam"})
    void fieldsAreTheSameInEveryZone(String zone) throws SQLException {
        inZone(zone);
        for (var value : new LocalDateTime[] {
            LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_012_000),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(1937, 7, 1, 0, 0, 30),
            LocalDateTime.of(1582, 10, 4, 1, 2, 3),
            LocalDateTime.of(1582, 10, 15, 1, 2, 3),
            LocalDateTime.of(1000, 2, 28, 1, 2, 3),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(11756, 12, 31, 23, 59, 59, 999_999_000)
        }) {
            Timestamp timestamp = Conversions.convert(value, Timestamp.class, null);
            assertThat(timestamp.toLocalDateTime()).isEqualTo(value);
            assertThat(Conversions.convert(value, Date.class, null).toLocalDate())
                    .isEqualTo(value.toLocalDate());
            assertThat(Conversions.convert(value.toLocalDate(), Date.class, null)
                            .toLocalDate())
                    .isEqualTo(value.toLocalDate());
        }
        Time time = Conversions.convert(LocalTime.of(23, 59, 58, 123_456_000), Time.class, null);
        assertThat(time).hasToString("23:59:58");
        assertThat(Math.floorMod(time.getTime(), 1000)).isEqualTo(123);
    }

    @Test
    void yearsBeforeChristShowTheirEra() throws SQLException {
        inZone("UTC");
        Date date = Conversions.convert(LocalDate.of(0, 1, 1), Date.class, null);
        Calendar fields = Calendar.getInstance();
        fields.setTime(date);

        assertThat(fields.get(Calendar.ERA)).isEqualTo(java.util.GregorianCalendar.BC);
        assertThat(fields.get(Calendar.YEAR)).isEqualTo(1);
        assertThat(fields.get(Calendar.DAY_OF_MONTH)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-07-01T10:00:00Z",
        "America/New_York, 2024-07-01T14:00:00Z",
        "Asia/Kolkata, 2024-07-01T04:30:00Z"
    })
    void aCalendarGivesTheZoneOfAWallClock(String zone, Instant instant) throws SQLException {
        inZone("Pacific/Apia");
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(zone));
        LocalDateTime value = LocalDateTime.of(2024, 7, 1, 10, 0);

        assertThat(Conversions.convert(value, Timestamp.class, calendar).toInstant())
                .isEqualTo(instant);
        assertThat(Conversions.convert("2024-07-01 10:00:00", Timestamp.class, calendar)
                        .toInstant())
                .isEqualTo(instant);
        assertThat(Conversions.convert(value, Date.class, calendar).getTime())
                .isEqualTo(value.toLocalDate()
                        .atStartOfDay(TimeZone.getTimeZone(zone).toZoneId())
                        .toInstant()
                        .toEpochMilli());
    }

    /** As everywhere in Java: forward by what the zone skips; twice is once, and shows the same clock. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam, 2024-03-31T02:30, 2024-03-31T03:30",
        "America/New_York, 2024-03-10T02:00, 2024-03-10T03:00",
        "Pacific/Apia, 2011-12-30T10:00, 2011-12-31T10:00",
        "Europe/Amsterdam, 2024-10-27T02:30, 2024-10-27T02:30",
        "America/New_York, 2024-11-03T01:59:59.999999, 2024-11-03T01:59:59.999999"
    })
    void clocksThatAZoneSkipsOrRepeats(String zone, LocalDateTime value, LocalDateTime shown) throws SQLException {
        inZone(zone);
        Timestamp inJvm = Conversions.convert(value, Timestamp.class, null);
        inZone("Asia/Kolkata");
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(zone));
        Timestamp inCalendar = Conversions.convert(value, Timestamp.class, calendar);

        assertThat(inCalendar).isEqualTo(inJvm);
        assertThat(LegacyDates.toLocalDateTime(inCalendar, calendar)).isEqualTo(shown);
        inZone(zone);
        assertThat(LegacyDates.toLocalDateTime(inJvm, null)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Europe/Amsterdam"})
    void whatIsReadCanBeBoundAgain(String zone) throws SQLException {
        for (String jvm : new String[] {"UTC", "Asia/Tokyo"}) {
            inZone(jvm);
            Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(zone));
            for (Calendar used : new Calendar[] {null, calendar}) {
                for (String text : new String[] {
                    "-0044-03-15T01:02:03.000001",
                    "0000-12-31T23:59:59.999999",
                    "0001-01-01T00:00",
                    "1582-10-04T12:00",
                    "1582-10-15T12:00",
                    "1937-07-01T00:00:30",
                    "1969-12-31T23:59:59.999999",
                    "2024-02-29T12:34:56.789012",
                    "+11756-12-31T23:59:59.999999"
                }) {
                    LocalDateTime value = LocalDateTime.parse(text);
                    assertThat(LegacyDates.toLocalDateTime(Conversions.convert(value, Timestamp.class, used), used))
                            .isEqualTo(value);
                    assertThat(LegacyDates.toLocalDate(Conversions.convert(value, Date.class, used), used))
                            .isEqualTo(value.toLocalDate());
                    assertThat(LegacyDates.toLocalTime(Conversions.convert(value, Time.class, used), used))
                            .isEqualTo(value.toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
                }
            }
        }
    }

    @Test
    void theCalendarOfTheCallerIsNotChanged() throws SQLException {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        calendar.setTimeInMillis(12_345);
        calendar.setLenient(false);
        Calendar before = (Calendar) calendar.clone();
        LocalDateTime value = LocalDateTime.of(2024, 7, 1, 10, 0);
        for (Object source : new Object[] {value, value.atOffset(java.time.ZoneOffset.UTC), "2024-07-01 10:00:00"}) {
            for (Class<?> target : new Class<?>[] {Date.class, Time.class, Timestamp.class, Calendar.class}) {
                Conversions.convert(source, target, calendar);
            }
        }
        LegacyDates.toLocalDateTime(new Timestamp(0), calendar);

        assertThat(calendar).isEqualTo(before);
        assertThat(calendar.getTimeInMillis()).isEqualTo(12_345);
        assertThat(calendar.isLenient()).isFalse();
    }

    @Test
    void aTextWithAZoneIsAnInstantForJavaSqlAndItsOwnClockForLocalClasses() throws SQLException {
        inZone("Asia/Kolkata");
        String text = "2024-01-01 20:00:00+00:00";

        assertThat(Conversions.convert(text, Timestamp.class, null).toInstant())
                .isEqualTo(Instant.parse("2024-01-01T20:00:00Z"));
        assertThat(Conversions.convert(text, Date.class, null)).hasToString("2024-01-02");
        assertThat(Conversions.convert(text, Time.class, null)).hasToString("01:30:00");
        assertThat(Conversions.convert(text, LocalDateTime.class, null)).isEqualTo(LocalDateTime.of(2024, 1, 1, 20, 0));
    }

    @Test
    void aCalendarKeepsMicroseconds() throws SQLException {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));

        Timestamp timestamp =
                Conversions.convert(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000), Timestamp.class, calendar);

        assertThat(timestamp.toInstant()).isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
    }

    @Test
    void aTimestampWithZoneKeepsItsInstantInTheHourThatComesTwice() throws SQLException {
        inZone("America/New_York");
        for (String text : new String[] {"2024-11-03T01:30:00-04:00", "2024-11-03T01:30:00-05:00"}) {
            OffsetDateTime value = OffsetDateTime.parse(text);

            assertThat(Conversions.convert(value, Timestamp.class, null).toInstant())
                    .isEqualTo(value.toInstant());
        }
    }

    @Test
    void aTimestampWithZoneShowsTheDateOfTheJvmOrOfTheCalendar() throws SQLException {
        inZone("Asia/Kolkata");
        OffsetDateTime value = OffsetDateTime.parse("2024-01-01T20:00:00Z");
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));

        assertThat(Conversions.convert(value, Date.class, null)).hasToString("2024-01-02");
        assertThat(Conversions.convert(value, Time.class, null)).hasToString("01:30:00");
        assertThat(Conversions.convert(value, Date.class, utc).getTime())
                .isEqualTo(Instant.parse("2024-01-01T00:00:00Z").toEpochMilli());
    }
}
