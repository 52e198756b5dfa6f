package com.e6data.jdbc.type;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;

/**
 * {@code java.sql} dates that show given fields in the zone of a calendar, or of the JVM.
 *
 * <p>They are built from fields, not from milliseconds: these classes use the Julian calendar before October 1582, and
 * the same instant would show another day there.
 */
final class LegacyDates {

    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private LegacyDates() {}

    static Date date(LocalDate value, Calendar calendar) {
        return calendar == null && value.getYear() > 0
                ? Date.valueOf(value)
                : new Date(millis(value.atStartOfDay(), calendar));
    }

    /** On the first of January 1970, with milliseconds. */
    static Time time(LocalTime value, Calendar calendar) {
        return new Time(millis(value.atDate(LocalDate.EPOCH), calendar) + value.getNano() / NANOS_PER_MILLI);
    }

    static Timestamp timestamp(LocalDateTime value, Calendar calendar) {
        if (calendar == null && value.getYear() > 0) {
            return Timestamp.valueOf(value);
        }
        var timestamp = new Timestamp(millis(value, calendar));
        timestamp.setNanos(value.getNano());
        return timestamp;
    }

    /** The same instant. */
    static Timestamp timestamp(OffsetDateTime value) {
        var timestamp = new Timestamp(value.toEpochSecond() * MILLIS_PER_SECOND);
        timestamp.setNanos(value.getNano());
        return timestamp;
    }

    /** What the clock in the calendar's zone shows at the instant. */
    static LocalDateTime local(OffsetDateTime value, Calendar calendar) {
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

    /** Without the fraction of the second. */
    private static long millis(LocalDateTime value, Calendar calendar) {
        var fields = calendar == null ? new GregorianCalendar() : new GregorianCalendar(calendar.getTimeZone());
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
}
