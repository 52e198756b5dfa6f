package com.e6data.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/**
 * The parameters of a statement: how many there are. Their types are unknown without a round trip, which nobody expects
 * of this interface; any value can be set. They are reported as VARCHAR, which is what clients that ask for the type of
 * a NULL, or show a field for the value, deal with best.
 */
final class E6ParameterMetaData implements ParameterMetaData {

    private final int count;

    E6ParameterMetaData(int count) {
        this.count = count;
    }

    private void check(int parameter) throws SQLException {
        if (parameter < 1 || parameter > count) {
            throw Parameters.noParameter(parameter, count);
        }
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        check(parameter);
        return parameterNullableUnknown;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        check(parameter);
        return false;
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        check(parameter);
        return 0;
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        check(parameter);
        return 0;
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        check(parameter);
        return Types.VARCHAR;
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        check(parameter);
        return "VARCHAR";
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        check(parameter);
        return String.class.getName();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        check(parameter);
        return parameterModeIn;
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
