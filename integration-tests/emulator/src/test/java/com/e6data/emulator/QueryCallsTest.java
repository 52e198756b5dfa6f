package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.e6data.proto.CancelQueryRequest;
import com.e6data.proto.ClearRequest;
import com.e6data.proto.DryRunRequest;
import com.e6data.proto.DryRunRequestV2;
import com.e6data.proto.ExecuteStatementRequest;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.ExplainAnalyzeRequest;
import com.e6data.proto.ExplainRequest;
import com.e6data.proto.GetDynamicParamsRequest;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.ParameterValue;
import com.e6data.proto.PrepareStatementRequest;
import com.e6data.proto.StatusRequest;
import com.google.gson.JsonParser;
import io.grpc.Status.Code;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of one query, their order, their errors and the planner's checks (protocol 2, 5, 12). */
class QueryCallsTest extends EmulatorTest {

    @ParameterizedTest
    @CsvSource({
        "NONSENSE, {SYNTAX ERROR} Encountered",
        "SELECT 1;, {SYNTAX ERROR} Encountered \";\"",
        "UNKNOWN, {COMPILATION ERROR} Column 'X' not found",
        "BUG, planner bug"
    })
    void aStatementThatDoesNotCompileFailsAtPrepare(String sql, String text) {
        var session = client.login();

        var error = catchThrowable(() -> client.prepareCall(session, sql));

        assertRefused(Code.INTERNAL, () -> client.prepareCall(session, sql));
        assertThat(description(error))
                .matches("(?s)Q\\d+-\\d+-\\d{8}\\.\\d{6}\\.\\d{3}: \\t.*")
                .contains(text);
        assertThat(description(error).split("ERROR}", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(emulator.openQueries()).isEmpty();
    }

    @Test
    void theExecutorsRefusalComesAtExecute() {
        var query = client.prepare(client.login(), "REFUSED");

        var error = catchThrowable(() -> client.execute(query));

        assertThat(description(error))
                .startsWith(query.queryId() + ": \tQueryExecutionException(querySubPhase:OPEN, reason:division by zero")
                .contains("errorCode:EX001, errorMessage:division by zero, errorMetadata:");
        assertRefused(Code.NOT_FOUND, () -> client.fetch(query));
    }

    @Test
    void aRowThatFailsComesAtItsFetch() {
        var query = client.prepare(client.login(), "FAIL AT 15");
        client.execute(query);

        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(10);
        var error = catchThrowable(() -> client.fetch(query));
        assertThat(description(error)).startsWith(query.queryId() + ": \t").contains("row 15 is broken");
        client.clearOrCancel(query);
        assertThat(backend.openCursors).hasValue(0);
    }

    @Test
    void aChangeRunsOnceAtExecuteAndTellsItsCount() {
        var query = client.prepare(client.login(), "INSERT 7");
        assertThat(backend.inserted).hasValue(0);

        client.execute(query);

        assertThat(backend.inserted).hasValue(7);
        var metadata = ByteBuffer.wrap(client.metadata(query));
        assertThat(metadata.getLong()).isEqualTo(7);
        assertThat(metadata.getInt()).isZero();
        assertThat(metadata.remaining()).isZero();
        assertRefused(Code.FAILED_PRECONDITION, () -> client.execute(query)).hasMessageContaining("executed before");
        assertThat(backend.inserted).hasValue(7);
    }

    @Test
    void nothingFollowsTheEndOfData() {
        var query = client.prepare(client.login(), "ROWS 3");
        client.execute(query);
        client.fetch(query);
        assertThat(client.fetch(query)).isEmpty();

        assertRefused(Code.NOT_FOUND, () -> client.fetch(query)).hasMessageContaining("Query results not found");
    }

    @Test
    void rowsNeedAnExecution() {
        var query = client.prepare(client.login(), "ROWS 3");

        assertRefused(Code.FAILED_PRECONDITION, () -> client.fetch(query)).hasMessageContaining("not executed");
    }

    @Test
    void aClearedQueryIsGoneAndClearingTwiceIsNoError() {
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);
        client.fetch(query);

        client.clearOrCancel(query);
        client.clearOrCancel(query);

        assertRefused(Code.NOT_FOUND, () -> client.fetch(query)).hasMessageContaining("Query not found");
        assertThat(emulator.openQueries()).isEmpty();
        assertThat(backend.openCursors).hasValue(0);
    }

    @Test
    void clearFreesAFinishedQuery() {
        var query = client.prepare(client.login(), "ROWS 3");
        client.execute(query);
        var request = ClearRequest.newBuilder()
                .setEngineIP(query.engineIp())
                .setSessionId(query.sessionId())
                .setQueryId(query.queryId())
                .build();

        assertThat(client.engine(query).clear(request).getSessionId()).isEqualTo(query.sessionId());
        assertThat(client.engine(query).clear(request).getSessionId()).isEqualTo(query.sessionId());
        assertThat(emulator.openQueries()).isEmpty();
    }

    @Test
    void cancelStopsAQueryButLeavesItToBeCleared() {
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);
        var request = CancelQueryRequest.newBuilder()
                .setEngineIP(query.engineIp())
                .setSessionId(query.sessionId())
                .setQueryId(query.queryId())
                .build();

        client.engine(query).cancelQuery(request);

        assertRefused(Code.INTERNAL, () -> client.fetch(query)).hasMessageContaining("Query cancelled");
        assertThat(emulator.openQueries()).containsExactly(query.queryId());
        client.clearOrCancel(query);
        client.engine(query).cancelQuery(request);
        assertThat(emulator.openQueries()).isEmpty();
    }

