package com.e6data.jdbc.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.type.Conversions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The typed accessors of a column beside the table of conversions, with which they must agree. */
final class ColumnAccess {

    interface Accessor {
        Object get(Column column, int row) throws SQLException;
    }

    private static final Map<Class<?>, Accessor> ACCESSORS = new LinkedHashMap<>();

    static {
        ACCESSORS.put(Boolean.class, Column::getBoolean);
        ACCESSORS.put(Integer.class, Column::getInt);
        ACCESSORS.put(Long.class, Column::getLong);
        ACCESSORS.put(Float.class, Column::getFloat);
        ACCESSORS.put(Double.class, Column::getDouble);
        ACCESSORS.put(BigDecimal.class, Column::getBigDecimal);
        ACCESSORS.put(String.class, Column::getString);
    }

    private ColumnAccess() {}

    /** Calls every accessor: each gives a value, or an SQLException of class 22. */
    static void callAll(Column column, int row) throws SQLException {
        column.getObject(row);
        for (Accessor accessor : ACCESSORS.values()) {
            outcome(() -> accessor.get(column, row));
        }
    }

    /** Asserts that each accessor gives what the table of conversions makes of the natural value. */
    static void assertAgreesWithConversions(Column column, int row) throws SQLException {
        Object natural = column.getObject(row);
        for (var entry : ACCESSORS.entrySet()) {
            Object expected = outcome(() -> Conversions.convert(natural, entry.getKey(), null));
            assertThat(outcome(() -> entry.getValue().get(column, row)))
                    .as("%s of %s", entry.getKey().getSimpleName(), natural)
                    .isEqualTo(expected);
        }
    }

    private interface Call {
        Object run() throws SQLException;
    }

    /** The value, or the SQLSTATE where there is none. */
    private static Object outcome(Call call) {
        try {
            return call.run();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).startsWith("22");
            return "SQLSTATE " + e.getSQLState();
        }
    }
}
