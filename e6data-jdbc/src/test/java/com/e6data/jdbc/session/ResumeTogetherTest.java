package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.testing.BareHttp2Server;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.FakeCluster.Answer;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.proto.ClusterStatusResponse;
import com.e6data.proto.GetTablesV2Request;
import io.grpc.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many that wait for one resume, and those who give up waiting (protocol 9). */
@Timeout(60)
class ResumeTogetherTest {

    private static final Pace FAST = new Pace(
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private static final Pace FORGETFUL = new Pace(
            FAST.resumePoll(),
            FAST.afterResume(),
            FAST.clusterCall(),
            FAST.cleanUp(),
            FAST.orphan(),
            Duration.ofMillis(1));

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<Session> sessions = new ArrayList<>();
    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
        sessions.forEach(Session::abort);
        server.close();
    }

    private Session open() throws SQLException {
        return open(FAST);
    }

    private Session open(Pace pace) throws SQLException {
        var session = Session.open(server.config(), pace);
        sessions.add(session);
        return session;
    }

    private static Answer status(String text) {
        return call -> ClusterStatusResponse.newBuilder().setStatus(text).build();
    }

    private Future<?> work(Session session, Budget budget, CallScope scope) {
        return pool.submit(() -> session.calls()
                .run(
                        budget,
                        scope,
                        false,
                        login -> session.calls().call(login, CatalogRpc.TABLES, this::tables, budget, scope)));
    }

    private GetTablesV2Request tables(String sessionId) {
        return GetTablesV2Request.newBuilder().setSessionId(sessionId).build();
    }

