package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;

/** Connections of a data source for a user that is named step by step. What is not named comes from the data source. */
final class E6ConnectionBuilder implements ConnectionBuilder {

    private final Login login;

    E6ConnectionBuilder(DataSourceSettings settings) {
        this.login = new Login(settings);
    }

    static SQLException noSharding() {
        return ErrorKind.NOT_SUPPORTED.exception("Sharding is not supported by e6data.");
    }

    @Override
    public ConnectionBuilder user(String username) {
        login.user = username;
        return this;
    }

    @Override
    public ConnectionBuilder password(String password) {
        login.password = password;
        return this;
    }

    @Override
    public ConnectionBuilder shardingKey(ShardingKey shardingKey) {
        login.sharded |= shardingKey != null;
        return this;
    }

    @Override
    public ConnectionBuilder superShardingKey(ShardingKey superShardingKey) {
        return shardingKey(superShardingKey);
    }

    @Override
    public Connection build() throws SQLException {
        return E6dataDriver.open(login.config());
    }

    /** The same for pooled connections. */
    static final class Pooled implements PooledConnectionBuilder {

        private final Login login;

        Pooled(DataSourceSettings settings) {
            this.login = new Login(settings);
        }

        @Override
        public PooledConnectionBuilder user(String username) {
            login.user = username;
            return this;
        }

        @Override
        public PooledConnectionBuilder password(String password) {
            login.password = password;
            return this;
        }

        @Override
        public PooledConnectionBuilder shardingKey(ShardingKey shardingKey) {
            login.sharded |= shardingKey != null;
            return this;
        }

        @Override
        public PooledConnectionBuilder superShardingKey(ShardingKey superShardingKey) {
            return shardingKey(superShardingKey);
        }

        @Override
        public PooledConnection build() throws SQLException {
            return E6PooledConnection.open(login.config());
        }
    }

    private static final class Login {
        private final DataSourceSettings settings;
        private String user;
        private String password;
        private boolean sharded;

        Login(DataSourceSettings settings) {
            this.settings = settings;
        }

        E6Config config() throws SQLException {
            if (sharded) {
                throw noSharding();
            }
            return settings.config(
                    user == null ? settings.given(E6Property.USER) : user,
                    password == null ? settings.given(E6Property.PASSWORD) : password);
        }
    }
}
