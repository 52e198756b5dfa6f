package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.E6dataConnection;
import com.e6data.jdbc.E6dataResultSet;
import com.e6data.jdbc.E6dataStatement;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HikariCP as applications configure it. */
class HikariTest {

    private static TestCluster cluster;
    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(cluster.url());
        config.setUsername(TestCluster.USER);
        config.setPassword(TestCluster.TOKEN);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setReadOnly(true);
        config.setSchema("public");
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void stop() {
        pool.close();
        cluster.close();
    }

    @Test
    void borrowedConnectionAnswersAndIsReused() throws SQLException {
        Connection first;
        try (Connection connection = pool.getConnection()) {
            first = connection.unwrap(Connection.class);
            assertThat(one(connection)).isEqualTo(1);
        }
        try (Connection connection = pool.getConnection()) {
            assertThat(one(connection)).isEqualTo(1);
        }
        assertThat(first.isClosed()).isFalse();
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
    }

    @Test
    void changedStateIsResetWhenTheConnectionComesBack() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(false);
            connection.setSchema("other");
            connection.commit();
        }
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.getSchema()).isEqualTo("public");
        }
    }

    @Test
    void unsupportedFeatureAndSqlErrorDoNotCostThePooledConnection() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat((Throwable) failure(() -> connection.prepareCall("call x()")))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThat((Throwable) failure(() -> statement.executeQuery("SELECT nothing FROM nowhere")))
                    .isNotNull();
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
    }

    @Test
    void whatTheDriverOffersIsReachedThroughThePool() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(connection.unwrap(E6dataConnection.class).dryRun("SELECT 1"))
                    .isNotBlank();
            assertThat(statement.unwrap(E6dataStatement.class).queryId())
                    .isNotBlank()
                    .isEqualTo(rows.unwrap(E6dataResultSet.class).queryId());
            assertThat(rows.unwrap(E6dataResultSet.class).nextBatch().column(1).getInt(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPoolIsConfiguredByDataSourceClassAndBeanProperties() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSourceClassName("com.e6data.jdbc.E6dataDataSource");
        config.addDataSourceProperty("serverName", "localhost");
        config.addDataSourceProperty("portNumber", cluster.emulator().port());
        config.addDataSourceProperty("user", TestCluster.USER);
        config.addDataSourceProperty("password", TestCluster.TOKEN);
        config.addDataSourceProperty("catalog", "demo");
        config.addDataSourceProperty("databaseName", "public");
        config.addDataSourceProperty("prepareTimeout", "30");
        config.addDataSourceProperty("fetchBufferBytes", "1048576");
        config.addDataSourceProperty("autoResume", "false");
        config.setMaximumPoolSize(1);
        try (HikariDataSource byClass = new HikariDataSource(config);
                Connection connection = byClass.getConnection()) {
            assertThat(one(connection)).isEqualTo(1);
            assertThat(connection.getCatalog()).isEqualTo("demo");
            assertThat(connection.getSchema()).isEqualTo("public");
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private static SQLException failure(Action action) {
        try {
            action.run();
            return null;
        } catch (SQLException failure) {
            return failure;
        }
    }

    private static int one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 AS test_connection")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt("test_connection");
        }
    }
}