    private void await(String method, int calls) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.calls(method).size() < calls) {
            assertThat(System.nanoTime() - end).as("waiting for %s", method).isNegative();
            Thread.sleep(1);
        }
    }

    private static void assertFails(Future<?> work, String state) {
        assertThatThrownBy(() -> work.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", state);
    }

    @Test
    void twoHundredThreadsOnManyConnectionsCauseOneResumeAndAllHearOfIt() throws Exception {
        int connections = 40;
        int threads = 200;
        for (int i = 0; i < connections; i++) {
            open();
        }
        server.status("suspended");
        var told = new AtomicInteger();
        var works = new ArrayList<Future<?>>();
        for (int i = 0; i < threads; i++) {
            var scope = new CallScope();
            scope.onResume(told::incrementAndGet);
            works.add(work(sessions.get(i % connections), Budget.UNLIMITED, scope));
        }
        await("getTablesV2", threads);
        await("cluster.resume", 1);
        server.status("active");
        for (var work : works) {
            work.get(20, TimeUnit.SECONDS);
        }
        assertThat(server.calls("cluster.resume")).hasSize(1);
        assertThat(told).hasValue(threads);
    }

    @Test
    void whoWaitsForTheLoginOfAnotherThreadHearsOfTheResumeToo() throws Exception {
        var session = open();
        server.expireSessions();
        session.isValid(1);
        // The connection is logged in again; now the login itself meets the suspended cluster.
        server.expireSessions();
        server.script("cluster.status", status("suspended"));
        server.always("cluster.status", status("resuming"));
        var held = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        var refused = FakeCluster.failing(Status.UNAVAILABLE, "status: 503");
        server.script("authenticate", FakeCluster.held(arrived, held, refused));
        var told = new CountDownLatch(2);
        var works = new ArrayList<Future<?>>();
        for (int i = 0; i < 2; i++) {
            var scope = new CallScope();
            scope.onResume(told::countDown);
            works.add(work(session, Budget.UNLIMITED, scope));
        }
        arrived.await();
        held.countDown();
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        server.always("cluster.status", null);
        for (var work : works) {
            work.get(20, TimeUnit.SECONDS);
        }
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    /** However the first one gives up, the second, on another connection, takes over. */
    @ParameterizedTest
    @CsvSource({"cancel, 57014", "interrupt, 57014", "timeout, HYT00", "close, 08003", "abort, 08003"})
    void whoeverGivesUpLeavesTheResumeToTheOthers(String way, String state) throws Exception {
        var first = open();
        var second = open();
        server.status("suspended");
        var scope = new CallScope();
        var leading = way.equals("timeout") ? Budget.queryTimeout(1) : Budget.UNLIMITED;
        var leader = work(first, leading, scope);
        await("cluster.resume", 1);
        var follower = work(second, Budget.UNLIMITED, new CallScope());
        await("getTablesV2", 2);
        switch (way) {
            case "cancel" -> scope.cancel();
            case "interrupt" -> interruptWaiting();
            case "close" -> first.close();
            case "abort" -> first.abort();
            default -> {
                // The time passes by itself.
            }
        }
        assertFails(leader, state);
        int looked = server.calls("cluster.status").size();
        await("cluster.status", looked + 2);
        assertThat(follower.isDone()).isFalse();
        server.status("active");
        follower.get(20, TimeUnit.SECONDS);
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    private static void interruptWaiting() {
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            for (var frame : stack) {
                if (frame.getClassName().contains("Resumption$Watch")) {
                    thread.interrupt();
                    return;
                }
            }
        });
    }

    @Test
    void aResumeRequestOutlivesWhoeverSentIt() throws Exception {
        var session = open();
        server.status("suspended");
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.script("cluster.resume", FakeCluster.held(arrived, release, server.healthy()));
        var scope = new CallScope();
        var leader = work(session, Budget.UNLIMITED, scope);
        arrived.await();
        scope.cancel();
        assertFails(leader, "57014");
        assertThat(server.calls("cluster.resume").get(0).context().isCancelled())
                .isFalse();
        var next = work(session, Budget.UNLIMITED, new CallScope());
        await("getTablesV2", 2);
        release.countDown();
        server.status("active");
        next.get(20, TimeUnit.SECONDS);
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    @Test
    void aResumeThatNobodyHasWatchedForLongIsBegunAnew() throws Exception {
        var session = open(FORGETFUL);
        server.status("suspended");
        var scope = new CallScope();
        var leader = work(session, Budget.UNLIMITED, scope);
        await("cluster.resume", 1);
        scope.cancel();
        assertFails(leader, "57014");
        Thread.sleep(5);
        var next = work(session, Budget.UNLIMITED, new CallScope());
        await("cluster.resume", 2);
        server.status("active");
        next.get(20, TimeUnit.SECONDS);
    }

    @Test
    void theSideThatAnswersIsTheSideOfNewWork() throws Exception {
        var session = open();
        server.serve("green");
        server.status("suspended");
        // The proxy lets no planner call through, so that the status call is the first to meet the wrong colour.
        server.script("getTablesV2", FakeCluster.failing(Status.UNAVAILABLE, "status: 503"));
        var work = work(session, Budget.UNLIMITED, new CallScope());
        await("cluster.resume", 1);
        server.status("active");
        work.get(20, TimeUnit.SECONDS);
        assertThat(server.calls("cluster.resume").get(0).header("strategy")).isEqualTo("green");
        assertThat(server.calls("getTablesV2"))
                .extracting(call -> call.header("strategy"))
                .containsExactly("blue", "green");
    }

    @Test
    void aResumeThatTheProxyTurnedAwayIsSentToTheOtherSide() throws Exception {
        var session = open();
        server.status("suspended");
        server.script("cluster.resume", call -> {
            server.serve("green");
            throw Status.UNKNOWN.withDescription("status: 456").asRuntimeException();
        });
        var work = work(session, Budget.UNLIMITED, new CallScope());
        await("cluster.resume", 2);
        server.status("active");
        work.get(20, TimeUnit.SECONDS);
        assertThat(server.calls("cluster.resume"))
                .extracting(call -> call.header("strategy"))
                .containsExactly("blue", "green");
    }

    @ParameterizedTest
    @CsvSource({"UNIMPLEMENTED, unknown service", "INTERNAL, Access denied", "PERMISSION_DENIED, no"})
    void whereAskingAgainCannotHelpTheErrorComesAtOnce(Status.Code code, String text) throws Exception {
        var session = open();
        server.status("suspended");
        server.script("cluster.status", FakeCluster.failing(code.toStatus(), text));
        assertFails(work(session, Budget.UNLIMITED, new CallScope()), "08004");
        assertThat(server.calls("cluster.status")).hasSize(1);
    }

    @Test
    void theErrorNamesTheLastStatus() throws Exception {
        var session = open();
        server.status("suspended");
        server.script("cluster.status", status("failed"));
        assertThatThrownBy(() -> session.tables("cat", "db"))
                .hasFieldOrPropertyWithValue("SQLState", "08004")
                .hasMessageContaining("cluster status: failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status: 503, cluster is suspended",
                "STATUS: 503",
                "Received http2 header with status: 503",
                "HTTP status code 503\ninvalid content-type: null\nheaders: Metadata(:status=503,server=proxy)"
            })
    void everyWordingOf503IsUnderstood(String words) throws Exception {
        var session = open();
        server.script("getTablesV2", FakeCluster.failing(Status.UNAVAILABLE, words));
        assertThat(session.tables("cat", "db")).isEmpty();
        assertThat(server.calls("cluster.status")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, authentication unavailable",
        "UNAVAILABLE, connection refused",
        "UNAVAILABLE, status: 5030",
        "INTERNAL, status: 503"
    })
    void otherFailuresAreNoSuspension(Status.Code code, String text) throws Exception {
        var session = open();
        var failing = FakeCluster.failing(code.toStatus(), text);
        server.script("getTablesV2", failing, failing);
        assertThatThrownBy(() -> session.tables("cat", "db")).isInstanceOf(SQLException.class);
        assertThat(server.calls("cluster.status")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBare503OfAProxyIsUnderstood(boolean autoResume) throws Exception {
        try (var proxy = new BareHttp2Server(Map.of("blue", 503))) {
            var properties = new Properties();
            properties.setProperty("user", FakeCluster.USER);
            properties.setProperty("password", FakeCluster.TOKEN);
            properties.setProperty("autoResume", String.valueOf(autoResume));
            properties.setProperty("autoResumeTimeout", "1");
            var config = E6Config.parse("jdbc:e6data://localhost:" + proxy.port() + "/", properties);
            assertThatThrownBy(() -> Session.open(config, FAST))
                    .hasFieldOrPropertyWithValue("SQLState", "08004")
                    .hasMessageContaining("503");
            assertThat(proxy.requests().contains("/ClusterService/status blue")).isEqualTo(autoResume);
            assertThat(proxy.requests()).doesNotContain("/ClusterService/resume blue");
        }
    }
}
