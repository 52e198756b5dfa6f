package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.CancelQueryRequest;
import com.e6data.proto.ClearOrCancelQueryRequest;
import com.e6data.proto.ClearRequest;
import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.ExplainAnalyzeRequest;
import com.e6data.proto.ExplainRequest;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetNextResultBatchRequest;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.GetTablesV2Request;
import com.e6data.proto.PrepareStatementV2Request;
import com.e6data.proto.StatusRequest;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours: routing, refusal, announcement (protocol 8). */
class BlueGreenTest extends EmulatorTest {

    @Test
    void theClosedColourIsRefusedWith456() throws Exception {
        try (var green = new TestClient(emulator, GREEN)) {
            assertRefused(Code.UNKNOWN, green::login).hasMessageContaining("status: 456");
            assertRefused(Code.UNKNOWN, () -> green.cluster().status(ClusterStatusRequest.getDefaultInstance()))
                    .hasMessageContaining("status: 456");
        }
    }

    @Test
    void aSwitchWithoutAnnouncementRefusesTheOldColourEverywhere() throws Exception {
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);

        emulator.faults().switchColour(Colour.GREEN);

        assertRefused(Code.UNKNOWN, client::login).hasMessageContaining("status: 456");
        assertRefused(Code.UNKNOWN, () -> client.fetch(query)).hasMessageContaining("status: 456");
        assertRefused(Code.UNKNOWN, () -> client.clearOrCancel(query)).hasMessageContaining("status: 456");
        assertThat(emulator.openQueries()).isEmpty();
        try (var green = new TestClient(emulator, GREEN)) {
            assertThat(green.run(green.login(), "ROWS 3")).containsExactly(3);
        }
    }

    @Test
    void sessionsAndQueriesOfOneColourAreUnknownOnTheOther() throws Exception {
        emulator.faults().announceColour(Colour.GREEN);
        var session = client.login();
        var query = client.prepare(session, "ROWS 3");
        try (var green = new TestClient(emulator, GREEN)) {
            assertRefused(Code.INTERNAL, () -> green.prepareCall(session, "ROWS 1"))
                    .hasMessageContaining("Access denied");
            var elsewhere = new TestClient.Handle(green.login(), query.queryId(), query.engineIp());
            assertRefused(Code.FAILED_PRECONDITION, () -> green.execute(elsewhere))
                    .hasMessageContaining("prepared with strategy blue");
        }
    }

    @Test
    void anAnnouncedSwitchLeavesRunningQueriesAloneUntilTheOldColourCloses() {
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);
        emulator.faults().announceColour(Colour.GREEN);

        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(10);
        assertThat(client.authenticate().getNewStrategy()).isEqualTo("green");

        emulator.faults().closeColour(Colour.BLUE);
        assertRefused(Code.UNKNOWN, () -> client.fetch(query)).hasMessageContaining("status: 456");
    }

    @Test
    void aDrainingColourRefusesNewWorkWhileItsQueriesGoOn() throws Exception {
        var session = client.login();
        var query = client.prepare(session, "ROWS 30");
        client.execute(query);

        emulator.faults().drainColour(Colour.BLUE);

        assertRefused(Code.UNKNOWN, client::login).hasMessageContaining("status: 456");
        assertRefused(Code.UNKNOWN, () -> client.prepareCall(session, "ROWS 1")).hasMessageContaining("status: 456");
        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(10);
        try (var green = new TestClient(emulator, GREEN)) {
            assertThat(green.run(green.login(), "ROWS 3")).containsExactly(3);
        }
        client.clearOrCancel(query);
        assertThat(emulator.openQueries()).isEmpty();

        // The last query is gone, and so is the side with its sessions.
        assertRefused(Code.UNKNOWN, () -> client.fetch(query)).hasMessageContaining("status: 456");
        emulator.faults().drainColour(Colour.GREEN);
        assertRefused(Code.INTERNAL, () -> client.prepareCall(session, "ROWS 1"))
                .hasMessageContaining("Access denied");
        assertThat(client.run(client.login(), "ROWS 3")).containsExactly(3);
    }

    @Test
    void aSessionOfADrainingColourLivesAsLongAsACallIsUnderWay() throws Exception {
        var session = client.login();
        // The recorder sees calls that may not be let in; faults see those that were.
        var letIn = new CountDownLatch(1);
        emulator.faults()
                .on("prepareStatementV2")
                .when(request -> {
                    letIn.countDown();
                    return true;
                })
                .delay(Duration.ofDays(1));
        var prepare = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.prepareCall(session, "ROWS 1")));
        assertThat(letIn.await(10, TimeUnit.SECONDS)).isTrue();

        emulator.faults().drainColour(Colour.BLUE);
        emulator.faults().drainColour(Colour.GREEN);

        assertThat(client.run(session, "ROWS 3")).containsExactly(3);
        client.close();
        assertThat(prepare.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aDrainedColourThatWasAnnouncedBeforeStillPointsAtTheNewOne() {
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);
        emulator.faults().announceColour(Colour.GREEN);
        assertThat(emulator.faults().leavingColour()).isEqualTo(Colour.BLUE);

        emulator.faults().drainColour(emulator.faults().leavingColour());

        var answer = client.engine(query).getNextResultBatch(TestClient.fetchRequest(query));
        assertThat(answer.getNewStrategy()).isEqualTo("green");
        assertThat(emulator.faults().currentColour()).isEqualTo(Colour.GREEN);
        assertThat(emulator.faults().leavingColour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void whatTheEngineIsWorkingOnIsStillAnsweredWhenItsColourCloses() throws Exception {
        var query = client.prepare(client.login(), "SLOW EXECUTE");
        var execute = CompletableFuture.runAsync(() -> client.execute(query));
        backend.blocked.await();

        emulator.faults().switchColour(Colour.GREEN);
        assertThat(emulator.openQueries()).isEmpty();
        backend.release.countDown();

        execute.get(10, TimeUnit.SECONDS);
        assertRefused(Code.UNKNOWN, () -> client.fetch(query)).hasMessageContaining("status: 456");
    }

    @Test
    void aCallThatGotInButNotToTheEngineIsRefusedWhenItsColourCloses() throws Exception {
        var query = client.prepare(client.login(), "ROWS 3");
        emulator.faults().on("executeStatementV2").delay(Duration.ofDays(1));
        var execute = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.execute(query)));
        assertThat(emulator.recorder().await("executeStatementV2", 1, Duration.ofSeconds(10)))
                .isTrue();

        emulator.faults().switchColour(Colour.GREEN);

        assertThat(execute.get(10, TimeUnit.SECONDS)).hasMessageContaining("456");
    }

    @Test
    void everyAnswerWithRoomForItAnnouncesTheNewColour() {
        emulator.faults().announceColour(Colour.GREEN);

        answers()
                .forEach((name, answer) ->
                        assertThat(newStrategy(answer)).as(name).isEqualTo("green"));
    }

    @Test
    void anAnnouncementCanBeLimitedToOneKindOfCall() {
        emulator.faults().announceColour(Colour.GREEN, Set.of("status"));

        answers()
                .forEach((name, answer) ->
                        assertThat(newStrategy(answer)).as(name).isEqualTo(name.equals("status") ? "green" : ""));
    }

    @Test
    void withoutDeploymentNothingIsAnnounced() {
        answers()
                .forEach((name, answer) ->
                        assertThat(newStrategy(answer)).as(name).isEmpty());
    }

    @Test
    void callsWithoutColourGoToTheCurrentOne() throws Exception {
        emulator.faults().switchColour(Colour.GREEN);
        try (var plain = new TestClient(emulator, Map.of())) {
            assertThat(plain.run(plain.login(), "ROWS 3")).containsExactly(3);
        }
    }

    @Test
    void aColourThatDoesNotExistIsAnError() throws Exception {
        try (var red = new TestClient(emulator, Map.of("strategy", "red"))) {
            assertRefused(Code.FAILED_PRECONDITION, red::login).hasMessageContaining("'red'");
        }
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, status: 456", "GRPC_CORE, with status: 456", "GRPC_JAVA, HTTP status code 456"})
    void aRefusalComesInTheWordsOfEachLibrary(Refusal refusal, String words) throws Exception {
        emulator.faults().refuseInWordsOf(refusal);
        try (var green = new TestClient(emulator, GREEN)) {
            assertRefused(Code.UNKNOWN, green::login).hasMessageContaining(words);
        }
        emulator.faults().suspend(Duration.ZERO);
        assertRefused(Code.UNAVAILABLE, client::login).hasMessageContaining(words.replace("456", "503"));
    }

    @Test
    void clustersHaveTheirOwnColours() throws Exception {
        try (var two = E6dataEmulator.builder()
                        .cluster("East")
                        .cluster("west")
                        .backend(new ScriptedBackend())
                        .start();
                var east = new TestClient(two, Map.of("cluster-name", "east", "strategy", "blue"));
                var west = new TestClient(two, Map.of("cluster-name", "west", "strategy", "blue"));
                var north = new TestClient(two, Map.of("cluster-name", "north", "strategy", "blue"));
                var none = new TestClient(two, BLUE)) {
            two.faults("WEST").switchColour(Colour.GREEN);

            assertThat(east.login()).isNotEmpty();
            assertRefused(Code.UNKNOWN, west::login).hasMessageContaining("456");
            assertRefused(Code.FAILED_PRECONDITION, north::login).hasMessageContaining("'north'");
            assertRefused(Code.FAILED_PRECONDITION, none::login).hasMessageContaining("cluster-name");
            assertThat(two.url()).contains("cluster-name=east");
        }
    }

    /** One answer of each kind that has the field. */
    private Map<String, Message> answers() {
        var answers = new LinkedHashMap<String, Message>();
        var login = client.engine()
                .authenticate(AuthenticateRequest.newBuilder()
                        .setUser(TestClient.USER)
                        .setPassword(TestClient.TOKEN)
                        .build());
        answers.put("authenticate", login);
        var session = login.getSessionId();
        var prepared = client.engine()
                .prepareStatementV2(PrepareStatementV2Request.newBuilder()
                        .setSessionId(session)
                        .setQueryString("ROWS 3")
                        .build());
        answers.put("prepareStatementV2", prepared);
        var id = prepared.getQueryId();
        var ip = prepared.getEngineIP();
        var engine = client.engine(Map.of("plannerip", ip));
        var calls = new LinkedHashMap<String, Supplier<Message>>();
        calls.put(
                "executeStatementV2",
                () -> engine.executeStatementV2(ExecuteStatementV2Request.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "getResultMetadata",
                () -> engine.getResultMetadata(GetResultMetadataRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "getNextResultBatch",
                () -> engine.getNextResultBatch(GetNextResultBatchRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "status",
                () -> engine.status(StatusRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "explain",
                () -> engine.explain(ExplainRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "explainAnalyze",
                () -> engine.explainAnalyze(ExplainAnalyzeRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "cancelQuery",
                () -> engine.cancelQuery(CancelQueryRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "clear",
                () -> engine.clear(ClearRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "clearOrCancelQuery",
                () -> engine.clearOrCancelQuery(ClearOrCancelQueryRequest.newBuilder()
                        .setEngineIP(ip)
                        .setSessionId(session)
                        .setQueryId(id)
                        .build()));
        calls.put(
                "getSchemaNamesV2",
                () -> client.engine()
                        .getSchemaNamesV2(GetSchemaNamesV2Request.newBuilder()
                                .setSessionId(session)
                                .build()));
        calls.put(
                "getTablesV2",
                () -> client.engine()
                        .getTablesV2(GetTablesV2Request.newBuilder()
                                .setSessionId(session)
                                .build()));
        calls.put(
                "getColumnsV2",
                () -> client.engine()
                        .getColumnsV2(GetColumnsV2Request.newBuilder()
                                .setSessionId(session)
                                .build()));
        calls.forEach((name, call) -> answers.put(name, call.get()));
        return answers;
    }

    private static String newStrategy(Message answer) {
        return (String) answer.getField(answer.getDescriptorForType().findFieldByName("new_strategy"));
    }
}
