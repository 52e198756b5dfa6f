package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import io.grpc.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A query stays where it was prepared, whatever happens around it (defects D3, D5, D6, D7, D15, D17 of protocol 13).
 */
@Timeout(60)
class RouteTest {

    private static final QueryOptions OPTIONS = new QueryOptions("cat", "db", 0, false);

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
        server.serve("blue", "green");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void announceGreen(Session session) throws SQLException {
        server.script("getTablesV2", server.healthyWith("new_strategy", "green"));
        session.tables("cat", "db");
    }

    private static int chunks(Query query) throws SQLException {
        int chunks = 0;
        while (query.next() != null) {
            chunks++;
        }
        return chunks;
    }

    private List<String> colours(String method) {
        return server.calls(method).stream()
                .map(call -> call.header("strategy"))
                .toList();
    }

    @Test
    void aChangeOfColourReachesEveryConnectionAtItsNextWork() throws Exception {
        try (var first = Session.open(server.config());
                var second = Session.open(server.config());
                var third = Session.open(server.config())) {
            announceGreen(first);
            for (var session : List.of(third, second, first)) {
                session.schemas("cat");
                session.schemas("cat");
            }
        }
        assertThat(colours("getSchemaNamesV2")).hasSize(6).containsOnly("green");
        assertThat(colours("authenticate")).containsExactly("blue", "blue", "blue", "green", "green", "green");
    }

    @Test
    void aChangeWhilePrepareRunsDoesNotMoveTheQuery() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.script("prepareStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        var pool = Executors.newSingleThreadExecutor();
        try (var session = Session.open(server.config());
                var other = Session.open(server.config())) {
            var running = pool.submit(() -> {
                try (var query = Query.execute(session, "SELECT 1", OPTIONS)) {
                    return chunks(query);
                }
            });
            arrived.await();
            announceGreen(other);
            release.countDown();
            assertThat(running.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
        for (String method :
                List.of("executeStatementV2", "getResultMetadata", "getNextResultBatch", "clearOrCancelQuery")) {
            assertThat(colours(method)).as(method).isNotEmpty().containsOnly("blue");
        }
    }

    @Test
    void questionsAndClearOfAnOpenQueryGoToItsOwnSideWithItsOwnSession() throws Exception {
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", new QueryOptions("cat", "db", 0, false, true))) {
            announceGreen(session);
            session.schemas("cat");
            query.status();
            query.explain();
            assertThat(chunks(query)).isEqualTo(2);
            query.explainAnalyze();
            Query.status(session, query.id());
            query.close();
        }
        for (String method :
                List.of("status", "explain", "explainAnalyze", "getNextResultBatch", "clearOrCancelQuery")) {
            assertThat(colours(method)).as(method).isNotEmpty().containsOnly("blue");
            assertThat(server.calls(method)).as(method).allMatch(call -> "session-1".equals(call.field("sessionId")));
        }
        assertThat(colours("getSchemaNamesV2")).containsExactly("green");
    }

    @Test
    void aCancelGoesToTheSideOfTheQuery() throws Exception {
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            announceGreen(session);
            session.schemas("cat");
            query.cancel();
        }
        assertThat(colours("clearOrCancelQuery")).containsExactly("blue");
    }

    @Test
    void aNewLoginDoesNotDisturbCallsThatAreUnderWay() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            server.script("getNextResultBatch", FakeCluster.held(arrived, release, server.healthy()));
            var reading = pool.submit(() -> chunks(query));
            arrived.await();
            server.script("getSchemaNamesV2", FakeCluster.failing(Status.INTERNAL, "Access denied"));
            session.schemas("cat");
            assertThat(server.calls("authenticate")).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
            release.countDown();
            assertThat(reading.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFailedMetadataCallDoesNotRunTheStatementAgain() throws Exception {
        server.script("getResultMetadata", FakeCluster.failing(Status.INTERNAL, "boom"));
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> Query.execute(session, "SELECT 1", OPTIONS))
                    .hasMessageContaining("boom");
            server.script("getResultMetadata", FakeCluster.failing(Status.INTERNAL, "Access denied"));
            try (var query = Query.execute(session, "SELECT 1", OPTIONS)) {
                assertThat(chunks(query)).isEqualTo(2);
            }
        }
        assertThat(server.calls("executeStatementV2")).hasSize(2);
        assertThat(server.calls("getResultMetadata")).hasSize(3);
    }
}
