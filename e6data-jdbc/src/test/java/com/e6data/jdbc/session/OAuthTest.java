package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.auth.E6dataTokenSupplier;
import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.query.Query;
import com.e6data.jdbc.query.QueryOptions;
import com.e6data.jdbc.testing.FakeCluster;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens instead of user and password (protocol 4.4). */
@Timeout(60)
class OAuthTest {

    private static final String FIRST = "access-token-1";
    private static final String SECOND = "access-token-2";

    @TempDir
    Path folder;

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        try (var certificate = OAuthTest.class.getResourceAsStream("/tls/localhost.pem");
                var key = OAuthTest.class.getResourceAsStream("/tls/localhost.key")) {
            server = FakeCluster.start(
                    GrpcSslContexts.forServer(certificate, key).build());
        }
        server.bearer(FIRST);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private E6Config config(String property, Object value) throws Exception {
        var given = new Properties();
        given.put(property, value);
        given.setProperty("catalog", "cat");
        given.setProperty(
                "sslCert",
                Path.of(OAuthTest.class.getResource("/tls/ca.pem").toURI()).toString());
        return E6Config.parse("jdbc:e6data://localhost:" + server.port() + "/secure=true", given);
    }

    private Path file(String token) throws IOException {
        return Files.writeString(folder.resolve("token"), token + "\n");
    }

    private static int query(Session session) throws SQLException {
        int chunks = 0;
        try (Query query = Query.execute(session, "SELECT 1", new QueryOptions("cat", "db", 0, false))) {
            while (query.next() != null) {
                chunks++;
            }
        }
        return chunks;
    }

    @Test
    void everyRequestCarriesTheTokenAndNobodyLogsIn() throws Exception {
        server.status("suspended");
        server.script("cluster.resume", call -> {
            server.status("active");
            return server.healthy().to(call);
        });
        try (var session = Session.open(config("accessToken", FIRST))) {
            assertThat(server.calls()).as("opening asks nobody").isEmpty();
            assertThat(query(session)).isEqualTo(2);
            session.schemas("cat");
            session.catalogs();
            assertThat(session.isValid(5)).isTrue();
        }
        assertThat(server.methods())
                .doesNotContain("authenticate")
                .contains("cluster.status", "cluster.resume", "clearOrCancelQuery", "getCataloges");
        assertThat(server.calls()).allSatisfy(call -> {
            assertThat(call.header("authorization")).isEqualTo("Bearer " + FIRST);
            assertThat(call.field("sessionId")).isIn(null, "");
            assertThat(call.field("user")).isIn(null, "");
            assertThat(call.field("password")).isIn(null, "");
            assertThat(call.header("strategy")).isEqualTo("blue");
        });
    }

