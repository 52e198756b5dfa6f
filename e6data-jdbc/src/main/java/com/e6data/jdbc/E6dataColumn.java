package com.e6data.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * One column of an {@link E6dataBatch}. Rows count from 0 to {@code rowCount() - 1}, as in an array. The getters
 * convert as those of {@code ResultSet} do, with the same errors: 22003 where a number does not fit, 22018 where there
 * is no such conversion, 22007 where a text is no date or time; a row that is not in the batch gives an
 * {@link IndexOutOfBoundsException}.
 *
 * <p>For NULL, primitive getters return 0 or false and the others null; {@link #isNull} tells the difference.
 */
public interface E6dataColumn {

    /**
     * Label as in {@code ResultSetMetaData.getColumnLabel}; may be empty. What else there is to know of a column, the
     * result set's metadata tells.
     */
    String label();

    /** Name of the SQL type as in {@code ResultSetMetaData.getColumnTypeName}. */
    String typeName();

    /** Code of {@link java.sql.Types} as in {@code ResultSetMetaData.getColumnType}. */
    int jdbcType();

    /** True where the value is SQL NULL. */
    boolean isNull(int row);

    boolean getBoolean(int row) throws SQLException;

    int getInt(int row) throws SQLException;

    long getLong(int row) throws SQLException;

    float getFloat(int row) throws SQLException;

    double getDouble(int row) throws SQLException;

    BigDecimal getBigDecimal(int row) throws SQLException;

    String getString(int row) throws SQLException;

    /** A copy. */
    byte[] getBytes(int row) throws SQLException;

    /**
     * The value in its natural class, which for dates and times is one of {@code java.time}: Boolean, Integer, Long,
     * Float, Double, BigDecimal, String (also for arrays, maps and structs), byte[], LocalDate, LocalDateTime or
     * OffsetDateTime.
     */
    Object getObject(int row) throws SQLException;

    /**
     * The value in a class of choice, as {@code ResultSet.getObject(int, Class)}; with {@code Object.class} as
     * {@link #getObject(int)}.
     *
     * @throws SQLException HY024 where the class is null, 22018 where there is no conversion
     */
    <T> T getObject(int row, Class<T> type) throws SQLException;
}
