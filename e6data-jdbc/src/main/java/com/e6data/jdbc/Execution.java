package com.e6data.jdbc;

import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;

/** One execution of one statement text: run once, read, closed. {@link #cancel} may be called by any thread. */
interface Execution extends ChunkSource {

    /** Runs the statement up to its metadata; the server is cleaned up where this fails. */
    void run() throws SQLException;

    /** Rows that a statement without columns changed; -1 where the engine does not say, or with columns. */
    long updateCount();

    /** Cancels this execution in any phase; without effect when it is over. Never blocks. */
    void cancel();
}
