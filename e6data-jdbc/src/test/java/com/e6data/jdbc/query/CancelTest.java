package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import com.e6data.jdbc.vector.Chunk;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancel, interrupt and timeout in every phase (protocol 5.7). */
@Timeout(60)
class CancelTest {

    private static final QueryOptions OPTIONS = new QueryOptions("cat", "db", 0, false);
    private static final QueryOptions ONE_SECOND = new QueryOptions("cat", "db", 1, false);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private FakeCluster server;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
        server.result(Golden.named("integer_plain_min_max_null"), 10);
        session = Session.open(server.config());
    }

    @AfterEach
    void stop() {
        release.countDown();
        pool.shutdownNow();
        session.close();
        server.close();
    }

    private void hold(String method) {
        server.script(method, FakeCluster.held(arrived, release, server.healthy()));
    }

    private Callable<Integer> statement(QueryOptions options, CancelToken token) {
        return () -> {
            try (var query = Query.execute(session, "SELECT 1", options, token, QueryProgress.NONE)) {
                int rows = 0;
                for (Chunk chunk = query.next(); chunk != null; chunk = query.next()) {
                    rows += chunk.rowCount();
                }
                return rows;
            }
        };
    }

    private static void assertFails(Future<Integer> running, String state) {
        assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", state);
    }

    private void assertUsableAndCleared(int clears) throws Exception {
        assertThat(statement(OPTIONS, new CancelToken()).call()).isPositive();
        session.close();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(clears);
        assertThat(server.calls("clearOrCancelQuery").stream()
                        .map(call -> call.field("queryId"))
                        .distinct())
                .hasSize(clears);
    }

    @ParameterizedTest
    @ValueSource(strings = {"executeStatementV2", "getResultMetadata", "getNextResultBatch"})
    void aCancelReleasesTheCallerAndClearsOnce(String method) throws Exception {
        hold(method);
        var token = new CancelToken();
        var running = pool.submit(statement(OPTIONS, token));
        arrived.await();
        token.cancel();
        token.cancel();
        assertFails(running, "57014");
        release.countDown();
        assertUsableAndCleared(2);
    }

    @Test
    void aPrepareThatAnswersAfterTheCancelIsCleared() throws Exception {
        hold("prepareStatementV2");
        var token = new CancelToken();
        var running = pool.submit(statement(OPTIONS, token));
        arrived.await();
        token.cancel();
        assertFails(running, "57014");
        assertThat(server.calls("clearOrCancelQuery")).isEmpty();
        release.countDown();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.calls("clearOrCancelQuery").isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(5);
        }
        assertThat(server.calls("executeStatementV2")).isEmpty();
        assertUsableAndCleared(2);
    }

    @Test
    void aCancelBeforeTheStartSendsNothing() {
        var token = new CancelToken();
        token.cancel();
        server.forgetCalls();
        assertThatThrownBy(() -> statement(OPTIONS, token).call()).hasFieldOrPropertyWithValue("SQLState", "57014");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aCancelBetweenTwoFetchesEndsTheResult() throws Exception {
        try (var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            assertThat(query.next()).isNotNull();
            query.cancel();
            assertThatThrownBy(query::next)
                    .hasFieldOrPropertyWithValue("SQLState", "57014")
                    .hasMessageContaining("[query Q2-1]");
        }
        assertUsableAndCleared(2);
    }

    @Test
    void aCloseByAnotherThreadIsNotTakenForTheEnd() throws Exception {
        hold("getNextResultBatch");
        try (var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            var running = pool.submit(() -> {
                query.next();
                return 0;
            });
            arrived.await();
            query.close();
            assertFails(running, "24000");
        }
    }

    @Test
    void aLateCancelDoesNotTouchTheNextQuery() throws Exception {
        var token = new CancelToken();
        statement(OPTIONS, token).call();
        try (var next = Query.execute(session, "SELECT 2", OPTIONS)) {
            token.cancel();
            int chunks = 0;
            while (next.next() != null) {
                chunks++;
            }
            assertThat(chunks).isEqualTo(10);
        }
        session.close();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"executeStatementV2", "getResultMetadata", "getNextResultBatch"})
    void anInterruptCancelsAndKeepsTheFlag(String method) throws Exception {
        hold(method);
        var flag = new CountDownLatch(1);
        var thread = new Thread(() -> {
            try {
                statement(OPTIONS, new CancelToken()).call();
            } catch (Exception e) {
                if (e instanceof SQLException sql
                        && sql.getSQLState().equals("57014")
                        && sql.getMessage().contains("interrupted")
                        && Thread.currentThread().isInterrupted()) {
                    flag.countDown();
                }
            }
        });
        thread.start();
        arrived.await();
        thread.interrupt();
        assertThat(flag.await(5, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertUsableAndCleared(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"executeStatementV2", "getResultMetadata", "getNextResultBatch"})
    void theQueryTimeoutClearsTheQuery(String method) throws Exception {
        hold(method);
        assertThatThrownBy(() -> statement(ONE_SECOND, new CancelToken()).call())
                .isInstanceOf(SQLTimeoutException.class)
                .hasFieldOrPropertyWithValue("SQLState", "HYT00")
                .hasMessageContaining("query timeout of 1 s")
                .hasMessageContaining("[query Q2-1]");
        release.countDown();
        assertUsableAndCleared(2);
    }

    @Test
    void theQueryTimeoutCoversPrepare() throws Exception {
        hold("prepareStatementV2");
        assertThatThrownBy(() -> statement(ONE_SECOND, new CancelToken()).call())
                .isInstanceOf(SQLTimeoutException.class)
                .hasMessageContaining("query timeout of 1 s");
        var deadline = server.calls("prepareStatementV2").get(0).context().getDeadline();
        // With time for an answer that comes too late for the caller, so that its query can be cleared.
        assertThat(deadline.timeRemaining(TimeUnit.SECONDS)).isBetween(5L, 11L);
        release.countDown();
    }

    @Test
    void thePrepareTimeoutIsNamed() throws Exception {
        hold("prepareStatementV2");
        try (var impatient = Session.open(server.config("prepareTimeout", "1"))) {
            assertThatThrownBy(() -> Query.execute(impatient, "SELECT 1", OPTIONS))
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("prepareTimeout of 1 s");
        }
        release.countDown();
    }

    @Test
    void fetchesHaveNoDeadlineWithoutAQueryTimeout() throws Exception {
        statement(OPTIONS, new CancelToken()).call();
        session.close();
        assertThat(server.calls("getNextResultBatch"))
                .allMatch(call -> call.context().getDeadline() == null);
        assertThat(server.calls("prepareStatementV2")
                        .get(0)
                        .context()
                        .getDeadline()
                        .timeRemaining(TimeUnit.SECONDS))
                .isBetween(500L, 610L);
        assertThat(server.calls("clearOrCancelQuery")
                        .get(0)
                        .context()
                        .getDeadline()
                        .timeRemaining(TimeUnit.SECONDS))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void cancelsAtAnyMomentLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 200; i++) {
            var token = new CancelToken();
            var running = pool.submit(statement(OPTIONS, token));
            for (int spin = 0; spin < i * 400; spin++) {
                Thread.onSpinWait();
            }
            token.cancel();
            try {
                assertThat(running.get(10, TimeUnit.SECONDS)).isPositive();
            } catch (ExecutionException e) {
                assertThat(e.getCause()).hasFieldOrPropertyWithValue("SQLState", "57014");
            }
        }
        // Which waits for prepares that were cancelled on their way and that the server has not even seen yet.
        session.close();
        server.awaitNoConnection();
        assertThat(server.calls("clearOrCancelQuery").stream()
                        .map(call -> call.field("queryId"))
                        .distinct())
                .hasSameSizeAs(server.calls("prepareStatementV2"));
        assertThat(server.calls("clearOrCancelQuery")).hasSameSizeAs(server.calls("prepareStatementV2"));
    }
}