    @Test
    void aUserNameMayStandBesideAToken() throws Exception {
        var given = config("accessToken", FIRST);
        var properties = new Properties();
        properties.setProperty("user", "ada@example.com");
        properties.setProperty("accessToken", FIRST);
        properties.setProperty("sslCert", given.get(com.e6data.jdbc.config.E6Property.SSL_CERT));
        try (var session =
                Session.open(E6Config.parse("jdbc:e6data://localhost:" + server.port() + "/secure=true", properties))) {
            assertThat(session.schemas("cat")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'accessToken=a&accessTokenFile=b&secure=true', accessToken and accessTokenFile",
        "'accessToken=a&user=u&password=p&secure=true', accessToken and password",
        "'accessTokenFile=a', secure=true",
        "'accessToken=a', secure=true"
    })
    void contradictionsAreRefusedBeforeAnythingIsSent(String parameters, String named) {
        assertThatThrownBy(() -> Session.open(
                        E6Config.parse("jdbc:e6data://localhost:" + server.port() + "/" + parameters, null)))
                .hasFieldOrPropertyWithValue("SQLState", "08001")
                .hasMessageContaining(named);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void whatIsNoSupplierIsRefused() {
        assertThatThrownBy(() -> config("accessTokenSupplier", "a text"))
                .hasFieldOrPropertyWithValue("SQLState", "08001")
                .hasMessageContaining("E6dataTokenSupplier");
    }

    @Test
    void aChangedFileIsReadAgain() throws Exception {
        try (var session = Session.open(config("accessTokenFile", file(FIRST).toString()))) {
            session.schemas("cat");
            file(SECOND);
            server.bearer(SECOND);
            assertThat(session.schemas("cat")).isEmpty();
            assertThat(query(session)).isEqualTo(2);
        }
        assertThat(server.calls("getSchemaNamesV2").stream().map(call -> call.header("authorization")))
                .endsWith("Bearer " + SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prepareStatementV2",
                "executeStatementV2",
                "getResultMetadata",
                "getSchemaNamesV2",
                "getCataloges"
            })
    void aRefusedTokenIsRenewedOnceForEachCallThatMayBeRepeated(String method) throws Exception {
        var asked = Collections.synchronizedList(new ArrayList<Boolean>());
        E6dataTokenSupplier supplier = refused -> {
            asked.add(refused);
            return refused ? SECOND : FIRST;
        };
        try (var session = Session.open(config("accessTokenSupplier", supplier))) {
            server.script(method, call -> {
                server.bearer(SECOND);
                throw Status.UNAUTHENTICATED
                        .withDescription("OAuth authentication denied")
                        .asRuntimeException();
            });
            switch (method) {
                case "getSchemaNamesV2" -> session.schemas("cat");
                case "getCataloges" -> session.catalogs();
                default -> assertThat(query(session)).isEqualTo(2);
            }
        }
        assertThat(asked).containsExactly(false, true);
        assertThat(server.calls(method)).hasSize(2);
    }

    @Test
    void aFetchIsNotRepeatedAndTheNextQueryHasANewToken() throws Exception {
        E6dataTokenSupplier supplier = refused -> refused ? SECOND : FIRST;
        try (var session = Session.open(config("accessTokenSupplier", supplier))) {
            server.script("getNextResultBatch", call -> {
                server.bearer(SECOND);
                throw Status.UNAUTHENTICATED.asRuntimeException();
            });
            assertThatThrownBy(() -> query(session))
                    .hasFieldOrPropertyWithValue("SQLState", "28000")
                    .hasMessageContaining("expired while the query ran");
            assertThat(server.calls("executeStatementV2")).hasSize(1);
            assertThat(query(session)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, authentication denied, 28000, 2, does not accept the OAuth access token",
        "INTERNAL, Access denied, 28000, 1, switch OAuth on",
        "UNAVAILABLE, authentication unavailable, 08004, 1, OAuth is not switched on",
        "PERMISSION_DENIED, no, 42501, 1, no"
    })
    void errorsOfTokensAreNamed(Status.Code code, String text, String state, int calls, String words) throws Exception {
        E6dataTokenSupplier supplier = refused -> FIRST;
        var refusal = FakeCluster.failing(code.toStatus(), text + " " + FIRST);
        try (var session = Session.open(config("accessTokenSupplier", supplier))) {
            server.script("getSchemaNamesV2", refusal, refusal, refusal);
            assertThatThrownBy(() -> session.schemas("cat"))
                    .hasFieldOrPropertyWithValue("SQLState", state)
                    .hasMessageContaining(words)
                    .satisfies(e -> assertThat(trace(e)).doesNotContain(FIRST));
            assertThat(server.calls("getSchemaNamesV2")).hasSize(calls);
            assertThat(server.methods()).doesNotContain("cluster.status", "authenticate");
        }
    }

    @Test
    void aTokenThatCannotBeRenewedIsNotTriedAgain() throws Exception {
        server.bearer(SECOND);
        try (var session = Session.open(config("accessToken", FIRST))) {
            assertThatThrownBy(() -> session.schemas("cat")).hasFieldOrPropertyWithValue("SQLState", "28000");
            assertThat(server.calls("getSchemaNamesV2")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "two words", "throws", "null"})
    void aSourceWithoutATokenIsAnErrorWhenTheConnectionIsOpened(String what) throws Exception {
        E6Config config = switch (what) {
            case "missing" -> config("accessTokenFile", folder.resolve("none").toString());
            case "empty" -> config("accessTokenFile", file("").toString());
            case "two words" -> config("accessTokenFile", file("a b").toString());
            case "throws" ->
                config("accessTokenSupplier", (E6dataTokenSupplier) refused -> {
                    throw new IOException("secret detail");
                });
            default -> config("accessTokenSupplier", (E6dataTokenSupplier) refused -> null);
        };
        assertThatThrownBy(() -> Session.open(config))
                .hasFieldOrPropertyWithValue("SQLState", "28000")
                .hasMessageContaining("There is no OAuth access token")
                .hasMessageNotContaining("secret detail")
                .hasCauseInstanceOf(Exception.class);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aSourceThatFailsForAMomentDoesNotEndATokenThatWorks() throws Exception {
        Path file = file(FIRST);
        try (var session = Session.open(config("accessTokenFile", file.toString()))) {
            var bearer = new Bearer(new TokenSource() {
                private int asked;

                @Override
                public Token next(boolean refused) throws IOException {
                    if (asked++ > 0) {
                        throw new IOException("away");
                    }
                    return new Token(FIRST, System.nanoTime() - 1);
                }

                @Override
                public boolean renews() {
                    return true;
                }
            });
            var cluster = new Cluster();
            for (int i = 0; i < 3; i++) {
                bearer.login(
                        cluster, com.e6data.jdbc.transport.Budget.UNLIMITED, new com.e6data.jdbc.transport.CallScope());
                assertThat(bearer.token()).isEqualTo(FIRST);
            }
            assertThat(session.schemas("cat")).isEmpty();
        }
    }

    @Test
    void racingThreadsRenewATokenOnce() throws Exception {
        var asked = new AtomicInteger();
        E6dataTokenSupplier supplier = refused -> {
            asked.incrementAndGet();
            return refused ? SECOND : FIRST;
        };
        var pool = Executors.newFixedThreadPool(50);
        try (var session = Session.open(config("accessTokenSupplier", supplier))) {
            session.schemas("cat");
            server.bearer(SECOND);
            var start = new CountDownLatch(1);
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Callable<List<String>> task = () -> {
                    start.await();
                    return session.schemas("cat");
                };
                results.add(pool.submit(task));
            }
            start.countDown();
            for (var result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isEmpty();
            }
            assertThat(asked).hasValue(2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aReturnedSessionIdIsUsedForTheRestOfTheQueryOnly() throws Exception {
        try (var session = Session.open(config("accessToken", FIRST))) {
            server.script("prepareStatementV2", server.healthyWith("sessionId", "given"));
            assertThat(query(session)).isEqualTo(2);
            assertThat(query(session)).isEqualTo(2);
        }
        assertThat(server.calls("executeStatementV2").stream().map(call -> call.field("sessionId")))
                .containsExactly("given", "");
        assertThat(server.calls("prepareStatementV2").stream().map(call -> call.field("sessionId")))
                .containsExactly("", "");
    }

    @Test
    void theColourIsFoundWithoutALogin() throws Exception {
        server.serve("green");
        try (var session = Session.open(config("accessToken", FIRST))) {
            assertThat(query(session)).isEqualTo(2);
            server.serve("blue");
            assertThat(query(session)).isEqualTo(2);
        }
        assertThat(server.calls("prepareStatementV2").stream().map(call -> call.header("strategy")))
                .containsExactly("blue", "green", "green", "blue");
    }

    @Test
    void noTextShowsTheToken() throws Exception {
        var config = config("accessToken", FIRST);
        assertThat(config.toString() + config.url()).doesNotContain(FIRST);
        assertThat(new Token(FIRST, 0) + " " + TokenSource.of(config)).doesNotContain(FIRST);
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
