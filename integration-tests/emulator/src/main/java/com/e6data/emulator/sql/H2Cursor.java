package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.RowCursor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rows of a running H2 query, each value as its wire type says. Closing gives the connection back. */
final class H2Cursor implements RowCursor {

    private final H2Database database;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<OutputColumn> columns;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean cancelled;

    H2Cursor(
            H2Database database,
            Connection connection,
            PreparedStatement statement,
            ResultSet rows,
            List<OutputColumn> columns) {
        this.database = database;
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public List<OutputColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() throws SqlError {
        if (cancelled) {
            throw cancelled(null);
        }
        try {
            return rows.next();
        } catch (SQLException e) {
            throw cancelled ? cancelled(e) : Errors.execution(e);
        }
    }

    @Override
    public Object get(int column) throws SqlError {
        try {
            Object value = read(columns.get(column), column + 1);
            return value == null || rows.wasNull() ? null : value;
        } catch (SQLException e) {
            throw cancelled ? cancelled(e) : Errors.execution(e);
        }
    }

    private Object read(OutputColumn column, int i) throws SQLException {
        return switch (column.type()) {
            case BOOLEAN -> rows.getBoolean(i);
            case BYTE, SHORT, INTEGER -> rows.getInt(i);
            case LONG -> rows.getLong(i);
            case FLOAT -> rows.getFloat(i);
            case DOUBLE -> rows.getDouble(i);
            case DECIMAL128 -> {
                BigDecimal value = rows.getBigDecimal(i);
                yield value == null ? null : value.setScale(column.scale(), RoundingMode.HALF_UP);
            }
            case DATE -> rows.getObject(i, LocalDate.class);
            case DATETIME -> rows.getObject(i, LocalDateTime.class);
            case TIMESTAMP_TZ -> rows.getObject(i, OffsetDateTime.class);
            case BINARY -> rows.getBytes(i);
            case NULL -> null;
            // H2's text of an array, [1, 2, null], is the emulator's text for nested values.
            case CHAR, STRING, TIME, ARRAY, MAP, STRUCT -> rows.getString(i);
        };
    }

    private static SqlError cancelled(SQLException cause) {
        return new SqlError(SqlError.Phase.CANCELLED, "Query cancelled", cause);
    }

    @Override
    public void cancel() {
        cancelled = true;
        try {
            statement.cancel();
        } catch (SQLException e) {
            System.getLogger(H2Cursor.class.getPackageName())
                    .log(System.Logger.Level.DEBUG, "H2 had nothing to cancel", e);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (connectionBack;
                statement;
                rows) {
            // Closing is all there is to do.
        } catch (SQLException e) {
            System.getLogger(H2Cursor.class.getPackageName())
                    .log(System.Logger.Level.DEBUG, "An H2 result did not close", e);
        }
    }

    private final AutoCloseableConnection connectionBack = this::giveBack;

    private interface AutoCloseableConnection extends AutoCloseable {
        @Override
        void close();
    }

    private void giveBack() {
        database.giveBack(connection);
    }
}
