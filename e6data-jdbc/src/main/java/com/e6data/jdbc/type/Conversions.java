package com.e6data.jdbc.type;

import java.sql.SQLException;
import java.util.Calendar;

/**
 * The one table of conversions from a column value to a Java class. Values come in their natural class: Boolean,
 * Integer, Long, Float, Double, BigDecimal, String, byte[], LocalDate, LocalDateTime, OffsetDateTime.
 */
public final class Conversions {

    private Conversions() {}

    /**
     * Converts {@code value} to {@code target}.
     *
     * @param value natural value, not null
     * @param target for example {@code long.class}, {@code java.sql.Timestamp.class}, {@code LocalDate.class}
     * @param calendar zone for {@code java.sql.Date}, {@code Time} and {@code Timestamp}; null for the JVM's
     * @throws SQLException 22003 where the value does not fit, 22007 or 22018 where the text is wrong or no conversion
     *     exists
     */
    public static <T> T convert(Object value, Class<T> target, Calendar calendar) throws SQLException {
        throw new UnsupportedOperationException("floor 0");
    }
}
