package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ResultColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * The columns of a result. The engine names label and type (protocol 6.1); it does not tell table, schema, catalog or
 * nullability.
 */
final class E6ResultSetMetaData implements ResultSetMetaData {

    private final List<ResultColumn> columns;

    E6ResultSetMetaData(List<ResultColumn> columns) {
        this.columns = columns;
    }

    private ResultColumn column(int index) throws SQLException {
        if (index < 1 || index > columns.size()) {
            throw ErrorKind.INVALID_INDEX.exception(
                    "There is no column " + index + "; the columns are 1.." + columns.size() + ".");
        }
        return columns.get(index - 1);
    }

    private E6Type type(int index) throws SQLException {
        return column(index).type().type();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return column(column).label();
    }

    /** The label: the engine does not tell the name behind an alias. */
    @Override
    public String getColumnName(int column) throws SQLException {
        return column(column).label();
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return type(column).jdbcType();
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return column(column).type().sqlName();
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return type(column).javaClass().getName();
    }

    /**
     * 0 for a DECIMAL whose size the engine does not tell, together with scale 0: clients that map by size (Spark,
     * jOOQ) would otherwise take it for a whole number and drop the digits after the point.
     */
    @Override
    public int getPrecision(int column) throws SQLException {
        TypeDescriptor type = column(column).type();
        return isUnsized(type) ? 0 : type.precision();
    }

    private static boolean isUnsized(TypeDescriptor type) {
        return type.type() == E6Type.DECIMAL && type.engineText().indexOf('(') < 0;
    }

    @Override
    public int getScale(int column) throws SQLException {
        return column(column).type().scale();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        int precision = column(column).type().precision();
        return switch (type(column)) {
            case BOOLEAN -> "false".length();
            case TINYINT -> "-128".length();
            case SMALLINT -> "-32768".length();
            case INTEGER -> "-2147483648".length();
            case BIGINT -> "-9223372036854775808".length();
            case REAL -> "-1.17549435E-38".length();
            case DOUBLE -> "-2.2250738585072014E-308".length();
            // A sign, a point, and a zero before it.
            case DECIMAL -> precision + 3;
            // Two hexadecimal digits a byte.
            case VARBINARY -> precision > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : precision * 2;
            default -> precision;
        };
    }

    @Override
    public int isNullable(int column) throws SQLException {
        column(column);
        return columnNullableUnknown;
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return switch (type(column)) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> true;
            default -> false;
        };
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return switch (type(column)) {
            case CHAR, VARCHAR, ARRAY, MAP, STRUCT, OTHER -> true;
            default -> false;
        };
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getTableName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        return Wrappers.unwrap(this, iface);
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return Wrappers.isWrapperFor(this, iface);
    }
}
