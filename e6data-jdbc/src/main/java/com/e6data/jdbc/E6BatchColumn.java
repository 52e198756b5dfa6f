package com.e6data.jdbc;

import com.e6data.jdbc.vector.Column;
import com.e6data.jdbc.vector.ResultColumn;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Objects;

/** A vector as users see it: a row outside of the batch and NULL are caught before the bytes are read. */
final class E6BatchColumn implements E6dataColumn {

    private final ResultColumn description;
    private final Column column;
    private final int rowCount;

    E6BatchColumn(ResultColumn description, Column column, int rowCount) {
        this.description = description;
        this.column = column;
        this.rowCount = rowCount;
    }

    @Override
    public String label() {
        return description.label();
    }

    @Override
    public String typeName() {
        return description.type().sqlName();
    }

    @Override
    public int jdbcType() {
        return description.type().type().jdbcType();
    }

    @Override
    public boolean isNull(int row) {
        return column.isNull(Objects.checkIndex(row, rowCount));
    }

    @Override
    public boolean getBoolean(int row) throws SQLException {
        return isNull(row) ? false : column.getBoolean(row);
    }

    @Override
    public int getInt(int row) throws SQLException {
        return isNull(row) ? 0 : column.getInt(row);
    }

    @Override
    public long getLong(int row) throws SQLException {
        return isNull(row) ? 0 : column.getLong(row);
    }

    @Override
    public float getFloat(int row) throws SQLException {
        return isNull(row) ? 0 : column.getFloat(row);
    }

    @Override
    public double getDouble(int row) throws SQLException {
        return isNull(row) ? 0 : column.getDouble(row);
    }

    @Override
    public BigDecimal getBigDecimal(int row) throws SQLException {
        return isNull(row) ? null : column.getBigDecimal(row);
    }

    @Override
    public String getString(int row) throws SQLException {
        return isNull(row) ? null : column.getString(row);
    }

    @Override
    public byte[] getBytes(int row) throws SQLException {
        return getObject(row, byte[].class);
    }

    @Override
    public Object getObject(int row) throws SQLException {
        return isNull(row) ? null : column.getObject(row);
    }

    @Override
    public <T> T getObject(int row, Class<T> type) throws SQLException {
        Arguments.notNull("Class", type);
        Object value = getObject(row);
        if (value == null) {
            return null;
        }
        return type == Object.class ? type.cast(value) : Reads.convert(description.type(), value, type, null);
    }
}
