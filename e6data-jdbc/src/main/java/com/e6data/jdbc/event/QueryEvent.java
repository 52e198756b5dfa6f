package com.e6data.jdbc.event;

import java.time.Duration;

/**
 * A statement ended. Times of a statement that was begun anew are those of its last attempt, but for {@code duration}.
 *
 * @param queryId the engine's id; null where the statement was not accepted
 * @param outcome how it ended
 * @param sqlState of the exception that the caller got; null where there was none
 * @param attempts how often it was begun; 1 where nothing had to be repeated
 * @param duration from the start of the statement to its end, with the time that the caller took to read
 * @param prepare time for {@code prepareStatement}
 * @param execute time for {@code executeStatement}
 * @param metadata time for {@code getResultMetadata}
 * @param fetch time that the reader waited for rows; less than the requests took where rows were read ahead
 * @param batches number of batches that the reader got
 * @param bytes size of these batches
 * @param rows number of rows in them; for a statement without rows, the rows that it changed
 */
public record QueryEvent(
        Source source,
        String queryId,
        Outcome outcome,
        String sqlState,
        int attempts,
        Duration duration,
        Duration prepare,
        Duration execute,
        Duration metadata,
        Duration fetch,
        long batches,
        long bytes,
        long rows)
        implements DriverEvent {

    /** How a statement ended. */
    public enum Outcome {
        /** The last row was read, or the statement without rows is done. */
        FINISHED,
        /** The result was closed before its last row. */
        CLOSED,
        /** It failed, also by timeout. */
        FAILED,
        /** It was cancelled. */
        CANCELLED
    }
}
