package com.e6data.jdbc.vector;

import com.e6data.jdbc.type.Conversions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * One vector of a chunk. Rows count from 0. No accessor but {@link #isNull} may be called for a NULL row.
 *
 * <p>Every typed accessor has a default that converts the natural value; a vector class overrides those that it can
 * answer without an object.
 */
public abstract sealed class Column permits VectorColumn, NullColumn, MemoryColumn {

    /** A column of values in their natural class (see {@link #getObject}); null for NULL. */
    public static Column of(Object... values) {
        return MemoryColumn.of(Arrays.asList(values));
    }

    /** One position of all rows, from 0. The array is kept, not copied, and must not change afterwards. */
    public static Column ofRows(Object[][] rows, int position) {
        return new MemoryColumn(rows, position);
    }

    /** True where the row is SQL NULL. */
    public abstract boolean isNull(int row);

    /**
     * The value in its natural class: Boolean, Integer, Long, Float, Double, BigDecimal, String, byte[] (a copy),
     * LocalDate, LocalDateTime or OffsetDateTime.
     */
    public abstract Object getObject(int row) throws SQLException;

    public boolean getBoolean(int row) throws SQLException {
        return Conversions.convert(getObject(row), Boolean.class, null);
    }

    public int getInt(int row) throws SQLException {
        return Conversions.convert(getObject(row), Integer.class, null);
    }

    public long getLong(int row) throws SQLException {
        return Conversions.convert(getObject(row), Long.class, null);
    }

    public float getFloat(int row) throws SQLException {
        return Conversions.convert(getObject(row), Float.class, null);
    }

    public double getDouble(int row) throws SQLException {
        return Conversions.convert(getObject(row), Double.class, null);
    }

    public BigDecimal getBigDecimal(int row) throws SQLException {
        return Conversions.convert(getObject(row), BigDecimal.class, null);
    }

    public String getString(int row) throws SQLException {
        return Conversions.convert(getObject(row), String.class, null);
    }
}
