package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.FakeCluster.Call;
import com.e6data.jdbc.testing.Golden;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.proto.ExecuteStatementResponse;
import com.e6data.proto.ExplainAnalyzeResponse;
import com.e6data.proto.GetNextResultBatchResponse;
import com.e6data.proto.PrepareStatementResponse;
import com.e6data.proto.StatusResponse;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class QueryTest {

    private static final QueryOptions OPTIONS = new QueryOptions("cat", "db", 0, false);
    private static final QueryOptions WRITE = new QueryOptions("cat", "db", 0, true);
    private static final List<String> ONE_QUERY = List.of(
            "prepareStatementV2",
            "executeStatementV2",
            "getResultMetadata",
            "getNextResultBatch",
            "getNextResultBatch",
            "getNextResultBatch",
            "clearOrCancelQuery");

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int rows(Query query) throws SQLException {
        int rows = 0;
        for (Chunk chunk = query.next(); chunk != null; chunk = query.next()) {
            rows += chunk.rowCount();
        }
        return rows;
    }

    private int run(Session session) throws SQLException {
        try (Query query = Query.execute(session, "SELECT 1", OPTIONS)) {
            return rows(query);
        }
    }

    private static int goldenRows() {
        return Golden.named("integer_plain_min_max_null").rows();
    }

    @Test
    void aPlainQueryTakesExactlyTheseCalls() throws Exception {
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.methods())
                .containsExactly(
                        "authenticate",
                        "prepareStatementV2",
                        "executeStatementV2",
                        "getResultMetadata",
                        "getNextResultBatch",
                        "getNextResultBatch",
                        "getNextResultBatch",
                        "clearOrCancelQuery");
        var prepare = server.calls("prepareStatementV2").get(0);
        assertThat(prepare.field("queryString")).isEqualTo("SELECT 1");
        assertThat(prepare.field("catalog")).isEqualTo("cat");
        assertThat(prepare.field("schema")).isEqualTo("db");
        assertThat(prepare.field("quoting")).isEmpty();
        for (Call call : server.calls().subList(2, 8)) {
            assertThat(call.field("queryId")).isEqualTo("Q2-1");
            assertThat(call.field("engineIP")).isEqualTo("10.0.0.7");
            assertThat(call.field("sessionId")).isEqualTo("session-1");
        }
    }

    @Test
    void headersFollowTheMatrixAlsoOnTheSecondQuery() throws Exception {
        try (var session = Session.open(server.config())) {
            run(session);
            run(session);
        }
        for (Call call : server.calls()) {
            boolean ofAQuery = !List.of("authenticate", "prepareStatementV2").contains(call.method());
            assertThat(call.header("plannerip")).as(call.method()).isEqualTo(ofAQuery ? "10.0.0.7" : null);
            assertThat(call.header("cluster-name")).isEqualTo("demo-" + server.port());
            assertThat(call.header("strategy")).isEqualTo("blue");
            assertThat(call.header("authorization")).isNull();
        }
    }

    @Test
    void withoutACatalogTheOldCallsAreUsed() throws Exception {
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", new QueryOptions(null, "db", 0, false))) {
            rows(query);
        }
        assertThat(server.methods())
                .contains("prepareStatement", "executeStatement")
                .doesNotContain("prepareStatementV2");
    }

    @Test
    void anUpdateFetchesNothingAndIsClearedAtOnce() throws Exception {
        server.result(Golden.update(7), 0);
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "DELETE FROM t", WRITE)) {
            assertThat(query.updateCount()).isEqualTo(7);
            assertThat(query.next()).isNull();
        }
        assertThat(server.methods())
                .containsExactly(
                        "authenticate",
                        "prepareStatementV2",
                        "executeStatementV2",
                        "getResultMetadata",
                        "clearOrCancelQuery");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "-1, 0"})
    void theUpdateCountIsNeverNegative(long rowCount, long expected) throws Exception {
        server.result(Golden.update(rowCount), 0);
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "CREATE TABLE t (a INT)", WRITE)) {
            assertThat(query.updateCount()).isEqualTo(expected);
        }
    }

    @Test
    void anEmptyChunkEndsTheResultWithoutAFurtherCall() throws Exception {
        byte[] empty = Golden.named("empty_chunk_zero_rows").chunk();
        server.script(
                "getNextResultBatch",
                server.healthy(),
                call -> GetNextResultBatchResponse.newBuilder()
                        .setResultBatch(ByteString.copyFrom(empty))
                        .build());
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(goldenRows());
        }
        assertThat(server.calls("getNextResultBatch")).hasSize(2);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void aChunkWhoseRowCountComesLastIsDecodedBeforeTheNextCall() throws Exception {
        // Field 2, an empty list, before field 1, the size 0.
        byte[] empty = HexFormat.of().parseHex("0f00020c000000000800010000000000");
        server.script(
                "getNextResultBatch",
                call -> GetNextResultBatchResponse.newBuilder()
                        .setResultBatch(ByteString.copyFrom(empty))
                        .build());
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isZero();
        }
        assertThat(server.calls("getNextResultBatch")).hasSize(1);
    }

    @Test
    void anEmptyResultTakesOneFetch() throws Exception {
        server.result(Golden.named("integer_plain_min_max_null"), 0);
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isZero();
        }
        assertThat(server.calls("getNextResultBatch")).hasSize(1);
    }

    @Test
    void afterTheEndThereIsNothingAndNoCall() throws Exception {
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            rows(query);
            int calls = server.calls("getNextResultBatch").size();
            assertThat(query.next()).isNull();
            assertThat(query.next()).isNull();
            assertThat(server.calls("getNextResultBatch")).hasSize(calls);
        }
    }

    @Test
    void closingBeforeTheEndClearsOnce() throws Exception {
        server.result(Golden.named("integer_plain_min_max_null"), 100);
        try (var session = Session.open(server.config())) {
            var query = Query.execute(session, "SELECT 1", OPTIONS);
            assertThat(query.next()).isNotNull();
            query.close();
            query.close();
            assertThatThrownBy(query::next)
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "24000");
        }
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void aResultThatNobodyReadsIsNotFetched() throws Exception {
        try (var session = Session.open(server.config())) {
            Query.execute(session, "SELECT 1", OPTIONS).close();
        }
        assertThat(server.calls("getNextResultBatch")).isEmpty();
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void closingTheSessionClearsWhatIsStillOpen() throws Exception {
        try (var session = Session.open(server.config())) {
            Query.execute(session, "SELECT 1", OPTIONS);
            Query.execute(session, "SELECT 2", OPTIONS);
        }
        assertThat(server.calls("clearOrCancelQuery").stream().map(call -> call.field("queryId")))
                .containsExactlyInAnyOrder("Q2-1", "Q3-1");
        server.awaitNoConnection();
    }

    @Test
    void readAheadStopsWhenTheBufferIsFull() throws Exception {
        server.result(Golden.named("integer_plain_min_max_null"), 100);
        try (var session = Session.open(server.config("fetchBufferBatches", "3"));
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            query.next();
            awaitCalls("getNextResultBatch", 4);
            Thread.sleep(200);
            assertThat(server.calls("getNextResultBatch")).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"fetchBufferBatches", "fetchBufferBytes"})
    void readAheadCanBeSwitchedOff(String property) throws Exception {
        server.result(Golden.named("integer_plain_min_max_null"), 100);
        try (var session = Session.open(server.config(property, "0"));
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            query.next();
            query.next();
            Thread.sleep(100);
            assertThat(server.calls("getNextResultBatch")).hasSize(2);
        }
    }

    @Test
    void aBoundInRowsLimitsTheReadAhead() throws Exception {
        server.result(Golden.named("integer_plain_min_max_null"), 100);
        try (var session = Session.open(server.config("fetchBufferBatches", "10"));
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            // Each batch has three rows: while two batches wait there are five or more.
            query.readAhead(5);
            query.next();
            awaitCalls("getNextResultBatch", 3);
            Thread.sleep(200);
            assertThat(server.calls("getNextResultBatch")).hasSize(3);
        }
    }

    private void awaitCalls(String method, int count) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (server.calls(method).size() < count && System.nanoTime() - end < 0) {
            Thread.sleep(5);
        }
    }

    @Test
    void anErrorInTheMiddleComesAfterTheRowsBeforeIt() throws Exception {
        server.script(
                "getNextResultBatch",
                server.healthy(),
                FakeCluster.failing(Status.INTERNAL, "Q2-1: \tQueryExecutionException(errorCode:EX001)"));
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            assertThat(query.next()).isNotNull();
            assertThatThrownBy(query::next)
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "HY000")
                    .hasMessage("QueryExecutionException(errorCode:EX001) [query Q2-1]");
            assertThat(query.next()).isNull();
        }
        assertThat(server.calls("getNextResultBatch")).hasSize(2);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void aMalformedChunkIsAnErrorWithTheQueryId() throws Exception {
        server.script(
                "getNextResultBatch",
                call -> GetNextResultBatchResponse.newBuilder()
                        .setResultBatch(ByteString.copyFrom(new byte[] {8, 0, 1, 0, 0, 0, 3, 99}))
                        .build());
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            assertThatThrownBy(query::next)
                    .hasFieldOrPropertyWithValue("SQLState", "08P01")
                    .hasMessageContaining("[query Q2-1]");
        }
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"prepareStatementV2, 0", "executeStatementV2, 1", "getResultMetadata, 1"})
    void aStatementThatTheEngineRefusesIsCleared(String method, int clears) throws Exception {
        server.script(method, FakeCluster.failing(Status.INTERNAL, "Q7-7: \tColumn 'x' not found in any table"));
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> Query.execute(session, "SELECT x", OPTIONS))
                    .hasFieldOrPropertyWithValue("SQLState", "42S22")
                    .hasMessageContaining("[query Q7-7]");
        }
        assertThat(server.calls(method)).hasSize(1);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(clears);
    }

    @Test
    void malformedMetadataIsAnErrorWithTheQueryIdAndTheQueryIsCleared() throws Exception {
        server.script("getResultMetadata", server.healthyWith("resultMetaData", ByteString.copyFrom(new byte[] {
            0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 9
        })));
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> Query.execute(session, "SELECT 1", OPTIONS))
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "08P01")
                    .hasMessageContaining("[query ");
        }
        assertThat(server.methods())
                .endsWith("getResultMetadata", "clearOrCancelQuery")
                .doesNotContain("getNextResultBatch");
    }

    @Test
    void aPreparedStatementWithoutIdIsMalformed() throws Exception {
        server.script("prepareStatementV2", call -> PrepareStatementResponse.getDefaultInstance());
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> Query.execute(session, "SELECT 1", OPTIONS))
                    .hasFieldOrPropertyWithValue("SQLState", "08P01");
        }
    }

    // ---- expired sessions (protocol 4.3) ----

    @ParameterizedTest
    @ValueSource(strings = {"prepareStatementV2", "executeStatementV2"})
    void anExpiredSessionStartsAgainFromPrepare(String method) throws Exception {
        server.script(method, FakeCluster.failing(Status.INTERNAL, "Access denied"));
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.calls("authenticate")).hasSize(2);
        assertThat(server.calls("prepareStatementV2")).hasSize(2);
        assertThat(server.calls("prepareStatementV2").get(1).header("plannerip"))
                .isNull();
        int prepared = method.equals("prepareStatementV2") ? 1 : 2;
        assertThat(server.calls("clearOrCancelQuery")).hasSize(prepared);
    }

    @Test
    void anExpiredSessionAtMetadataDoesNotRunTheStatementAgain() throws Exception {
        server.script("getResultMetadata", FakeCluster.failing(Status.INTERNAL, "Access denied"));
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.calls("executeStatementV2")).hasSize(1);
        assertThat(server.calls("getResultMetadata")).hasSize(2);
    }

    @Test
    void aLoginThatFailsDuringMetadataDoesNotRunTheStatementAgain() throws Exception {
        server.script("getResultMetadata", FakeCluster.failing(Status.INTERNAL, "Access denied"));
        try (var session = Session.open(server.config())) {
            server.script(
                    "authenticate",
                    FakeCluster.failing(Status.UNAVAILABLE, "reset"),
                    FakeCluster.failing(Status.UNAVAILABLE, "reset"));
            assertThatThrownBy(() -> Query.execute(session, "INSERT", WRITE))
                    .hasFieldOrPropertyWithValue("SQLState", "08007");
        }
        assertThat(server.calls("executeStatementV2")).hasSize(1);
    }

    @Test
    void anExpiredSessionAtFetchIsAnErrorAndTheNextStatementLogsInAgain() throws Exception {
        server.script(
                "getNextResultBatch",
                server.healthy(),
                FakeCluster.failing(Status.INTERNAL, "Access denied. Invalid session"));
        try (var session = Session.open(server.config())) {
            try (var query = Query.execute(session, "SELECT 1", OPTIONS)) {
                query.next();
                assertThatThrownBy(query::next)
                        .hasFieldOrPropertyWithValue("SQLState", "28000")
                        .hasMessageContaining("run the statement again");
            }
            assertThat(server.calls("getNextResultBatch")).hasSize(2);
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.calls("authenticate")).hasSize(2);
    }

    @Test
    void aRotatedSessionIdIsUsedFromTheNextCallOn() throws Exception {
        server.script("prepareStatementV2", server.healthyWith("sessionId", "rotated"));
        server.script("executeStatementV2", call -> ExecuteStatementResponse.getDefaultInstance());
        try (var session = Session.open(server.config())) {
            run(session);
        }
        assertThat(server.calls("executeStatementV2").get(0).field("sessionId")).isEqualTo("rotated");
    }

    // ---- blue/green (protocol 8.3) ----

    @Test
    void anOpenResultKeepsItsColourWhenAnotherIsAnnounced() throws Exception {
        server.serve("blue", "green");
        server.script("getNextResultBatch", server.healthyWith("new_strategy", "green"));
        try (var session = Session.open(server.config())) {
            run(session);
            awaitCalls("clearOrCancelQuery", 1);
            int first = server.calls().size();
            run(session);
            assertThat(server.calls().subList(0, first)).allMatch(call -> "blue".equals(call.header("strategy")));
            assertThat(server.calls().subList(first, server.calls().size()))
                    .allMatch(call -> "green".equals(call.header("strategy")));
            assertThat(server.calls().get(first).method()).isEqualTo("authenticate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prepareStatementV2",
                "executeStatementV2",
                "getResultMetadata",
                "getNextResultBatch",
                "clearOrCancelQuery"
            })
    void anAnnouncementInAnyResponseOfAQueryIsTakenByTheNext(String method) throws Exception {
        server.serve("blue", "green");
        server.script(method, server.healthyWith("new_strategy", "Green"));
        try (var session = Session.open(server.config())) {
            run(session);
            awaitCalls("clearOrCancelQuery", 1);
            session.schemas("cat");
            // The clear's own answer may still be on its way.
            if (method.equals("clearOrCancelQuery")) {
                Thread.sleep(100);
            }
            run(session);
            assertThat(server.calls("prepareStatementV2").get(0).header("strategy"))
                    .isEqualTo("blue");
            assertThat(server.calls("prepareStatementV2").get(1).header("strategy"))
                    .isEqualTo("green");
            assertThat(server.calls("authenticate")).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepareStatementV2", "executeStatementV2"})
    void a456BeforeAnythingRanStartsAgainUnderTheOtherColour(String method) throws Exception {
        server.serve("blue", "green");
        server.script(method, FakeCluster.failing(Status.UNKNOWN, "HTTP status code 456"));
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.calls("prepareStatementV2").get(1).header("strategy")).isEqualTo("green");
        assertThat(server.calls("getNextResultBatch")).allMatch(call -> "green".equals(call.header("strategy")));
    }

    @Test
    void a456OfAClearIsNoProblem() throws Exception {
        server.script("clearOrCancelQuery", FakeCluster.failing(Status.UNKNOWN, "Status: 456"));
        try (var session = Session.open(server.config())) {
            run(session);
            run(session);
        }
        assertThat(server.calls("authenticate")).hasSize(1);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
    }

    // ---- what may be repeated (protocol 5.8) ----

    @Test
    void aLostConnectionAtPrepareIsRepeatedOnce() throws Exception {
        server.script("prepareStatementV2", FakeCluster.failing(Status.UNAVAILABLE, "Connection reset by peer"));
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.methods().subList(2, server.methods().size())).isEqualTo(ONE_QUERY);
    }

    @ParameterizedTest
    @CsvSource({
        "executeStatementV2, true,  08007",
        "executeStatementV2, false, 08006",
        "getNextResultBatch, false, 08006"
    })
    void aLostConnectionWhileTheStatementRunsIsNotRepeated(String method, boolean writes, String state)
            throws Exception {
        server.script(method, FakeCluster.failing(Status.UNAVAILABLE, "Connection reset by peer"));
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> {
                        try (var query = Query.execute(session, "X", writes ? WRITE : OPTIONS)) {
                            rows(query);
                        }
                    })
                    .hasFieldOrPropertyWithValue("SQLState", state);
        }
        assertThat(server.calls("executeStatementV2")).hasSize(1);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
    }

    @Test
    void aLostConnectionAtMetadataIsRepeatedOnce() throws Exception {
        server.script("getResultMetadata", FakeCluster.failing(Status.UNAVAILABLE, "reset"));
        try (var session = Session.open(server.config())) {
            assertThat(run(session)).isEqualTo(2 * goldenRows());
        }
        assertThat(server.calls("executeStatementV2")).hasSize(1);
    }

    @Test
    void aClearWhoseAnswerIsLostIsSentOnceMore() throws Exception {
        server.script("clearOrCancelQuery", FakeCluster.failing(Status.UNAVAILABLE, "reset"));
        try (var session = Session.open(server.config())) {
            run(session);
        }
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
    }

    // ---- side calls (protocol 5.6) ----

    @Test
    void statusAndPlansComeFromTheQuerysPlanner() throws Exception {
        server.script(
                "status",
                call -> StatusResponse.newBuilder()
                        .setStatus(true)
                        .setRowCount(42)
                        .build());
        server.script("explain", server.healthyWith("explain", "SCAN t"));
        server.script(
                "explainAnalyze",
                call -> ExplainAnalyzeResponse.newBuilder()
                        .setExplainAnalyze("{}")
                        .setIsCached(true)
                        .setParsingTime(3)
                        .setQueueingTime(4)
                        .build());
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", new QueryOptions("cat", "db", 0, false, true))) {
            assertThat(query.status()).isEqualTo(new Query.Status(true, 42));
            assertThat(query.explain()).isEqualTo("SCAN t");
            rows(query);
            assertThat(query.explainAnalyze()).isEqualTo(new Query.Analysis("{}", true, 3, 4));
            assertThat(server.calls("clearOrCancelQuery")).isEmpty();
        }
        assertThat(server.calls("clearOrCancelQuery")).hasSize(1);
        for (String method : List.of("status", "explain", "explainAnalyze")) {
            assertThat(server.calls(method).get(0).header("plannerip")).isEqualTo("10.0.0.7");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "explain", "explainAnalyze"})
    void aSideCallHearsAnnouncementsAndSurvivesAnExpiredSession(String method) throws Exception {
        server.serve("blue", "green");
        server.script(
                method,
                FakeCluster.failing(Status.INTERNAL, "Access denied"),
                server.healthyWith("new_strategy", "green"));
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            switch (method) {
                case "status" -> query.status();
                case "explain" -> query.explain();
                default -> query.explainAnalyze();
            }
            run(session);
            assertThat(server.calls("authenticate").stream().map(call -> call.header("strategy")))
                    .containsExactly("blue", "blue", "green");
            assertThat(rows(query)).as("goes on under the new session").isEqualTo(2 * goldenRows());
        }
    }

    @Test
    void aForgottenQueryHasNoAnalysis() throws Exception {
        try (var session = Session.open(server.config());
                var query = Query.execute(session, "SELECT 1", OPTIONS)) {
            rows(query);
            assertThatThrownBy(query::explainAnalyze).hasFieldOrPropertyWithValue("SQLState", "HY010");
        }
    }

    @Test
    void aDryRunUsesTheCatalogWhereTheServerCan() throws Exception {
        server.script(
                "dryRunV2",
                server.healthyWith("dryrunValue", "ok"),
                FakeCluster.failing(Status.UNIMPLEMENTED, "Method not found"));
        server.script("dryRun", server.healthyWith("dryrunValue", "old"));
        try (var session = Session.open(server.config())) {
            assertThat(Query.dryRun(session, "SELECT 1", OPTIONS)).isEqualTo("ok");
            assertThat(Query.dryRun(session, "SELECT 1", OPTIONS)).isEqualTo("old");
        }
        var call = server.calls("dryRunV2").get(0);
        assertThat(call.field("catalog")).isEqualTo("cat");
        assertThat(call.field("engineIP")).isEmpty();
        assertThat(call.header("plannerip")).isNull();
        assertThat(server.calls("prepareStatementV2")).isEmpty();
    }
}