    @Test
    void thePlannerHeaderHasToNameTheQuerysPlanner() {
        var query = client.prepare(client.login(), "ROWS 3");
        var request = ExecuteStatementV2Request.newBuilder()
                .setEngineIP(query.engineIp())
                .setSessionId(query.sessionId())
                .setQueryId(query.queryId())
                .build();
        var elsewhere = request.toBuilder().setEngineIP("10.9.9.9").build();

        assertRefused(Code.FAILED_PRECONDITION, () -> client.engine().executeStatementV2(request))
                .hasMessageContaining("plannerip");
        assertRefused(
                        Code.FAILED_PRECONDITION,
                        () -> client.engine(Map.of("plannerip", "10.9.9.9")).executeStatementV2(request))
                .hasMessageContaining("plannerip");
        assertRefused(
                        Code.FAILED_PRECONDITION,
                        () -> client.engine(Map.of("plannerip", "10.9.9.9")).executeStatementV2(elsewhere))
                .hasMessageContaining(query.engineIp());
    }

    @Test
    void aCallThatBelongsToNoQueryHasNoPlannerHeader() {
        var session = client.login();
        var stale = Map.of("plannerip", "10.0.0.1");

        assertRefused(
                        Code.FAILED_PRECONDITION,
                        () -> client.engine(stale)
                                .prepareStatement(PrepareStatementRequest.newBuilder()
                                        .setSessionId(session)
                                        .setQueryString("SELECT 1")
                                        .build()))
                .hasMessageContaining("leave it out");
    }

    @Test
    void queriesAfterAPlannerMoveHaveANewAddress() {
        var session = client.login();
        var before = client.prepare(session, "ROWS 1");
        emulator.faults().movePlanner();
        var after = client.prepare(session, "ROWS 1");

        assertThat(after.engineIp()).isNotEqualTo(before.engineIp());
        client.execute(before);
        client.execute(after);
    }

    @Test
    void theFirstFormOfPrepareAndExecuteUsesTheDefaultCatalog() {
        var session = client.login();
        var prepared = client.engine()
                .prepareStatement(PrepareStatementRequest.newBuilder()
                        .setSessionId(session)
                        .setSchema("public")
                        .setQueryString("ROWS 2")
                        .build());
        var query = new TestClient.Handle(session, prepared.getQueryId(), prepared.getEngineIP());
        client.engine(query)
                .executeStatement(ExecuteStatementRequest.newBuilder()
                        .setEngineIP(query.engineIp())
                        .setSessionId(session)
                        .setQueryId(query.queryId())
                        .build());

        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(2);
    }

    @Test
    void parametersWithWrongIndexesAreRefused() {
        var query = client.prepare(client.login(), "ROWS 1");

        assertRefused(
                Code.INVALID_ARGUMENT,
                () -> client.engine(query)
                        .executeStatementV2(ExecuteStatementV2Request.newBuilder()
                                .setQueryId(query.queryId())
                                .addParams(ParameterValue.getDefaultInstance())
                                .build()));
        assertThat(client.engine(query)
                        .getDynamicParams(GetDynamicParamsRequest.newBuilder()
                                .setEngineIP(query.engineIp())
                                .setSessionId(query.sessionId())
                                .setQueryId(query.queryId())
                                .build())
                        .getParamsList())
                .isEmpty();
    }

