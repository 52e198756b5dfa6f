package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.conformance.TestCluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;

/** Apache DBCP2, with connections that are tested at every loan and statements that are pooled too. */
class DbcpTest {

    @Test
    void connectionsAndStatementsAreReused() throws SQLException {
        try (TestCluster cluster = TestCluster.start();
                BasicDataSource pool = new BasicDataSource()) {
            pool.setUrl(cluster.url());
            pool.setUsername(TestCluster.USER);
            pool.setPassword(TestCluster.TOKEN);
            pool.setMaxTotal(1);
            pool.setPoolPreparedStatements(true);
            pool.setTestOnBorrow(true);
            pool.setDefaultReadOnly(true);
            pool.setDefaultSchema("public");
            pool.setDefaultQueryTimeout(java.time.Duration.ofSeconds(30));
            for (int i = 1; i <= 3; i++) {
                try (Connection connection = pool.getConnection();
                        PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS INTEGER) AS n")) {
                    statement.setInt(1, i);
                    try (ResultSet rows = statement.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getInt("n")).isEqualTo(i);
                    }
                    connection.setAutoCommit(i % 2 == 0);
                }
            }
            // DBCP opens a first connection only to see whether its settings are right.
            assertThat(cluster.emulator().recorder().counts()).containsEntry("authenticate", 2L);
            assertThat(pool.getNumIdle()).isEqualTo(1);
        }
    }
}
