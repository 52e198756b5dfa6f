package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.metadata.CatalogReader;
import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.query.QueryProgress;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;

/** What a connection needs of the floors below; {@link SessionEngine} in production, memory in tests. Thread-safe. */
interface Engine extends CatalogReader {

    E6Config config();

    /** A statement that is ready to run; nothing was sent. {@code progress} is told by the thread that runs it. */
    Execution execution(String sql, QueryOptions options, QueryProgress progress);

    /** Columns of a statement that is prepared but not run; null where the engine does not tell them. */
    ResultMetadata describe(String sql, QueryOptions options) throws SQLException;

    /** The engine's check of a statement that it does not run. */
    String dryRun(String sql, QueryOptions options) throws SQLException;

    /** Cancels a query of this user on this cluster; false where it is unknown in this JVM. Never blocks. */
    boolean cancel(String queryId);

    /** Status of a query that {@link #cancel} would find; else HY010. */
    Query.Status status(String queryId) throws SQLException;

    /** Asks the server within the time, 0 for no limit. */
    boolean isValid(int timeoutSeconds) throws SQLException;

    /** Milliseconds that one request may wait for its answer; 0 for no limit. */
    void networkTimeout(int millis);

    /** Closes at once; waiting calls fail. Idempotent, never blocks. */
    void abort();

    /** Clears open queries, bounded in time, and closes the channel. Idempotent. */
    void close();
}
