package com.e6data.jdbc;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;

/**
 * For pools that are written against {@code javax.sql.ConnectionPoolDataSource}, as those of application servers are.
 * Applications use {@link E6dataDataSource}, with a pool such as HikariCP in front of it. Settings as there.
 *
 * <p>A handle of a pooled connection starts with the state of a new connection, closes its statements with itself, and
 * tells the pool of errors of SQLSTATE class 08 only, after which the connection is of no more use.
 */
public final class E6dataConnectionPoolDataSource extends DataSourceBean implements ConnectionPoolDataSource {

    private static final long serialVersionUID = 1;

    /** A data source without settings; {@link #setUrl} or {@link #setServerName} is required. */
    public E6dataConnectionPoolDataSource() {}

    /** Connects and logs in, as {@link E6dataDriver#connect} with the URL and the properties. */
    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return E6PooledConnection.open(settings.config());
    }

    /** As {@link #getPooledConnection()}, for another user. */
    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return E6PooledConnection.open(settings.config(user, password));
    }

    /** Takes a user and a password; sharding keys give HYC00. */
    @Override
    public PooledConnectionBuilder createPooledConnectionBuilder() {
        return new E6ConnectionBuilder.Pooled(settings);
    }
}
