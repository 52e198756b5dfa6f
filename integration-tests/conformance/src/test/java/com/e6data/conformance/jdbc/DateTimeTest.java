package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, times and timestamps, there and back (JDBC 4.3, tables B-4 to B-6). */
class DateTimeTest {

    private static Connection connection;
    private static String table;

    @BeforeAll
    static void connect() throws SQLException {
        connection = SharedEmulator.connect();
        table = SharedEmulator.table(
                connection, "d DATE, t TIME, ts TIMESTAMP, tz TIMESTAMP WITH TIME ZONE, s VARCHAR(40)");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    private interface Check {
        void check(ResultSet row) throws SQLException;
    }

    private interface Setter {
        void set(PreparedStatement insert) throws SQLException;
    }

    /** Stores one value in a column and looks at the row. */
    private static void roundTrip(String column, Setter setter, Check check) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + table + " (" + column + ") VALUES (?)")) {
            statement.executeUpdate("DELETE FROM " + table);
            setter.set(insert);
            insert.executeUpdate();
            try (ResultSet rows = statement.executeQuery("SELECT " + column + " FROM " + table)) {
                assertThat(rows.next()).isTrue();
                check.check(rows);
            }
            try (PreparedStatement find =
                    connection.prepareStatement("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")) {
                setter.set(find);
                try (ResultSet rows = find.executeQuery()) {
                    rows.next();
                    assertThat(rows.getInt(1)).as("rows found by the value").isOne();
                }
            }
        }
    }

    @Test
    void aTimeStoredInATimestampIsOnTheFirstDayOfTheEpoch() throws SQLException {
        Time time = Time.valueOf("03:04:05");
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (ts) VALUES (?)")) {
            statement.executeUpdate("DELETE FROM " + table);
            insert.setTime(1, time);
            insert.executeUpdate();
            try (ResultSet rows = statement.executeQuery("SELECT ts FROM " + table)) {
                rows.next();
                assertThat(rows.getTime(1)).isEqualTo(time);
                assertThat(rows.getObject(1, LocalDateTime.class)).isEqualTo(LocalDateTime.of(1970, 1, 1, 3, 4, 5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29",
                "1970-01-01",
                "1969-12-31",
                "1900-01-01",
                "1582-10-15",
                "1582-10-04",
                "1000-02-28",
                "0001-01-01",
                "9999-12-31"
            })
    void datesComeBackAsTheyWere(String text) throws SQLException {
        LocalDate date = LocalDate.parse(text);
        roundTrip("d", s -> s.setObject(1, date), row -> {
            assertThat(row.getObject(1, LocalDate.class)).isEqualTo(date);
            assertThat(row.getString(1)).isEqualTo(text);
            assertThat(row.getDate(1).toLocalDate()).isEqualTo(date);
            assertThat(row.getDate(1)).hasToString(text);
            assertThat(row.getObject(1)).isInstanceOf(Date.class);
            assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(date.atStartOfDay());
        });
        roundTrip(
                "d",
                s -> s.setDate(1, Date.valueOf(date)),
                row -> assertThat(row.getObject(1, LocalDate.class)).isEqualTo(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T10:20:30.123456", "2024-03-31T02:30", "2024-10-27T02:30", "1970-01-01T00:00",
                "1969-12-31T23:59:59.999999", "1900-01-01T00:00:00.000001", "1582-10-04T12:00", "0001-01-01T00:00",
                "9999-12-31T23:59:59.999999"
            })
    void timestampsKeepMicroseconds(String text) throws SQLException {
        LocalDateTime time = LocalDateTime.parse(text);
        roundTrip("ts", s -> s.setObject(1, time), row -> {
            assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(time);
            assertThat(row.getTimestamp(1).getNanos()).isEqualTo(time.getNano());
            assertThat(row.getObject(1, LocalDate.class)).isEqualTo(time.toLocalDate());
            assertThat(row.getObject(1, LocalTime.class)).isEqualTo(time.toLocalTime());
            assertThat(row.getObject(1, OffsetDateTime.class)).isEqualTo(time.atOffset(ZoneOffset.UTC));
            assertThat(row.getObject(1, Instant.class)).isEqualTo(time.toInstant(ZoneOffset.UTC));
        });
        Timestamp timestamp = Timestamp.valueOf(time);
        roundTrip(
                "ts",
                s -> s.setTimestamp(1, timestamp),
                row -> assertThat(row.getTimestamp(1)).isEqualTo(timestamp));
    }

    @Test
    void whatIsFinerThanMicrosecondsIsCut() throws SQLException {
        roundTrip(
                "ts",
                s -> s.setObject(1, LocalDateTime.of(2024, 1, 1, 0, 0, 0, 123_456_789)),
                row -> assertThat(row.getTimestamp(1).getNanos()).isEqualTo(123_456_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:00", "10:20:30", "23:59:59", "10:20:30.500001", "23:59:59.999999999"})
    void timesOfDayComeBackAsTheyWere(String text) throws SQLException {
        LocalTime time = LocalTime.parse(text);
        roundTrip("t", s -> s.setObject(1, time), row -> {
            assertThat(row.getObject(1, LocalTime.class)).isEqualTo(time);
            assertThat(row.getString(1)).isEqualTo(text);
            assertThat(row.getTime(1).toLocalTime()).isEqualTo(time.withNano(0));
            assertThat(row.getObject(1)).isInstanceOf(Time.class);
        });
        roundTrip("s", s -> s.setObject(1, time), row -> {
            assertThat(row.getObject(1, LocalTime.class)).isEqualTo(time);
            assertThat(row.getString(1)).isEqualTo(text);
        });
        roundTrip(
                "t",
                s -> s.setTime(1, Time.valueOf(time.withNano(0))),
                row -> assertThat(row.getTime(1)).isEqualTo(Time.valueOf(time.withNano(0))));
    }

    @Test
    void timesAreOrderedAndCompared() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement select =
                        connection.prepareStatement("SELECT t FROM " + table + " WHERE t >= ? ORDER BY t")) {
            statement.executeUpdate("DELETE FROM " + table);
            statement.executeUpdate(
                    "INSERT INTO " + table + " (t) VALUES ({t '10:20:30'}), ('09:00:00'), ({t '23:59:59'}), (NULL)");
            select.setTime(1, Time.valueOf("10:00:00"));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                assertThat(rows.getTime(1)).isEqualTo(Time.valueOf("10:20:30"));
                rows.next();
                assertThat(rows.getTime(1)).isEqualTo(Time.valueOf("23:59:59"));
                assertThat(rows.next()).isFalse();
            }
            try (ResultSet rows = statement.executeQuery("SELECT {fn HOUR(t)}, {fn MINUTE(t)}, {fn SECOND(t)},"
                    + " {fn HOUR({t '11:00:00'})} FROM " + table + " WHERE t = {t '10:20:30'}")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(10);
                assertThat(rows.getInt(2)).isEqualTo(20);
                assertThat(rows.getInt(3)).isEqualTo(30);
                assertThat(rows.getInt(4)).isEqualTo(11);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UTC,2024-07-01T10:00:00Z", "America/New_York,2024-07-01T10:00:00Z", "Asia/Kolkata,1950-01-01T00:00:00Z"
    })
    void aCalendarChoosesTheClock(String zone, Instant instant) throws SQLException {
        TimeZone timeZone = TimeZone.getTimeZone(zone);
        Timestamp timestamp = Timestamp.from(instant);
        LocalDateTime clock = LocalDateTime.ofInstant(instant, timeZone.toZoneId());
        roundTrip("ts", s -> s.setTimestamp(1, timestamp, Calendar.getInstance(timeZone)), row -> {
            assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(clock);
            assertThat(row.getTimestamp(1, Calendar.getInstance(timeZone))).isEqualTo(timestamp);
        });
        roundTrip("d", s -> s.setDate(1, new Date(instant.toEpochMilli()), Calendar.getInstance(timeZone)), row -> {
            assertThat(row.getObject(1, LocalDate.class)).isEqualTo(clock.toLocalDate());
            assertThat(LocalDate.ofInstant(
                            Instant.ofEpochMilli(row.getDate(1, Calendar.getInstance(timeZone))
                                    .getTime()),
                            timeZone.toZoneId()))
                    .isEqualTo(clock.toLocalDate());
        });
        roundTrip(
                "t",
                s -> s.setTime(1, new Time(instant.toEpochMilli()), Calendar.getInstance(timeZone)),
                row -> assertThat(row.getObject(1, LocalTime.class)).isEqualTo(clock.toLocalTime()));
    }

    @Test
    void instantsKeepTheirMomentInZonedColumns() throws SQLException {
        OffsetDateTime time = OffsetDateTime.parse("2024-02-29T10:20:30.123456+05:30");
        roundTrip("tz", s -> s.setObject(1, time), row -> {
            assertThat(row.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(time.toInstant());
            assertThat(row.getObject(1, Instant.class)).isEqualTo(time.toInstant());
            assertThat(row.getTimestamp(1).toInstant()).isEqualTo(time.toInstant());
        });
        roundTrip(
                "tz",
                s -> s.setObject(1, ZonedDateTime.parse("2024-02-29T10:20:30Z[Asia/Kolkata]")),
                row -> assertThat(row.getObject(1, Instant.class)).isEqualTo(Instant.parse("2024-02-29T10:20:30Z")));
        roundTrip(
                "ts",
                s -> s.setObject(1, time),
                row -> assertThat(row.getObject(1, LocalDateTime.class))
                        .isEqualTo(LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC)));
    }

    @Test
    void offsetTimesAreTexts() throws SQLException {
        OffsetTime time = OffsetTime.parse("10:20:30+02:00");
        roundTrip(
                "s",
                s -> s.setObject(1, time),
                row -> assertThat(row.getObject(1, OffsetTime.class)).isEqualTo(time));
    }

    @Test
    void partsThatATypeDoesNotHaveAreNotInvented() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + table);
            statement.executeUpdate(
                    "INSERT INTO " + table + " VALUES (DATE '2024-02-29', '10:20:30', NULL, NULL, 'soon')");
            try (ResultSet rows = statement.executeQuery("SELECT d, t, s FROM " + table)) {
                rows.next();
                assertFails("22018", () -> rows.getTime(1));
                assertFails("22018", () -> rows.getDate(2));
                assertFails("22007", () -> rows.getDate(3));
                assertFails("22007", () -> rows.getTime(3));
                assertFails("22007", () -> rows.getTimestamp(3));
                assertFails("22007", () -> rows.getObject(3, LocalDate.class));
                assertFails("22...", () -> rows.getObject(1, OffsetTime.class));
            }
        }
    }
}
