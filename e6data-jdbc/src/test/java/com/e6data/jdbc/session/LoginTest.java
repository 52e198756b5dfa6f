package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.testing.FakeCluster;
import io.grpc.Status;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoginTest {

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void opensWithOneLoginThatCarriesClusterNameAndColour() throws Exception {
        try (var session = Session.open(server.config())) {
            assertThat(server.methods()).containsExactly("authenticate");
            var login = server.calls().get(0);
            assertThat(login.header("cluster-name")).isEqualTo("demo-" + server.port());
            assertThat(login.header("strategy")).isEqualTo("blue");
            assertThat(login.header("plannerip")).isNull();
            assertThat(login.field("user")).isEqualTo(FakeCluster.USER);
            assertThat(login.field("password")).isEqualTo(FakeCluster.TOKEN);
            assertThat(session.config().catalog()).isEqualTo("cat");
        }
    }

    @Test
    void sendsTheClusterUuidWhereOneIsConfigured() throws Exception {
        try (var session = Session.open(server.config("cluster-uuid", "abc-1"))) {
            session.schemas("cat");
        }
        assertThat(server.calls()).allMatch(call -> "abc-1".equals(call.header("cluster-uuid")));
    }

    @Test
    void anEmptySessionIdMeansWrongCredentials() {
        assertThatThrownBy(() -> Session.open(server.config("password", "wrong-token")))
                .isInstanceOfSatisfying(
                        SQLInvalidAuthorizationSpecException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("28000"))
                .hasMessageContaining(FakeCluster.USER)
                .hasMessageNotContaining("wrong-token");
        assertThat(server.methods()).containsExactly("authenticate");
    }

    @Test
    void aRefusedLoginMeansWrongCredentials() {
        server.script("authenticate", FakeCluster.failing(Status.UNAUTHENTICATED, "Invalid credentials"));
        assertThatThrownBy(() -> Session.open(server.config()))
                .isInstanceOfSatisfying(
                        SQLInvalidAuthorizationSpecException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("28000"))
                .hasMessageContaining("Invalid credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "password"})
    void missingCredentialsAreReportedWithoutACall(String property) {
        assertThatThrownBy(() -> {
                    var given = new Properties();
                    given.setProperty(property.equals("user") ? "password" : "user", "x");
                    Session.open(E6Config.parse("jdbc:e6data://localhost:" + server.port() + "/", given));
                })
                .hasFieldOrPropertyWithValue("SQLState", "08001")
                .hasMessageContaining("The property " + property + " is missing");
        assertThat(server.methods()).isEmpty();
    }

    @Test
    void aDisabledClusterIsNamed() {
        server.script("authenticate", FakeCluster.failing(Status.UNKNOWN, "The cluster demo is currently disabled"));
        assertThatThrownBy(() -> Session.open(server.config()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08004"))
                .hasMessageContaining("switched off");
    }

    @Test
    void anExpiredSessionIsRenewedForCatalogCalls() throws Exception {
        server.script("getSchemaNamesV2", FakeCluster.failing(Status.INTERNAL, "Access denied"));
        try (var session = Session.open(server.config())) {
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(server.methods())
                    .containsExactly("authenticate", "getSchemaNamesV2", "authenticate", "getSchemaNamesV2");
            var ids = server.calls("getSchemaNamesV2").stream()
                    .map(call -> call.field("sessionId"))
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void anExpiredSessionIsRenewedForEachKindOfCatalogCall() throws Exception {
        try (var session = Session.open(server.config())) {
            server.expireSessions();
            session.tables("cat", "db");
            server.expireSessions();
            session.columns("cat", "db", "t");
            server.expireSessions();
            assertThat(session.isValid(10)).isTrue();
        }
        assertThat(server.calls("authenticate")).hasSize(4);
    }

    @Test
    void accessDeniedToAFreshSessionIsAMissingPrivilege() throws Exception {
        var denied = FakeCluster.failing(Status.INTERNAL, "Access denied");
        server.script("getTablesV2", denied, denied, denied);
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> session.tables("cat", "db"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            assertThat(server.calls("getTablesV2")).hasSize(2);
            assertThat(server.calls("authenticate")).hasSize(2);
        }
    }

    @Test
    void aDenialOfTheCatalogListIsNoReasonToLogInAgain() throws Exception {
        server.script("getCataloges", FakeCluster.failing(Status.INTERNAL, "Access denied"));
        try (var session = Session.open(server.config())) {
            session.catalogs();
            session.schemas("cat");
            assertThat(server.calls("authenticate")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"INTERNAL", "UNAUTHENTICATED", "PERMISSION_DENIED"},
            value = Status.Code.class)
    void everyCodeOfADenialRenewsTheSession(Status.Code code) throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", FakeCluster.failing(code.toStatus(), "ACCESS DENIED. Invalid session"));
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(server.calls("authenticate")).hasSize(2);
        }
    }

    @Test
    void whereTheServerSaysThatItIsTheSessionTwoOfThemMayExpireInOneOperation() throws Exception {
        var expired = FakeCluster.failing(Status.INTERNAL, "Access denied. Invalid session");
        try (var session = Session.open(server.config())) {
            server.script("getTablesV2", expired, expired);
            assertThat(session.tables("cat", "db")).isEmpty();
            assertThat(server.calls("authenticate")).hasSize(3);

            server.script("getTablesV2", expired, expired, expired);
            assertThatThrownBy(() -> session.tables("cat", "db")).hasFieldOrPropertyWithValue("SQLState", "28000");
            assertThat(server.calls("getTablesV2")).hasSize(6);
        }
    }

    @Test
    void aDenialThatIsNoneOfTheSessionCostsNoLogin() throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", FakeCluster.failing(Status.PERMISSION_DENIED, "no right on schema x"));
            assertThatThrownBy(() -> session.schemas("cat")).hasFieldOrPropertyWithValue("SQLState", "42501");
            assertThat(server.calls("authenticate")).hasSize(1);
        }
    }

    @Test
    void threadsThatNeedASessionAtOnceShareOneLogin() throws Exception {
        try (var session = Session.open(server.config())) {
            server.expireSessions();
            server.forgetCalls();
            var arrived = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            server.script("authenticate", FakeCluster.held(arrived, release, server.healthy()));
            var pool = Executors.newFixedThreadPool(200);
            try {
                Callable<List<String>> task = () -> session.schemas("cat");
                var results = new ArrayList<java.util.concurrent.Future<List<String>>>();
                for (int i = 0; i < 200; i++) {
                    results.add(pool.submit(task));
                }
                arrived.await();
                release.countDown();
                for (var result : results) {
                    assertThat(result.get(20, TimeUnit.SECONDS)).isEmpty();
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(server.calls("authenticate")).hasSize(1);
        }
    }

    @Test
    void aReturnedSessionIdIsAdopted() throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", server.healthyWith("sessionId", "rotated-1"));
            session.schemas("cat");
            server.script("getTablesV2", call -> com.e6data.proto.GetTablesResponse.getDefaultInstance());
            session.tables("cat", "db");
            assertThat(server.calls("getTablesV2").get(0).field("sessionId")).isEqualTo("rotated-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue", "GREEN", ""})
    void aColourIsNoSessionId(String returned) throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getSchemaNamesV2", server.healthyWith("sessionId", returned));
            session.schemas("cat");
            session.tables("cat", "db");
            assertThat(server.calls("getTablesV2").get(0).field("sessionId")).isEqualTo("session-1");
        }
    }

    @Test
    void aLateAnswerDoesNotBringBackAnOldSessionId() {
        var login = new Login(Colour.BLUE, 1, "first");
        String sent = login.sessionId();
        login.rotate(sent, "second");
        login.rotate(sent, "third");
        assertThat(login.sessionId()).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNIMPLEMENTED", "INTERNAL", "UNAUTHENTICATED"},
            value = Status.Code.class)
    void theConfiguredCatalogStandsInWhereTheServerListsNone(Status.Code code) throws Exception {
        server.script("getCataloges", FakeCluster.failing(code.toStatus(), "Access denied"));
        try (var session = Session.open(server.config())) {
            assertThat(session.catalogs()).containsExactly("cat");
            assertThat(server.calls("authenticate")).hasSize(1);
        }
    }

    @Test
    void theDefaultCatalogComesFirst() throws Exception {
        server.script(
                "getCataloges",
                call -> com.e6data.proto.GetCatalogesResponse.newBuilder()
                        .addCatalogResponses(
                                com.e6data.proto.CatalogResponse.newBuilder().setName("a"))
                        .addCatalogResponses(com.e6data.proto.CatalogResponse.newBuilder()
                                .setName("b")
                                .setIsDefault(true))
                        .build());
        try (var session = Session.open(server.config())) {
            assertThat(session.catalogs()).containsExactly("b", "a");
        }
    }

    @Test
    void isValidAsksTheServer() throws Exception {
        var session = Session.open(server.config());
        assertThat(session.isValid(5)).isTrue();
        assertThat(server.calls("getSchemaNamesV2")).hasSize(1);
        server.script("getSchemaNamesV2", FakeCluster.failing(Status.INVALID_ARGUMENT, "Catalog: cat doesn't exist"));
        assertThat(session.isValid(5)).as("the engine answered").isTrue();
        server.script("getSchemaNamesV2", call -> {
            Thread.sleep(3_000);
            return null;
        });
        assertThat(session.isValid(1)).as("no answer in time").isFalse();
        server.close();
        assertThat(session.isValid(5)).as("server gone").isFalse();
        session.close();
        assertThat(session.isValid(5)).as("closed").isFalse();
    }

    @Test
    void aClosedSessionRefusesCalls() throws Exception {
        var session = Session.open(server.config());
        session.close();
        session.close();
        assertThatThrownBy(() -> session.schemas("cat"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
    }

    @Test
    void abortReleasesWaitingCalls() throws Exception {
        var arrived = new CountDownLatch(1);
        server.script("getTablesV2", FakeCluster.held(arrived, new CountDownLatch(1), server.healthy()));
        var session = Session.open(server.config());
        var pool = Executors.newSingleThreadExecutor();
        try {
            var waiting = pool.submit(() -> session.tables("cat", "db"));
            arrived.await();
            session.abort();
            assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SQLException.class)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theNetworkTimeoutBoundsEachRequest() throws Exception {
        var release = new CountDownLatch(1);
        try (var session = Session.open(server.config())) {
            session.networkTimeout(200);
            assertThat(session.networkTimeout()).isEqualTo(200);
            server.script("getTablesV2", FakeCluster.held(new CountDownLatch(1), release, server.healthy()));
            assertThatThrownBy(() -> session.tables("cat", "db"))
                    .isInstanceOf(java.sql.SQLTimeoutException.class)
                    .hasMessageContaining("network timeout of 200 ms");
        } finally {
            release.countDown();
        }
    }
}
