package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.E6dataQueryEvent.Kind;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import io.grpc.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The public interfaces on top of the real floors: what they send, and what they hear while calls wait. */
@Timeout(60)
class ExtensionsOverGrpcTest {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private FakeCluster server;
    private E6dataConnection connection;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
        server.result(Golden.named("integer_plain_min_max_null"), 2);
        connection = connect();
    }

    @AfterEach
    void stop() throws SQLException {
        release.countDown();
        connection.close();
        other.shutdownNow();
        server.close();
    }

    private E6dataConnection connect() throws SQLException {
        var source = new E6dataDataSource();
        source.setServerName("localhost");
        source.setPortNumber(server.port());
        source.setCatalog("cat");
        source.setDatabaseName("db");
        return source.getConnection(FakeCluster.USER, FakeCluster.TOKEN).unwrap(E6dataConnection.class);
    }

    private E6dataStatement statement() throws SQLException {
        return connection.createStatement().unwrap(E6dataStatement.class);
    }

    private static void fails(ThrowingCallable call, String sqlState) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(sqlState);
    }

    private void readAll(ResultSet rows) throws SQLException {
        while (rows.next()) {
            rows.getInt(1);
        }
    }

    @Test
    void anotherConnectionOfTheSameUserFindsAQueryByItsId() throws Exception {
        server.script("executeStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        E6dataStatement statement = statement();
        Future<ResultSet> running = other.submit(() -> statement.executeQuery("SELECT v FROM t"));
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        String id = statement.queryId();
        assertThat(id).isNotNull();
        fails(statement::explain, "HY010");
        try (E6dataConnection second = connect()) {
            server.script("status", server.healthyWith("rowCount", 5L));
            assertThat(second.queryStatus(id)).isEqualTo(new E6dataQueryStatus(false, 5));
            server.script("status", server.healthyWith("status", true));
            assertThat(statement.status().finished()).isTrue();
            assertThat(second.cancelQuery(id + "x")).isFalse();
            assertThat(second.cancelQuery(id)).isTrue();
            assertThatThrownBy(running::get)
                    .cause()
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("57014");
            assertThat(second.cancelQuery(id)).isFalse();
        }
        connection.close();
        FakeCluster.Call cancel = server.calls("clearOrCancelQuery").get(0);
        assertThat(cancel.field("queryId")).isEqualTo(id);
        assertThat(cancel.header("plannerip")).isEqualTo("10.0.0.7");
        assertThat(cancel.field("sessionId"))
                .isEqualTo(server.calls("prepareStatementV2").get(0).field("sessionId"));
    }

    @Test
    void whatIsOverIsNotFoundAnyMore() throws Exception {
        E6dataResultSet read = statement().executeQuery("SELECT v FROM t").unwrap(E6dataResultSet.class);
        readAll(read);
        assertThat(connection.cancelQuery(read.queryId())).isFalse();
        fails(() -> connection.queryStatus(read.queryId()), "HY010");
        fails(read::explain, "HY010");

        server.result(Golden.named("integer_plain_min_max_null"), 100);
        try (E6dataConnection second = connect();
                E6dataConnection third = connect()) {
            String closed = second.createStatement()
                    .executeQuery("SELECT v FROM t")
                    .unwrap(E6dataResultSet.class)
                    .queryId();
            second.close();
            assertThat(connection.cancelQuery(closed)).isFalse();
            String cut = third.createStatement()
                    .executeQuery("SELECT v FROM t")
                    .unwrap(E6dataResultSet.class)
                    .queryId();
            third.abort(Runnable::run);
            assertThat(connection.cancelQuery(cut)).isFalse();
        }
    }

    @Test
    void aKeptQueryAnswersAfterItsLastRowAndIsClearedOnce() throws Exception {
        server.script("explainAnalyze", server.healthyWith("explainAnalyze", "{\"total_query_time\": 21}"));
        server.script("explain", server.healthyWith("explain", "scan t"));
        E6dataStatement statement = statement();
        statement.setKeepQueryUntilClosed(true);
        try (ResultSet plain = statement.executeQuery("SELECT v FROM t")) {
            E6dataResultSet rows = plain.unwrap(E6dataResultSet.class);
            readAll(rows);
            assertThat(server.calls("clearOrCancelQuery")).isEmpty();
            assertThat(rows.explainAnalyze().totalMillis()).hasValue(21);
            assertThat(statement.explain()).isEqualTo("scan t");
        }
        fails(statement::explainAnalyze, "HY010");
        connection.close();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
        assertThat(server.methods())
                .containsSubsequence("getNextResultBatch", "explainAnalyze", "explain", "clearOrCancelQuery");
    }

    @Test
    void nothingIsSentForListeners() throws Exception {
        E6dataStatement statement = statement();
        readAll(statement.executeQuery("SELECT v FROM t"));
        connection.close();
        List<String> without = server.methods();
        server.forgetCalls();
        connection = connect();
        List<Kind> heard = new CopyOnWriteArrayList<>();
        connection.addQueryListener(event -> heard.add(event.kind()));
        readAll(statement().executeQuery("SELECT v FROM t"));
        connection.close();
        assertThat(server.methods()).containsExactlyInAnyOrderElementsOf(without);
        assertThat(heard)
                .containsExactly(Kind.PREPARED, Kind.EXECUTING, Kind.READY, Kind.ROWS, Kind.ROWS, Kind.FINISHED);
    }

    @Test
    void everythingIsSaidByTheThreadThatUsesTheQuery() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        connection.addQueryListener(event -> threads.add(Thread.currentThread()));
        readAll(statement().executeQuery("SELECT v FROM t"));
        assertThat(threads).hasSize(6).containsOnly(Thread.currentThread());
    }

    @Test
    void aListenerHearsThatTheClusterIsResumedAndMayCancelTheWait() throws Exception {
        server.status("resuming");
        List<Kind> heard = new CopyOnWriteArrayList<>();
        connection.addQueryListener(event -> {
            heard.add(event.kind());
            if (event.kind() == Kind.RESUMING) {
                try {
                    event.statement().cancel();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        E6dataStatement statement = statement();
        fails(() -> statement.executeQuery("SELECT v FROM t"), "57014");
        assertThat(heard).containsExactly(Kind.RESUMING, Kind.CANCELLED);
        assertThat(statement.queryId()).isNull();
    }

    @Test
    void aRunThatBeginsAnewIsPreparedAgain() throws Exception {
        server.script("executeStatementV2", FakeCluster.failing(Status.INTERNAL, "Access denied. Session expired"));
        List<String> heard = new CopyOnWriteArrayList<>();
        connection.addQueryListener(event -> heard.add(event.kind() + " " + event.queryId()));
        E6dataStatement statement = statement();
        statement.executeQuery("SELECT v FROM t").close();
        List<String> ids = server.calls("executeStatementV2").stream()
                .map(call -> call.field("queryId"))
                .toList();
        assertThat(ids).hasSize(2);
        assertThat(heard)
                .containsExactly(
                        "PREPARED " + ids.get(0),
                        "EXECUTING " + ids.get(0),
                        "PREPARED " + ids.get(1),
                        "EXECUTING " + ids.get(1),
                        "READY " + ids.get(1),
                        "CLOSED " + ids.get(1));
        assertThat(statement.queryId()).isEqualTo(ids.get(1));
    }

    @Test
    void aTimeoutIsAFailure() throws Exception {
        server.script("executeStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        List<Kind> heard = new CopyOnWriteArrayList<>();
        connection.addQueryListener(event -> heard.add(event.kind()));
        E6dataStatement statement = statement();
        statement.setQueryTimeout(1);
        fails(() -> statement.executeQuery("SELECT v FROM t"), "HYT00");
        assertThat(heard).containsExactly(Kind.PREPARED, Kind.EXECUTING, Kind.FAILED);
    }

    @Test
    void dryRunRunsNothing() throws Exception {
        server.script("dryRunV2", server.healthyWith("dryrunValue", "LogicalScan"));
        assertThat(connection.dryRun("SELECT v FROM t;")).isEqualTo("LogicalScan");
        assertThat(server.calls("dryRunV2").get(0).field("queryString")).isEqualTo("SELECT v FROM t");
        assertThat(server.calls("prepareStatementV2")).isEmpty();
    }

    @Test
    void pooledConnectionsShareOneLogin() throws Exception {
        var source = new E6dataConnectionPoolDataSource();
        source.setUrl("jdbc:e6data://localhost:" + server.port() + "/catalog=cat&database=db");
        server.forgetCalls();
        var pooled = source.createPooledConnectionBuilder()
                .user(FakeCluster.USER)
                .password(FakeCluster.TOKEN)
                .build();
        for (int i = 0; i < 3; i++) {
            try (Connection handle = pooled.getConnection()) {
                readAll(handle.createStatement().executeQuery("SELECT v FROM t"));
            }
        }
        pooled.close();
        assertThat(server.calls("authenticate")).hasSize(1);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(3);
    }

    @Test
    void aConnectionIsBuiltForAUser() throws Exception {
        var source = new E6dataDataSource();
        source.setUrl("jdbc:e6data://localhost:" + server.port() + "/");
        source.setUser(FakeCluster.USER);
        try (Connection built = source.createConnectionBuilder()
                .password(FakeCluster.TOKEN)
                .shardingKey(null)
                .build()) {
            assertThat(built.isValid(10)).isTrue();
        }
        fails(() -> source.createConnectionBuilder().password("wrong").build(), "28000");
        fails(
                () -> source.createConnectionBuilder()
                        .shardingKey(new java.sql.ShardingKey() {})
                        .build(),
                "HYC00");
        fails(
                () -> new E6dataConnectionPoolDataSource()
                        .createPooledConnectionBuilder()
                        .superShardingKey(new java.sql.ShardingKey() {})
                        .build(),
                "HYC00");
    }
}
