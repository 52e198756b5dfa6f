package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.RowCursor;
import com.e6data.emulator.wire.WireType;
import java.util.List;
import java.util.function.Consumer;

/** A statement that parsed and validated. */
public interface PreparedSql {

    /** Columns of the result; empty for DDL and DML. */
    List<OutputColumn> columns();

    /** Types of the parameter markers as the validator inferred them, in their order. */
    default List<WireType> parameters() {
        return List.of();
    }

    /**
     * The statement with values for its parameters, ready to run.
     *
     * @throws SqlError where number, type or text of a value is wrong, or the statement does not fit the values
     */
    default PreparedSql bind(List<Parameter> values) throws SqlError {
        throw new SqlError(SqlError.Phase.EXECUTION, "The statement has no parameters", null);
    }

    /**
     * A parameter's value.
     *
     * @param type name of a type in the result metadata, or NULL
     * @param text the value; ignored for NULL
     */
    record Parameter(String type, String text) {}

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
