package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.FakeCluster.Answer;
import com.e6data.jdbc.testing.Golden;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.proto.GetNextResultBatchResponse;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries whose side of the deployment goes away while they run (protocol 8.3 rules 7 and 8). */
@Timeout(60)
class BegunAnewTest {

    private static final QueryOptions READING = new QueryOptions("cat", "db", 0, false);
    private static final QueryOptions WRITING = new QueryOptions("cat", "db", 0, true);

    private FakeCluster server;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int goldenRows() {
        return Golden.named("integer_plain_min_max_null").rows();
    }

    private static int run(Session session, String sql, QueryOptions options) throws SQLException {
        try (Query query = Query.execute(session, sql, options)) {
            int rows = 0;
            for (Chunk chunk = query.next(); chunk != null; chunk = query.next()) {
                rows += chunk.rowCount();
            }
            return rows;
        }
    }

    /** The side of this call is closed, the other one is open. */
    private Answer close() {
        return close(Status.UNKNOWN, "Status: 456");
    }

    private Answer close(Status status, String text) {
        return call -> {
            server.serve(call.header("strategy").equals("blue") ? "green" : "blue");
            throw status.withDescription(text).asRuntimeException();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepareStatementV2", "executeStatementV2", "getResultMetadata", "getNextResultBatch"})
    void aQueryRunsOnTheOtherSide(String method) throws Exception {
        try (var session = Session.open(server.config())) {
            server.script(method, close());
            assertThat(run(session, "SELECT 1", READING)).isEqualTo(2 * goldenRows());
            assertThat(server.calls("prepareStatementV2").get(1).header("strategy"))
                    .isEqualTo("green");
        }
        int prepared = method.equals("prepareStatementV2") ? 1 : 2;
        assertThat(server.calls("clearOrCancelQuery")).as("each run is cleared").hasSize(prepared);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFetchRefusedAfterRowsWereDeliveredGoesOnWhereItWas(int delivered) throws Exception {
        server.result(Golden.named("integer_plain_min_max_null"), 3);
        try (var session = Session.open(server.config("fetchBufferBatches", "0"))) {
            for (int i = 0; i < delivered; i++) {
                server.script("getNextResultBatch", server.healthy());
            }
            server.script("getNextResultBatch", close());
            assertThat(run(session, "SELECT 1", READING)).isEqualTo(3 * goldenRows());
            assertThat(server.calls("prepareStatementV2")).hasSize(2);
        }
    }

    @Test
    void rowsThatComeInAnotherOrderTheSecondTimeFailTheQuery() throws Exception {
        Answer other = call -> GetNextResultBatchResponse.newBuilder()
                .setResultBatch(
                        ByteString.copyFrom(Golden.named("integer_constant").chunk()))
                .build();
        try (var session = Session.open(server.config("fetchBufferBatches", "0"))) {
            server.script("getNextResultBatch", server.healthy(), close(), other);
            assertThatThrownBy(() -> run(session, "SELECT 1", READING))
                    .hasFieldOrPropertyWithValue("SQLState", "08006")
                    .hasMessageContaining("run the statement again");
            assertThat(server.calls("prepareStatementV2")).hasSize(2);
        }
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
    }

    @Test
    void otherColumnsTheSecondTimeFailTheQuery() throws Exception {
        try (var session = Session.open(server.config("fetchBufferBatches", "0"))) {
            server.script("getNextResultBatch", call -> {
                server.result(Golden.named("string_plain_unicode"), 1);
                return close().to(call);
            });
            assertThatThrownBy(() -> run(session, "SELECT 1", READING))
                    .hasFieldOrPropertyWithValue("SQLState", "08006");
        }
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT INTO t SELECT 1, getResultMetadata, 08007",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x, getResultMetadata, 08007",
        "CALL p(), getNextResultBatch, 08006"
    })
    void aStatementThatMayDoMoreThanReadRunsOnce(String sql, String method, String state) throws Exception {
        try (var session = Session.open(server.config())) {
            server.script(method, close());
            assertThatThrownBy(() -> run(session, sql, WRITING)).hasFieldOrPropertyWithValue("SQLState", state);
            assertThat(server.calls("executeStatementV2")).hasSize(1);
            run(session, "SELECT 1", READING);
            assertThat(server.calls("prepareStatementV2").get(1).header("strategy"))
                    .isEqualTo("green");
        }
    }

    @Test
    void aWriteWhoseExecuteIsRefusedRanNotAndRunsOnTheOtherSide() throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("executeStatementV2", close(), close(), close());
            run(session, "INSERT INTO t SELECT 1", WRITING);
            assertThat(server.calls("executeStatementV2")).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL, Access denied. Invalid session",
        "NOT_FOUND, Query not found",
        "INTERNAL, Q1-1: Query cancelled",
        "UNAVAILABLE, Connection reset by peer"
    })
    void whateverACallOfAClosedSideEndsInTheQueryRunsOnTheOtherSide(Status.Code code, String text) throws Exception {
        for (String method : new String[] {"executeStatementV2", "getResultMetadata", "getNextResultBatch"}) {
            try (var session = Session.open(server.config())) {
                server.serve("blue", "green");
                server.script(method, close(code.toStatus(), text));
                assertThat(run(session, "SELECT 1", READING)).as(method).isEqualTo(2 * goldenRows());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL, Access denied. Invalid session, 28000",
        "NOT_FOUND, Query not found, 24000",
        "INTERNAL, Q1-1: Query cancelled, 57014",
        "UNAVAILABLE, Connection reset by peer, 08006"
    })
    void whereTheSideStillAnswersTheFetchFails(Status.Code code, String text, String state) throws Exception {
        try (var session = Session.open(server.config())) {
            server.script("getNextResultBatch", FakeCluster.failing(code.toStatus(), text));
            assertThatThrownBy(() -> run(session, "SELECT 1", READING)).hasFieldOrPropertyWithValue("SQLState", state);
            assertThat(server.calls("executeStatementV2")).hasSize(1);
        }
    }

    @Test
    void aSideThatWasClosedAndOpenedAgainKnowsNothingOfTheQuery() throws Exception {
        try (var session = Session.open(server.config());
                var other = Session.open(server.config())) {
            server.script("getNextResultBatch", call -> {
                server.serve("green");
                other.schemas("cat");
                server.serve("blue");
                server.expireSessions();
                return server.healthy().to(call);
            });
            assertThat(run(session, "SELECT 1", READING)).isEqualTo(2 * goldenRows());
        }
    }

    @Test
    void whileADeploymentGoesOnASideMayBeClosedAndOpenedAgainUnseen() throws Exception {
        try (var session = Session.open(server.config());
                var other = Session.open(server.config())) {
            server.serve("green");
            other.schemas("cat");
            server.script("getNextResultBatch", call -> {
                // Nobody makes a call in between.
                server.expireSessions();
                return server.healthy().to(call);
            });
            assertThat(run(session, "SELECT 1", READING)).isEqualTo(2 * goldenRows());
            assertThat(server.calls("executeStatementV2")).hasSize(2);
        }
    }

    @Test
    void aSideThatIsClosedAtEachStepIsFollowed() throws Exception {
        try (var session = Session.open(server.config("fetchBufferBatches", "0"))) {
            server.script("prepareStatementV2", close());
            server.script("executeStatementV2", close());
            server.script("getResultMetadata", close());
            server.script("getNextResultBatch", close(), server.healthy(), close(), server.healthy(), close());
            server.script("authenticate", close());
            assertThat(run(session, "SELECT 1", READING)).isEqualTo(2 * goldenRows());
        }
    }
}
