package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.RowCursor;
import java.util.List;
import java.util.function.Consumer;

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
     * As {@link #execute()}, for whoever may want to stop it before it returns.
     *
     * @param onCancel gets, once the run has begun, what stops it from any thread; {@code execute} then fails in phase
     *     CANCELLED. Stopping a run that is over does nothing
     */
    default Execution execute(Consumer<Runnable> onCancel) throws SqlError {
        return execute();
    }

    /**
     * Outcome of a run.
     *
     * @param cursor rows, or null
     * @param updateCount rows changed; 0 for DDL and queries
     */
    record Execution(RowCursor cursor, long updateCount) {}
}
