package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.GetNextResultBatchRequest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The message sequence of a simple query, call by call (protocol appendix A). */
class QuerySequenceTest {

    private static final Map<String, String> BLUE = Map.of("cluster-name", "demo", "strategy", "blue");

    private ScriptedBackend backend;
    private E6dataEmulator emulator;
    private TestClient client;

    @BeforeEach
    void start() {
        backend = new ScriptedBackend();
        emulator = E6dataEmulator.builder()
                .user(TestClient.USER, TestClient.TOKEN)
                .cluster("demo")
                .batchRows(100)
                .backend(backend)
                .start();
        client = new TestClient(emulator, BLUE);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        emulator.close();
    }

    @Test
    void aSimpleQueryGoesThroughTheSequenceOfTheProtocol() throws Exception {
        var session = client.login();
        assertThat(session).isNotEmpty();
        var query = client.prepare(session, "SELECT 1");
        assertThat(query.queryId()).matches("Q\\d+-\\d+-\\d{8}\\.\\d{6}\\.\\d{3}");
        assertThat(query.engineIp()).isNotEmpty();
        client.execute(query);

        var metadata = new DataInputStream(new ByteArrayInputStream(client.metadata(query)));
        assertThat(metadata.readLong()).isZero();
        assertThat(metadata.readInt()).isEqualTo(1);
        assertThat(metadata.readUTF()).isEqualTo("id");
        assertThat(metadata.readUTF()).isEqualTo("LONG");

        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(1);
        emulator.faults().announceColour(Colour.GREEN);
        var end = client.engine(query).getNextResultBatch(TestClient.fetchRequest(query));
        assertThat(end.getResultBatch()).isEmpty();
        assertThat(end.getNewStrategy()).isEqualTo("green");
        client.clearOrCancel(query);
        try (var green = new TestClient(emulator, Map.of("cluster-name", "demo", "strategy", "green"))) {
            assertThat(green.login()).isNotEmpty().isNotEqualTo(session);
        }

        assertThat(emulator.recorder().methods())
                .containsExactly(
                        "authenticate",
                        "prepareStatementV2",
                        "executeStatementV2",
                        "getResultMetadata",
                        "getNextResultBatch",
                        "getNextResultBatch",
                        "clearOrCancelQuery",
                        "authenticate");
        assertThat(emulator.openQueries()).isEmpty();
        assertThat(backend.openCursors).hasValue(0);
    }

    @Test
    void theRecorderShowsHeadersMessagesAndOutcomeOfEveryCall() {
        var session = client.login();
        var query = client.prepare(session, "ROWS 2");
        client.execute(query);
        client.fetch(query);

        var calls = emulator.recorder().calls();
        assertThat(calls.get(0).header("cluster-name")).isEqualTo("demo");
        assertThat(calls.get(0).header("strategy")).isEqualTo("blue");
        assertThat(calls.get(0).header("plannerip")).isNull();
        assertThat(calls.get(0).request())
                .isEqualTo(AuthenticateRequest.newBuilder()
                        .setUser(TestClient.USER)
                        .setPassword(TestClient.TOKEN)
                        .build());
        assertThat(calls.get(0).toString()).doesNotContain(TestClient.TOKEN + "\"");
        assertThat(calls.get(1).field("queryString")).isEqualTo("ROWS 2");
        assertThat(calls.get(3).header("plannerip")).isEqualTo(query.engineIp());
        assertThat(calls.get(3).request()).isInstanceOf(GetNextResultBatchRequest.class);
        assertThat(calls).allSatisfy(call -> assertThat(call.code()).isEqualTo(io.grpc.Status.Code.OK));
        assertThat(emulator.recorder().counts()).containsEntry("executeStatementV2", 1L);

        emulator.recorder().reset();
        assertThat(emulator.recorder().calls()).isEmpty();
    }

    @Test
    void rowsComeInAsManyBatchesAsTheBatchSizeSays() {
        assertThat(client.run(client.login(), "ROWS 250")).containsExactly(100, 100, 50);
        assertThat(client.run(client.login(), "ROWS 200")).containsExactly(100, 100);
        assertThat(client.run(client.login(), "ROWS 0")).isEmpty();
    }
}
