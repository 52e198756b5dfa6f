package com.e6data.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a result set can do beyond JDBC. Reached by {@code rows.unwrap(E6dataResultSet.class)}. Result sets of
 * {@code DatabaseMetaData} have no query behind them: there, {@link #queryId} is null, and status and plans give HY010.
 */
public interface E6dataResultSet extends ResultSet {

    /** The engine's id of the query; null for metadata. Stays known when the result set is closed. */
    String queryId();

    /**
     * Asks the server how far the query is. May be called by any thread.
     *
     * @throws SQLException HY010 where the query is over on the server: its last row was received, which with
     *     read-ahead may be earlier than it is read (see {@link E6dataStatement#setKeepQueryUntilClosed}), or it is
     *     closed
     */
    E6dataQueryStatus status() throws SQLException;

    /**
     * The plan of the query as the engine prints it.
     *
     * @throws SQLException HY010 as for {@link #status}
     */
    String explain() throws SQLException;

    /**
     * What the query cost. Complete after the last row, so run it with {@link E6dataStatement#setKeepQueryUntilClosed}.
     *
     * @throws SQLException HY010 as for {@link #status}
     */
    E6dataQueryAnalysis explainAnalyze() throws SQLException;

    /**
     * The next rows as columns, without copying: much cheaper than {@link #next} and a getter for each value. The
     * server decides how many rows come at a time. Blocks until there are some. The statement's row limit applies, its
     * field size limit does not.
     *
     * <p>A result set is read either by {@code nextBatch} or by {@code next} and moves of the cursor; after the first
     * call of the one the other is refused.
     *
     * @return at least one row, valid until the next call of this method or until the result set is closed; null at the
     *     end of data
     * @throws SQLException 24000 where the result set is closed, {@code next} was called or the cursor was moved, 57014
     *     where the query was cancelled, or what the engine reports
     */
    E6dataBatch nextBatch() throws SQLException;
}
