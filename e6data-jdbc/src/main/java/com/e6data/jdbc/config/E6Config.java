package com.e6data.jdbc.config;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** Everything that a connection needs to know, checked. Immutable; {@link #toString} shows no secret. */
public final class E6Config {

    private E6Config() {}

    /** True where the driver should try the URL ({@code jdbc:e6data://}). */
    public static boolean accepts(String url) {
        throw new UnsupportedOperationException("floor 3");
    }

    /**
     * Reads a URL in any documented form; URL parameters win over {@code properties}.
     *
     * @throws SQLException 08001 that names the part that is wrong and what would be right
     */
    public static E6Config parse(String url, Properties properties) throws SQLException {
        throw new UnsupportedOperationException("floor 3");
    }

    public String host() {
        throw new UnsupportedOperationException("floor 3");
    }

    public int port() {
        throw new UnsupportedOperationException("floor 3");
    }

    /** Empty string where none was given. */
    public String user() {
        throw new UnsupportedOperationException("floor 3");
    }

    /** Null where none was given. */
    public String catalog() {
        throw new UnsupportedOperationException("floor 3");
    }

    /** Null where none was given. */
    public String schema() {
        throw new UnsupportedOperationException("floor 3");
    }

    /** The URL for {@code DatabaseMetaData.getURL}: without user, password and other secrets. */
    public String url() {
        throw new UnsupportedOperationException("floor 3");
    }

    /** Unknown parameters and the like, for {@code Connection.getWarnings}. */
    public List<String> warnings() {
        throw new UnsupportedOperationException("floor 3");
    }
}
