package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.PrepareStatementV2Request;
import com.e6data.proto.SetPropsRequest;
import com.e6data.proto.StatusRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Login, session ids and their end (protocol 4). */
class SessionTest extends EmulatorTest {

    @Override
    E6dataEmulator.Builder configure(E6dataEmulator.Builder builder) {
        return builder.bearerToken("robot@example.com", "oauth-1");
    }

    @ParameterizedTest
    @CsvSource({"me@example.com, wrong", "nobody@example.com, tok", "me@example.com, ''"})
    void wrongCredentialsAreAnsweredOkWithAnEmptySessionId(String user, String password) {
        var answer = client.engine()
                .authenticate(AuthenticateRequest.newBuilder()
                        .setUser(user)
                        .setPassword(password)
                        .build());

        assertThat(answer.getSessionId()).isEmpty();
    }

    @Test
    void everyLoginHasItsOwnSession() {
        assertThat(client.login()).isNotEqualTo(client.login());
        assertThat(emulator.openSessions()).isEqualTo(2);
    }

    @Test
    void anUnknownOrExpiredSessionIsDeniedInTheEnginesWords() {
        assertRefused(Code.INTERNAL, () -> client.prepareCall("made-up", "SELECT 1"))
                .hasMessageContaining("Access denied. Invalid session");

        var session = client.login();
        var query = client.prepare(session, "ROWS 5");
        client.execute(query);
        emulator.faults().expireSessions();

        assertRefused(Code.INTERNAL, () -> client.prepareCall(session, "SELECT 1"))
                .hasMessageContaining("Access denied. Invalid session");
        assertRefused(Code.INTERNAL, () -> client.fetch(query)).hasMessageContaining("Access denied");
        assertRefused(
                        Code.INTERNAL,
                        () -> client.engine()
                                .getSchemaNamesV2(GetSchemaNamesV2Request.newBuilder()
                                        .setSessionId(session)
                                        .build()))
                .hasMessageContaining("Access denied");
        assertThat(emulator.openSessions()).isZero();
        assertThat(emulator.openQueries()).isEmpty();
        assertThat(backend.openCursors).hasValue(0);
    }

    @Test
    void aSessionExpiresAfterItsIdleTime() throws Exception {
        try (var shortLived = E6dataEmulator.builder()
                        .sessionTtl(Duration.ofNanos(1))
                        .backend(new ScriptedBackend())
                        .start();
                var other = new TestClient(shortLived, BLUE)) {
            var session = other.login();

            assertRefused(Code.INTERNAL, () -> other.prepareCall(session, "SELECT 1"))
                    .hasMessageContaining("Access denied");
        }
    }

    @Test
    void theQueriesOfAnExpiredSessionAreFreed() throws Exception {
        var scripted = new ScriptedBackend();
        try (var shortLived = E6dataEmulator.builder()
                        .sessionTtl(Duration.ofMillis(500))
                        .backend(scripted)
                        .start();
                var other = new TestClient(shortLived, BLUE)) {
            other.execute(other.prepare(other.login(), "ROWS 5"));
            assertThat(shortLived.openQueries()).hasSize(1);

            LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
            other.login();

            assertThat(shortLived.openQueries()).isEmpty();
            assertThat(scripted.openCursors).hasValue(0);
        }
    }

    @Test
    void aQueryBelongsToTheSessionThatPreparedIt() {
        var query = client.prepare(client.login(), "SELECT 1");
        var stranger = new TestClient.Handle(client.login(), query.queryId(), query.engineIp());

        assertRefused(Code.NOT_FOUND, () -> client.execute(stranger)).hasMessageContaining("Query not found");
    }

    @Test
    void withoutUsersEveryNonEmptyPairIsWelcome() throws Exception {
        try (var open = E6dataEmulator.builder().backend(new ScriptedBackend()).start();
                var other = new TestClient(open, BLUE)) {
            assertThat(other.login()).isNotEmpty();
            assertThat(other.engine()
                            .authenticate(AuthenticateRequest.newBuilder()
                                    .setUser("x")
                                    .build())
                            .getSessionId())
                    .isEmpty();
        }
    }

    @Test
    void rotatedSessionIdsReplaceTheSentOneAndKeepTheSession() {
        emulator.faults().rotateSessionIds(true);
        var session = client.login();

        var prepared = client.prepareCall(session, "ROWS 1");

        assertThat(prepared.getSessionId()).isNotEmpty().isNotEqualTo(session);
        var query = new TestClient.Handle(prepared.getSessionId(), prepared.getQueryId(), prepared.getEngineIP());
        client.execute(query);
        client.clearOrCancel(query);
        assertThat(emulator.openSessions()).isEqualTo(1);
    }

    @Test
    void anOauthTokenReplacesLoginAndSessionId() throws Exception {
        try (var robot = new TestClient(emulator, withToken("Bearer oauth-1"))) {
            assertThat(robot.run("", "ROWS 3")).containsExactly(3);
        }
        assertThat(emulator.recorder().calls("prepareStatementV2").get(0).header("authorization"))
                .isEqualTo("(present)");
    }

    @Test
    void aWrongOauthTokenIsDenied() throws Exception {
        try (var robot = new TestClient(emulator, withToken("Bearer other"))) {
            assertRefused(Code.UNAUTHENTICATED, () -> robot.prepareCall("", "SELECT 1"))
                    .hasMessageContaining("authentication denied");
        }
    }

    @Test
    void withoutOauthATokenMeetsAnUnavailableEdge() throws Exception {
        try (var plain = E6dataEmulator.builder().backend(new ScriptedBackend()).start();
                var robot = new TestClient(plain, withToken("Bearer oauth-1"))) {
            assertRefused(Code.UNAVAILABLE, () -> robot.prepareCall("", "SELECT 1"))
                    .hasMessageContaining("authentication unavailable");
        }
    }

    @Test
    void anEmptySessionIdWithoutTokenIsDenied() {
        assertRefused(
                        Code.INTERNAL,
                        () -> client.engine().prepareStatementV2(PrepareStatementV2Request.getDefaultInstance()))
                .hasMessageContaining("Access denied");
    }

    @Test
    void propertiesHaveToBeAJsonObject() {
        var session = client.login();
        var request = SetPropsRequest.newBuilder().setSessionId(session);

        client.engine()
                .setProps(request.setProps("{\"USE_QUERY_RESULT_CACHE\":false}").build());
        assertRefused(
                Code.INVALID_ARGUMENT,
                () -> client.engine().setProps(request.setProps("cache=off").build()));
    }

    @Test
    void theStatusOfAQueryNeedsItsSession() {
        var query = client.prepare(client.login(), "SELECT 1");
        var request = StatusRequest.newBuilder()
                .setEngineIP(query.engineIp())
                .setQueryId(query.queryId())
                .setSessionId("other")
                .build();

        assertRefused(Code.INTERNAL, () -> client.engine(query).status(request)).hasMessageContaining("Access denied");
    }

    private static Map<String, String> withToken(String authorization) {
        var headers = new HashMap<>(BLUE);
        headers.put("authorization", authorization);
        return headers;
    }
}
