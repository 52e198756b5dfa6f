package com.e6data.jdbc;

import java.sql.SQLException;

/**
 * Something that happened to a query.
 *
 * @param kind what
 * @param statement the statement that runs the query; never null. The same for all events of one run
 * @param queryId the engine's id; null before {@link Kind#PREPARED}
 * @param rowCount with {@link Kind#ROWS} and at the end, rows received by the reader so far; where the statement has no
 *     rows, {@link Kind#FINISHED} has its update count; else 0
 * @param failure with {@link Kind#FAILED} and {@link Kind#CANCELLED}, what the caller got; else null. Also null where a
 *     query was cancelled and nobody waited for it any more
 */
public record E6dataQueryEvent(
        Kind kind, E6dataStatement statement, String queryId, long rowCount, SQLException failure) {

    /**
     * The events in their order. Each run ends with exactly one of {@link #FINISHED}, {@link #CLOSED}, {@link #FAILED}
     * and {@link #CANCELLED}; kinds may be added in later versions.
     */
    public enum Kind {
        /** The cluster is suspended; the driver resumes it, or waits while another connection does. */
        RESUMING,
        /**
         * The cluster has no planner for the statement yet; the driver waits in the queue ({@code plannerSelection}).
         */
        QUEUED,
        /**
         * The engine has accepted the text, and the query has an id. May come again with another id, where the cluster
         * refused to go on and the driver began anew; nothing ran then.
         */
        PREPARED,
        /** The query is about to be executed. */
        EXECUTING,
        /** The engine has described the result; rows can be read. Not for statements without rows. */
        READY,
        /** The reader has received a batch of rows. Once a batch; the server is not asked for it. */
        ROWS,
        /** The last row was received, or the statement without rows is done. */
        FINISHED,
        /** The result was closed, or its row limit reached, before the last row was received. */
        CLOSED,
        /** The run failed, also by timeout. */
        FAILED,
        /** The query was cancelled. */
        CANCELLED;

        /** True for the four that end a run. */
        public boolean isEnd() {
            return compareTo(FINISHED) >= 0;
        }
    }
}
