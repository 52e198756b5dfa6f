package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.FakeCluster.Answer;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.proto.ClusterStatusResponse;
import com.e6data.proto.ResumeResponse;
import io.grpc.Status;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResumeTest {

    private static final Pace FAST = new Pace(
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Session open(String... properties) throws SQLException {
        return Session.open(server.config(properties), FAST);
    }

    private static Answer status(String text) {
        return call -> ClusterStatusResponse.newBuilder().setStatus(text).build();
    }

    /** Reports the state and is healthy from then on. */
    private Answer becomesActive() {
        return call -> {
            server.status("active");
            return ClusterStatusResponse.newBuilder().setStatus(" Active ").build();
        };
    }

    @Test
    void aSuspendedClusterIsResumedOnceAndTheLoginRepeated() throws Exception {
        server.status("suspended");
        server.script("cluster.status", status("suspended"), status("suspended"), status("resuming"), becomesActive());
        try (var session = open()) {
            assertThat(server.methods())
                    .containsExactly(
                            "authenticate",
                            "cluster.status",
                            "cluster.resume",
                            "cluster.status",
                            "cluster.status",
                            "cluster.status",
                            "authenticate");
            var resume = server.calls("cluster.resume").get(0);
            assertThat(resume.field("user")).isEqualTo(FakeCluster.USER);
            assertThat(resume.field("password")).isEqualTo(FakeCluster.TOKEN);
            assertThat(resume.header("cluster-name")).isEqualTo("demo-" + server.port());
            assertThat(resume.header("strategy")).isEqualTo("blue");
            assertThat(session.isValid(5)).isTrue();
        }
    }

    @Test
    void aClusterThatIsActiveAlreadyIsNotResumed() throws Exception {
        server.script("authenticate", FakeCluster.failing(Status.UNAVAILABLE, "Status: 503"));
        try (var session = open()) {
            assertThat(session.config()).isNotNull();
            assertThat(server.methods()).containsExactly("authenticate", "cluster.status", "authenticate");
        }
    }

    @Test
    void aClusterThatIsStillSuspendingIsResumedAfterwards() throws Exception {
        server.status("suspended");
        server.script("cluster.status", status("suspending"), status("suspended"), becomesActive());
        open().close();
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "exploded", ""})
    void anyOtherStateGivesUpWithTheOriginalError(String state) {
        server.status("suspended");
        server.script("cluster.status", status(state));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08004"))
                .hasMessageContaining("503");
        assertThat(server.methods()).containsExactly("authenticate", "cluster.status");
    }

    @Test
    void aLoginThatWakesNobodyUpIsNotTheLastWordForThoseWhoSharedIt() throws Exception {
        try (var session = open()) {
            var arrived = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            server.script("getSchemaNamesV2", FakeCluster.failing(Status.INTERNAL, "Access denied"));
            server.script(
                    "authenticate",
                    FakeCluster.held(arrived, release, FakeCluster.failing(Status.UNAVAILABLE, "status: 503")),
                    FakeCluster.failing(Status.UNAVAILABLE, "status: 503"));
            var pool = Executors.newFixedThreadPool(2);
            try {
                var valid = pool.submit(() -> session.isValid(20));
                arrived.await();
                var follower = pool.submit(() -> session.tables("cat", "db"));
                release.countDown();
                assertThat(follower.get(20, TimeUnit.SECONDS)).isEmpty();
                assertThat(valid.get(20, TimeUnit.SECONDS))
                        .as("asked while the cluster slept")
                        .isFalse();
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void aClusterThatFallsAsleepAgainIsResumedAgain() throws Exception {
        server.status("suspended");
        server.script(
                "cluster.status",
                status("suspended"),
                status("suspended"),
                status("resuming"),
                status("suspended"),
                status("suspended"),
                becomesActive());
        open().close();
        assertThat(server.calls("cluster.resume")).hasSize(2);
    }

    @Test
    void aLostResumeAnswerIsNotSentAgain() throws Exception {
        server.status("suspended");
        server.script("cluster.status", status("suspended"), status("suspended"), becomesActive());
        server.script("cluster.resume", FakeCluster.failing(Status.UNAVAILABLE, "connection reset"));
        open().close();
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    @Test
    void errorsWhilePollingAreOvercome() throws Exception {
        server.status("suspended");
        server.script(
                "cluster.status",
                FakeCluster.failing(Status.INTERNAL, "oops"),
                status("suspended"),
                FakeCluster.failing(Status.UNAVAILABLE, "reset"),
                becomesActive());
        open().close();
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    @Test
    void aRefusedStatusCallGivesUp() {
        server.status("suspended");
        server.script("cluster.status", FakeCluster.failing(Status.UNAUTHENTICATED, "no"));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08004"));
        assertThat(server.calls("cluster.status")).hasSize(1);
    }

    @Test
    void theBudgetEndsTheWait() {
        server.status("resuming");
        assertThatThrownBy(() -> open("autoResumeTimeout", "1"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08004"))
                .hasMessageContaining("503");
        assertThat(server.calls("cluster.resume")).isEmpty();
    }

    @Test
    void withoutAutoResumeTheErrorComesAtOnce() {
        server.status("suspended");
        assertThatThrownBy(() -> open("autoResume", "false"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08004"))
                .hasMessageContaining("autoResume=true");
        assertThat(server.methods()).containsExactly("authenticate");
    }

    @Test
    void aLoginThatIsStillRefusedAfterTheResumeIsRepeated() throws Exception {
        var refused = FakeCluster.failing(Status.UNAVAILABLE, "status: 503");
        server.script("authenticate", refused, refused, refused);
        open().close();
        assertThat(server.calls("authenticate")).hasSize(4);
        assertThat(server.calls("cluster.status")).hasSize(1);
    }

    @Test
    void otherUnavailableTextsDoNotResume() {
        server.script("authenticate", FakeCluster.failing(Status.UNAVAILABLE, "authentication unavailable"));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08004"));
        assertThat(server.methods()).containsExactly("authenticate");
    }

    @Test
    void aCatalogCallResumesToo() throws Exception {
        try (var session = open()) {
            server.status("suspended");
            server.script("cluster.status", status("suspended"), becomesActive());
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(server.calls("cluster.resume")).hasSize(1);
        }
    }

    @Test
    void isValidDoesNotResume() throws Exception {
        try (var session = open()) {
            server.status("suspended");
            assertThat(session.isValid(5)).isFalse();
            assertThat(server.calls("cluster.status")).isEmpty();
        }
    }

    @Test
    void tenThreadsCauseOneResume() throws Exception {
        server.status("suspended");
        var arrived = new CountDownLatch(10);
        var allHere = new CountDownLatch(1);
        server.script("cluster.status", status("suspended"), call -> {
            allHere.await(20, TimeUnit.SECONDS);
            return becomesActive().to(call);
        });
        var pool = Executors.newFixedThreadPool(10);
        try {
            var opened = new ArrayList<Future<Session>>();
            Callable<Session> task = () -> {
                arrived.countDown();
                return open();
            };
            for (int i = 0; i < 10; i++) {
                opened.add(pool.submit(task));
            }
            arrived.await();
            while (server.calls("authenticate").size() < 10) {
                Thread.onSpinWait();
            }
            allHere.countDown();
            for (var session : opened) {
                session.get(20, TimeUnit.SECONDS).close();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(server.calls("cluster.resume")).hasSize(1);
    }

    @Test
    void whoeverGivesUpWaitingLeavesTheResumeToTheOthers() throws Exception {
        try (var first = open();
                var second = open()) {
            server.status("suspended");
            var resumed = new CountDownLatch(1);
            server.script("cluster.resume", call -> {
                resumed.countDown();
                return ResumeResponse.getDefaultInstance();
            });
            var pool = Executors.newFixedThreadPool(2);
            try {
                var leaderScope = new CallScope();
                var leader = pool.submit(() -> first.calls()
                        .run(
                                Budget.UNLIMITED,
                                leaderScope,
                                false,
                                login -> first.calls()
                                        .call(
                                                login,
                                                CatalogRpc.TABLES,
                                                id -> tables(id),
                                                Budget.UNLIMITED,
                                                leaderScope)));
                resumed.await();
                var follower = pool.submit(() -> second.tables("cat", "db"));
                while (server.calls("getTablesV2").size() < 2) {
                    Thread.onSpinWait();
                }
                leaderScope.cancel();
                assertThatThrownBy(() -> leader.get(5, TimeUnit.SECONDS))
                        .rootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("57014"));
                server.status("active");
                assertThat(follower.get(20, TimeUnit.SECONDS)).isEmpty();
            } finally {
                pool.shutdownNow();
            }
            assertThat(server.calls("cluster.resume")).hasSize(1);
        }
    }

    @Test
    void theQueryTimeoutEndsTheWait() throws Exception {
        try (var session = open()) {
            server.status("resuming");
            var scope = new CallScope();
            assertThatThrownBy(() -> session.calls()
                            .run(
                                    Budget.queryTimeout(1),
                                    scope,
                                    false,
                                    login -> session.calls()
                                            .call(login, CatalogRpc.TABLES, id -> tables(id), Budget.UNLIMITED, scope)))
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("query timeout of 1 s");
        }
    }

    private static com.e6data.proto.GetTablesV2Request tables(String sessionId) {
        return com.e6data.proto.GetTablesV2Request.newBuilder()
                .setSessionId(sessionId)
                .build();
    }
}
