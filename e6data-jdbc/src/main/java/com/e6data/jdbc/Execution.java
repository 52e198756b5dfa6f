package com.e6data.jdbc;

import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;

/**
 * One execution of one statement text: run once, read, closed. {@link #cancel} and the questions about the query may be
 * called by any thread.
 */
interface Execution extends ChunkSource {

    /** Runs the statement up to its metadata; the server is cleaned up where this fails. */
    void run() throws SQLException;

    /** Rows that a statement without columns changed; -1 where the engine does not say, or with columns. */
    long updateCount();

    // Without a default here, so that no execution that wraps another one forgets to pass it on.

    @Override
    void readAhead(int rows);

    @Override
    void finish();

    /** Cancels this execution in any phase; without effect when it is over. Never blocks. */
    void cancel();

    /** As {@link #cancel}, because the connection is being closed: who waits is told so. */
    void disconnect();

    /** Asks the server how far the query is; HY010 where it is not open. */
    Query.Status status() throws SQLException;

    /** The engine's plan; HY010 where the query is not open. */
    String explain() throws SQLException;

    /** What the query cost; HY010 where the query is not open. */
    Query.Analysis explainAnalyze() throws SQLException;
}