    @Test
    void statusExplainAndAnalyzeTellAboutAQuery() {
        var query = client.prepare(client.login(), "ROWS 12");
        var status = StatusRequest.newBuilder()
                .setEngineIP(query.engineIp())
                .setSessionId(query.sessionId())
                .setQueryId(query.queryId())
                .build();
        assertThat(client.engine(query).status(status).getStatus()).isFalse();
        assertThat(client.engine(query)
                        .explain(ExplainRequest.newBuilder()
                                .setEngineIP(query.engineIp())
                                .setSessionId(query.sessionId())
                                .setQueryId(query.queryId())
                                .build())
                        .getExplain())
                .isEqualTo("SCRIPTED PLAN");

        client.execute(query);
        client.fetch(query);
        assertThat(client.engine(query).status(status).getStatus()).isTrue();
        assertThat(client.engine(query).status(status).getRowCount()).isEqualTo(10);
        client.fetch(query);

        var analyzed = client.engine(query)
                .explainAnalyze(ExplainAnalyzeRequest.newBuilder()
                        .setEngineIP(query.engineIp())
                        .setSessionId(query.sessionId())
                        .setQueryId(query.queryId())
                        .build());
        var json = JsonParser.parseString(analyzed.getExplainAnalyze()).getAsJsonObject();
        assertThat(json.keySet())
                .containsExactly("total_query_time", "executionQueueingTime", "parsingTime", "row_count_out");
        assertThat(json.get("row_count_out").getAsLong()).isEqualTo(12);
    }

    @Test
    void aDryRunGivesThePlanOrTheError() {
        var session = client.login();

        assertThat(client.engine()
                        .dryRun(DryRunRequest.newBuilder()
                                .setSessionId(session)
                                .setQueryString("SELECT 1")
                                .build())
                        .getDryrunValue())
                .isEqualTo("SCRIPTED PLAN");
        assertRefused(
                        Code.INTERNAL,
                        () -> client.engine()
                                .dryRunV2(DryRunRequestV2.newBuilder()
                                        .setSessionId(session)
                                        .setCatalog("demo")
                                        .setQueryString("NONSENSE")
                                        .build()))
                .hasMessageContaining("{SYNTAX ERROR}");
        assertThat(emulator.openQueries()).isEmpty();
    }

    @Test
    void theSecondFormOfFetchIsBehindASwitch() throws Exception {
        var query = client.prepare(client.login(), "ROWS 5");
        client.execute(query);
        assertRefused(
                Code.UNIMPLEMENTED, () -> client.engine(query).getNextResultBatchV2(TestClient.fetchRequest(query)));

        try (var switchedOn = E6dataEmulator.builder()
                        .batchV2(true)
                        .batchRows(10)
                        .backend(new ScriptedBackend())
                        .start();
                var other = new TestClient(switchedOn, BLUE)) {
            var long85 = other.prepare(other.login(), "ROWS 85");
            other.execute(long85);
            var first = other.engine(long85).getNextResultBatchV2(TestClient.fetchRequest(long85));
            var second = other.engine(long85).getNextResultBatchV2(TestClient.fetchRequest(long85));

            assertThat(first.getResultBatchesCount()).isEqualTo(8);
            assertThat(first.getEndOfStream()).isFalse();
            assertThat(second.getResultBatchesCount()).isEqualTo(1);
            assertThat(second.getEndOfStream()).isTrue();
        }
    }

    @Test
    void theMetadataOfAQueryCanBeAskedForAgain() {
        var query = client.prepare(client.login(), "ROWS 5");
        client.execute(query);

        assertThat(client.metadata(query)).isEqualTo(client.metadata(query));
        assertThat(client.engine(query)
                        .getResultMetadata(GetResultMetadataRequest.newBuilder()
                                .setEngineIP(query.engineIp())
                                .setSessionId(query.sessionId())
                                .setQueryId(query.queryId())
                                .build())
                        .getSessionId())
                .isEqualTo(query.sessionId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q1-1-20260101.000000.000", "", "nonsense"})
    void anUnknownQueryIsNotFound(String id) {
        var query = new TestClient.Handle(client.login(), id, "10.0.0.1");

        assertRefused(Code.NOT_FOUND, () -> client.execute(query)).hasMessageContaining("Query not found");
        client.clearOrCancel(query);
    }
}
