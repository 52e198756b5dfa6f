package com.e6data.conformance.chaos;

import com.e6data.conformance.TestCluster;
import com.e6data.conformance.chaos.Schedule.Client;
import com.e6data.conformance.chaos.Schedule.Home;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The connections of a run: some that threads share, a pool, and single ones. Thread-safe. */
final class Connections implements AutoCloseable {

    private final String url;
    private final List<Connection> shared = new ArrayList<>();
    private final HikariDataSource pool;

    Connections(TestCluster cluster, boolean plannerSelection) throws SQLException {
        this.url = cluster.url() + "&plannerSelection=" + plannerSelection;
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(TestCluster.USER);
        config.setPassword(TestCluster.TOKEN);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
        for (var i = 0; i < Schedule.SHARED; i++) {
            shared.add(connect());
        }
    }

    Connection of(Client client) throws SQLException {
        return switch (client.home()) {
            case SHARED -> shared.get(client.connection());
            case POOL -> pool.getConnection();
            case OWN -> connect();
        };
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, TestCluster.USER, TestCluster.TOKEN);
    }

    void giveBack(Client client, Connection connection) throws SQLException {
        if (client.home() != Home.SHARED) {
            connection.close();
        }
    }

    List<Connection> shared() {
        return List.copyOf(shared);
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() throws SQLException {
        pool.close();
        for (var connection : shared) {
            connection.close();
        }
    }
}
