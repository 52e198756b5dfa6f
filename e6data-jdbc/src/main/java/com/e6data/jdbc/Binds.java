package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.Conversions;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.UUID;

/** The one table of conversions from a parameter's Java value to the value that its literal is written from. */
final class Binds {

    private Binds() {}

    /**
     * A value in one of the natural classes of {@link Conversions}, or LocalTime or OffsetTime; values of other classes
     * are returned as they are.
     */
    static Object natural(Object value) throws SQLException {
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Time time) {
            return time.toLocalTime();
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        if (value instanceof java.util.Date date) {
            return new Timestamp(date.getTime()).toLocalDateTime();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant()
                    .atZone(calendar.getTimeZone().toZoneId())
                    .toOffsetDateTime();
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toOffsetDateTime();
        }
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Character || value instanceof UUID || value instanceof java.net.URL) {
            return value.toString();
        }
        if (value instanceof Clob clob) {
            return text(clob);
        }
        if (value instanceof Blob blob) {
            return bytes(blob);
        }
        if (value instanceof Reader reader) {
            return text(reader, -1);
        }
        if (value instanceof InputStream stream) {
            return bytes(stream, -1);
        }
        return value;
    }

    /**
     * The value as a value of a JDBC type.
     *
     * @param scale digits after the point for DECIMAL and NUMERIC; negative to keep them
     * @throws SQLException HYC00 for types that e6data does not have, 22003 and 22018 where the value does not fit
     */
    static Object convert(Object value, int jdbcType, int scale) throws SQLException {
        if (value == null || jdbcType == Types.NULL) {
            checkKnown(jdbcType);
            return null;
        }
        Object natural = natural(value);
        return switch (jdbcType) {
            case Types.BIT, Types.BOOLEAN -> to(natural, Boolean.class);
            case Types.TINYINT -> to(natural, Byte.class).intValue();
            case Types.SMALLINT -> to(natural, Short.class).intValue();
            case Types.INTEGER -> to(natural, Integer.class);
            case Types.BIGINT -> to(natural, Long.class);
            case Types.REAL -> to(natural, Float.class);
            case Types.FLOAT, Types.DOUBLE -> to(natural, Double.class);
            case Types.NUMERIC, Types.DECIMAL -> scaled(to(natural, BigDecimal.class), scale);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB ->
                natural instanceof LocalTime || natural instanceof OffsetTime
                        ? DateTimeFormatter.ISO_TIME.format((TemporalAccessor) natural)
                        : to(natural, String.class);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> to(natural, byte[].class);
            case Types.DATE -> to(natural, LocalDate.class);
            case Types.TIME -> natural instanceof OffsetTime time ? time.toLocalTime() : to(natural, LocalTime.class);
            case Types.TIME_WITH_TIMEZONE -> natural instanceof OffsetTime time ? time : to(natural, LocalTime.class);
            case Types.TIMESTAMP -> to(natural, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> to(natural, OffsetDateTime.class);
            default -> {
                checkKnown(jdbcType);
                yield natural;
            }
        };
    }

    private static <T> T to(Object natural, Class<T> target) throws SQLException {
        return target.isInstance(natural) ? target.cast(natural) : Conversions.convert(natural, target, null);
    }

    private static BigDecimal scaled(BigDecimal value, int scale) {
        return scale < 0 || scale >= value.scale() ? value : value.setScale(scale, RoundingMode.HALF_UP);
    }

    private static void checkKnown(int jdbcType) throws SQLException {
        switch (jdbcType) {
            case Types.REF, Types.ROWID, Types.SQLXML, Types.DATALINK, Types.DISTINCT, Types.REF_CURSOR, Types.STRUCT ->
                throw ErrorKind.NOT_SUPPORTED.exception(
                        "Parameters of JDBC type " + jdbcType + " are not supported: e6data has no such type.");
            default -> {
                // Everything else, also codes of other vendors, is decided by the value itself.
            }
        }
    }

    /** The date that the instant falls on in the calendar's zone. */
    static LocalDate date(Date value, Calendar calendar) {
        return local(value, calendar).toLocalDate();
    }

    static LocalTime time(Time value, Calendar calendar) {
        return local(value, calendar).toLocalTime();
    }

    static LocalDateTime timestamp(Timestamp value, Calendar calendar) {
        return local(value, calendar).withNano(value.getNanos());
    }

    /** Fields as {@code java.sql} classes show them: Julian before October 1582, so that they survive the way back. */
    private static LocalDateTime local(java.util.Date value, Calendar calendar) {
        var fields = new GregorianCalendar(calendar.getTimeZone());
        fields.setTimeInMillis(value.getTime());
        int year = fields.get(Calendar.YEAR);
        return LocalDateTime.of(
                fields.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                fields.get(Calendar.MONTH) + 1,
                fields.get(Calendar.DAY_OF_MONTH),
                fields.get(Calendar.HOUR_OF_DAY),
                fields.get(Calendar.MINUTE),
                fields.get(Calendar.SECOND),
                fields.get(Calendar.MILLISECOND) * 1_000_000);
    }

    static String text(Clob clob) throws SQLException {
        return clob.getSubString(1, (int) Math.min(clob.length(), Integer.MAX_VALUE));
    }

    static byte[] bytes(Blob blob) throws SQLException {
        return blob.getBytes(1, (int) Math.min(blob.length(), Integer.MAX_VALUE));
    }

    /** Reads {@code length} characters, or all for -1; the reader is the caller's to close. */
    static String text(Reader reader, long length) throws SQLException {
        try {
            var text = new StringBuilder();
            char[] buffer = new char[8192];
            long left = length < 0 ? Long.MAX_VALUE : length;
            while (left > 0) {
                int read = reader.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    checkComplete(length, left, "reader", "characters");
                    break;
                }
                text.append(buffer, 0, read);
                left -= read;
            }
            return text.toString();
        } catch (IOException e) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The reader of a parameter failed: " + e.getMessage(), e);
        }
    }

    /** Reads {@code length} bytes, or all for -1; the stream is the caller's to close. */
    static byte[] bytes(InputStream stream, long length) throws SQLException {
        try {
            if (length < 0) {
                return stream.readAllBytes();
            }
            byte[] bytes = stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
            checkComplete(length, length - bytes.length, "stream", "bytes");
            return bytes;
        } catch (IOException e) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The stream of a parameter failed: " + e.getMessage(), e);
        }
    }

    private static void checkComplete(long length, long left, String source, String unit) throws SQLException {
        if (length >= 0 && left > 0) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The " + source + " ended after " + (length - left) + " of the "
                    + length + " " + unit + " that were announced.");
        }
    }
}
