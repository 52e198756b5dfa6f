package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import com.e6data.proto.GFieldInfo;
import com.e6data.proto.GetColumnsResponse;
import com.e6data.proto.GetTablesResponse;
import io.grpc.Status;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The java.sql face on top of the real floors, against a scripted cluster on the loopback address. */
@Timeout(60)
class FaceOverGrpcTest {

    private static final Golden GOLDEN = Golden.named("integer_plain_min_max_null");

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
        server.result(GOLDEN, 10);
    }

    @AfterEach
    void stop() {
        release.countDown();
        other.shutdownNow();
        server.close();
    }

    private Connection connect() throws SQLException {
        return connect(FakeCluster.TOKEN);
    }

    private Connection connect(String token) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", FakeCluster.USER);
        properties.setProperty("password", token);
        properties.setProperty("catalog", "cat");
        properties.setProperty("database", "db");
        return DriverManager.getConnection("jdbc:e6data://localhost:" + server.port() + "/", properties);
    }

    @Test
    void readsAWholeResult() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT v FROM t;")) {
            int count = 0;
            while (rows.next()) {
                rows.getInt(1);
                count++;
            }
            assertThat(count).isEqualTo(10 * GOLDEN.rows());
        }
        server.awaitNoConnection();
        assertThat(server.calls("prepareStatementV2").get(0).field("queryString"))
                .isEqualTo("SELECT v FROM t");
        assertThat(server.methods())
                .startsWith("authenticate", "prepareStatementV2", "executeStatementV2", "getResultMetadata")
                .endsWith("clearOrCancelQuery");
        assertThat(server.calls("getNextResultBatch")).hasSize(11);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void theRowLimitClearsTheQueryBeforeItsEnd() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(1);
            ResultSet rows = statement.executeQuery("SELECT v FROM t");
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
        server.awaitNoConnection();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
        assertThat(server.calls("getNextResultBatch").size()).isLessThan(10);
    }

    @Test
    void anotherThreadCancelsAStatementThatIsBeingPrepared() throws Exception {
        server.script("prepareStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Future<ResultSet> query = other.submit(() -> statement.executeQuery("SELECT v FROM t"));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            statement.cancel();
            assertThatThrownBy(query::get)
                    .cause()
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("57014");
            assertThat(statement.executeQuery("SELECT v FROM t").next()).isTrue();
        }
    }

    @Test
    void theQueryTimeoutEndsTheStatement() throws Exception {
        server.script("executeStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery("SELECT v FROM t")).isInstanceOf(SQLTimeoutException.class);
            assertThat(statement.executeQuery("SELECT v FROM t").next()).isTrue();
        }
    }

    @Test
    void abortEndsAWaitingStatement() throws Exception {
        server.script("executeStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        Connection connection = connect();
        Statement statement = connection.createStatement();
        Future<ResultSet> query = other.submit(() -> statement.executeQuery("SELECT v FROM t"));
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        connection.abort(Runnable::run);
        assertThatThrownBy(query::get).cause().isInstanceOf(SQLException.class);
        assertThat(statement.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        server.awaitNoConnection();
    }

    @Test
    void closingTheConnectionClearsWhatIsOpen() throws Exception {
        Connection connection = connect();
        ResultSet rows = connection.createStatement().executeQuery("SELECT v FROM t");
        assertThat(rows.next()).isTrue();
        connection.close();
        assertThat(rows.isClosed()).isTrue();
        server.awaitNoConnection();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void columnsOfASchemaCostOneCallATable() throws Exception {
        server.script(
                "getTablesV2",
                call -> GetTablesResponse.newBuilder()
                        .addTables("orders")
                        .addTables("items")
                        .build());
        FakeCluster.Answer columns = call -> GetColumnsResponse.newBuilder()
                .addFieldInfo(GFieldInfo.newBuilder().setFieldName("id").setFieldType("long"))
                .build();
        server.script("getColumnsV2", columns, columns);
        try (Connection connection = connect();
                ResultSet found = connection.getMetaData().getColumns("cat", "db", "%", "%")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString("TABLE_NAME")).isEqualTo("items");
            assertThat(found.getString("TYPE_NAME")).isEqualTo("BIGINT");
            assertThat(found.next()).isTrue();
            assertThat(found.getString(3)).isEqualTo("orders");
            assertThat(found.next()).isFalse();
        }
        assertThat(server.methods())
                .containsExactlyInAnyOrder("authenticate", "getTablesV2", "getColumnsV2", "getColumnsV2");
    }

    @Test
    void aSqlErrorLeavesConnectionAndStatementUsable() throws Exception {
        server.script(
                "prepareStatementV2",
                FakeCluster.failing(Status.INTERNAL, "Q1-1: \t{SYNTAX ERROR} At line 1, column 1"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELEC"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42601");
            assertThat(statement.executeQuery("SELECT v FROM t").next()).isTrue();
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void aWrongTokenOpensNoConnection() throws Exception {
        assertThatThrownBy(() -> connect("wrong"))
                .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
                .hasMessageNotContaining("wrong");
        server.awaitNoConnection();
    }
}
