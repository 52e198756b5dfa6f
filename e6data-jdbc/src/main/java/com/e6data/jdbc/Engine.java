package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.metadata.CatalogReader;
import com.e6data.jdbc.query.QueryOptions;
import java.sql.SQLException;

/** What a connection needs of the floors below; {@link SessionEngine} in production, memory in tests. Thread-safe. */
interface Engine extends CatalogReader {

    E6Config config();

    /** A statement that is ready to run; nothing was sent. */
    Execution execution(String sql, QueryOptions options);

    /** Asks the server within the time, 0 for no limit. */
    boolean isValid(int timeoutSeconds) throws SQLException;

    /** Milliseconds that one request may wait for its answer; 0 for no limit. */
    void networkTimeout(int millis);

    /** Closes at once; waiting calls fail. Idempotent, never blocks. */
    void abort();

    /** Clears open queries, bounded in time, and closes the channel. Idempotent. */
    void close();
}
