package com.e6data.jdbc.type;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;

/**
 * {@code java.sql} dates that show given fields in the zone of a calendar, or of the JVM, and the fields that they
 * show.
 *
 * <p>They go by fields, not by milliseconds: these classes use the Julian calendar before October 1582, and the same
 * instant would show another day there. A clock that a zone skips moves forward by as much as was skipped, and one that
 * comes twice is that of standard time, as the calendars of Java have it.
 */
public final class LegacyDates {

    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    /** 64 bits of milliseconds end in the year 292278994. */
    private static final int MAX_YEAR = 292_000_000;
    /** The first of January of the year 1 in the Julian calendar and any zone is later. */
    private static final long FIRST_YEAR = LocalDate.of(1, 1, 3).toEpochDay() * 86_400_000;

    private LegacyDates() {}

    static Date date(LocalDate value, Calendar calendar) throws SQLException {
        checkYear(value.getYear());
        return calendar == null && value.getYear() > 0
                ? Date.valueOf(value)
                : new Date(millis(value.atStartOfDay(), calendar));
    }

    /** On the first of January 1970, with milliseconds. */
    static Time time(LocalTime value, Calendar calendar) {
        return new Time(millis(value.atDate(LocalDate.EPOCH), calendar) + value.getNano() / NANOS_PER_MILLI);
    }

    static Timestamp timestamp(LocalDateTime value, Calendar calendar) throws SQLException {
        checkYear(value.getYear());
        if (calendar == null && value.getYear() > 0) {
            return Timestamp.valueOf(value);
        }
        var timestamp = new Timestamp(millis(value, calendar));
        timestamp.setNanos(value.getNano());
        return timestamp;
    }

    /** The same instant. */
    static Timestamp timestamp(OffsetDateTime value) throws SQLException {
        checkYear(value.getYear());
        var timestamp = new Timestamp(value.toEpochSecond() * MILLIS_PER_SECOND);
        timestamp.setNanos(value.getNano());
        return timestamp;
    }

    private static void checkYear(int year) throws SQLException {
        if (Math.abs((long) year) > MAX_YEAR) {
            throw ErrorKind.VALUE_OUT_OF_RANGE.exception("The year " + year
                    + " does not fit into a java.sql.Date or Timestamp; read the value as a class of java.time.");
        }
    }

    /** What the clock in the calendar's zone shows at the instant. */
    static LocalDateTime local(OffsetDateTime value, Calendar calendar) throws SQLException {
        checkYear(value.getYear());
        ZoneId zone = calendar == null
                ? ZoneId.systemDefault()
                : calendar.getTimeZone().toZoneId();
        return value.atZoneSameInstant(zone).toLocalDateTime();
    }

    /** A calendar at the instant, in the zone of the JVM. */
    static Calendar calendar(Timestamp value) {
        var calendar = new GregorianCalendar();
        calendar.setTimeInMillis(value.getTime());
        return calendar;
    }

    /** The day that the value shows in the zone of the calendar, or of the JVM for null. */
    public static LocalDate toLocalDate(Date value, Calendar calendar) {
        return calendar == null && value.getTime() >= FIRST_YEAR
                ? value.toLocalDate()
                : fields(value, calendar).toLocalDate();
    }

    /** The time of day that the value shows in the zone of the calendar, or of the JVM for null; with milliseconds. */
    public static LocalTime toLocalTime(Time value, Calendar calendar) {
        return fields(value, calendar).toLocalTime();
    }

    /** What the value shows in the zone of the calendar, or of the JVM for null. */
    public static LocalDateTime toLocalDateTime(Timestamp value, Calendar calendar) {
        return calendar == null && value.getTime() >= FIRST_YEAR
                ? value.toLocalDateTime()
                : fields(value, calendar).withNano(value.getNanos());
    }

    /** The same instant, at UTC. */
    public static OffsetDateTime toOffsetDateTime(Timestamp value) {
        return Instant.ofEpochSecond(Math.floorDiv(value.getTime(), MILLIS_PER_SECOND), value.getNanos())
                .atOffset(ZoneOffset.UTC);
    }

    private static LocalDateTime fields(java.util.Date value, Calendar calendar) {
        GregorianCalendar fields = inZoneOf(calendar);
        fields.setTimeInMillis(value.getTime());
        int year = fields.get(Calendar.YEAR);
        return LocalDateTime.of(
                fields.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                fields.get(Calendar.MONTH) + 1,
                fields.get(Calendar.DAY_OF_MONTH),
                fields.get(Calendar.HOUR_OF_DAY),
                fields.get(Calendar.MINUTE),
                fields.get(Calendar.SECOND),
                fields.get(Calendar.MILLISECOND) * NANOS_PER_MILLI);
    }

    /** Without the fraction of the second. */
    private static long millis(LocalDateTime value, Calendar calendar) {
        GregorianCalendar fields = inZoneOf(calendar);
        fields.clear();
        int year = value.getYear();
        fields.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
        fields.set(
                year > 0 ? year : 1 - year,
                value.getMonthValue() - 1,
                value.getDayOfMonth(),
                value.getHour(),
                value.getMinute(),
                value.getSecond());
        return fields.getTimeInMillis();
    }

    private static GregorianCalendar inZoneOf(Calendar calendar) {
        return calendar == null ? new GregorianCalendar() : new GregorianCalendar(calendar.getTimeZone());
    }
}
