package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import java.sql.SQLException;
import java.util.List;

/** One connection's login and channel, and the calls that need nothing but them. Thread-safe. */
public final class Session implements AutoCloseable {

    private Session() {}

    /**
     * Opens the channel and logs in.
     *
     * @throws SQLException 08001 where the host cannot be reached, 28000 where the credentials are wrong
     */
    public static Session open(E6Config config) throws SQLException {
        throw new UnsupportedOperationException("floor 5");
    }

    public E6Config config() {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Catalog names; the default one first, else as the server lists them. */
    public List<String> catalogs() throws SQLException {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Schema names of a catalog. */
    public List<String> schemas(String catalog) throws SQLException {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Table names; empty where the schema has none. */
    public List<String> tables(String catalog, String schema) throws SQLException {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Columns of a table in order; empty where there is no such table. */
    public List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Asks the server within the time, 0 for no limit: true where it answers and the login still holds. */
    public boolean isValid(int timeoutSeconds) throws SQLException {
        throw new UnsupportedOperationException("floor 5");
    }

    /**
     * Limits the wait for the answer to any one request from now on ({@code Connection.setNetworkTimeout}).
     *
     * @param millis 0 for no limit but those of the properties
     */
    public void networkTimeout(int millis) {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Milliseconds; 0 for no limit. */
    public int networkTimeout() {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Closes the channel at once, without telling the server; waiting calls fail. Idempotent, never blocks. */
    public void abort() {
        throw new UnsupportedOperationException("floor 5");
    }

    /** Closes the channel; open queries are cleared first, bounded in time. Idempotent. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("floor 5");
    }

    /**
     * A column as the catalog names it.
     *
     * @param type text of protocol 11, for example {@code decimal(7,2)}
     */
    public record CatalogColumn(String name, String type) {}
}
