package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.RowCursor;
import java.util.List;

/** A statement that parsed and validated. */
public interface PreparedSql {

    /** Columns of the result; empty for DDL and DML. */
    List<OutputColumn> columns();

    /** The plan text for the explain call. */
    String plan();

    /**
     * Runs the statement. For DDL and DML {@link Execution#cursor} is null and {@link Execution#updateCount} the number
     * of rows. A query streams.
     */
    Execution execute() throws SqlError;

    /**
     * Outcome of a run.
     *
     * @param cursor rows, or null
     * @param updateCount rows changed; 0 for DDL and queries
     */
    record Execution(RowCursor cursor, long updateCount) {}
}
