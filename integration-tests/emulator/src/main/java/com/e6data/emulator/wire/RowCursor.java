package com.e6data.emulator.wire;

import com.e6data.emulator.sql.SqlError;
import java.util.List;

/** Rows of a running query, one at a time. One thread reads; {@link #cancel} may come from any. */
public interface RowCursor extends AutoCloseable {

    /** Columns in select order. */
    List<OutputColumn> columns();

    /** Moves to the next row; false at the end. */
    boolean next() throws SqlError;

    /**
     * The value of a column (from 0) of the current row, or null: Boolean, Integer, Long, Float, Double, BigDecimal,
     * String (also for ARRAY, MAP, STRUCT), byte[], LocalDate, LocalDateTime, OffsetDateTime, as the wire type says.
     */
    Object get(int column) throws SqlError;

    /** Stops the query; a waiting {@link #next} fails. */
    void cancel();

    @Override
    void close();
}
