package com.e6data.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Opens connections from a URL, a user, a token and any other driver property. Each call opens a new connection: use a
 * pool in front of it. Setters are for set-up; afterwards any thread may ask for connections.
 *
 * <p>Can be bound to JNDI and serialized; password and trust store password are then left out. Give them again, or call
 * {@link #getConnection(String, String)}.
 */
public final class E6dataDataSource extends DataSourceBean implements DataSource {

    private static final long serialVersionUID = 1;

    /** A data source without settings; {@link #setUrl} or {@link #setServerName} is required. */
    public E6dataDataSource() {}

    /** As {@link E6dataDriver#connect} with the URL and the properties. */
    @Override
    public Connection getConnection() throws SQLException {
        return E6dataDriver.open(settings.config());
    }

    /** As {@link #getConnection()}, for another user. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return E6dataDriver.open(settings.config(username, password));
    }

    /** Takes a user and a password; sharding keys give HYC00. */
    @Override
    public ConnectionBuilder createConnectionBuilder() {
        return new E6ConnectionBuilder(settings);
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        return Wrappers.unwrap(this, iface);
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return Wrappers.isWrapperFor(this, iface);
    }
}
