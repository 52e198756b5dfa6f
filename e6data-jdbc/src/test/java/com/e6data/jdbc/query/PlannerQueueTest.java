package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.FakeCluster.Answer;
import com.e6data.jdbc.testing.FakeCluster.Call;
import com.e6data.proto.ExistingQuery;
import com.e6data.proto.IdentifyPlannerRequest;
import com.e6data.proto.IdentifyPlannerResponse;
import com.e6data.proto.IdentifyPlannerResponse.QueueMessage;
import com.e6data.proto.PrepareStatementRequest;
import com.e6data.proto.PrepareStatementV2Request;
import io.grpc.Status;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The planner queue (protocol 10). What ends the wait in it is a column of {@code EndsOfWorkTest}. */
@Timeout(60)
class PlannerQueueTest {

    private static final QueryOptions OPTIONS = new QueryOptions("cat", "db", 0, false);
    private static final String PLANNER = "10.0.0.9";
    private static final String ID = "Q900-1";

    private FakeCluster server;
    private final List<String> events = new ArrayList<>();

    private final QueryProgress progress = new QueryProgress() {
        @Override
        public void resuming() {
            events.add("resuming");
        }

        @Override
        public void queued() {
            events.add("queued");
        }

        @Override
        public void prepared(String queryId) {
            events.add("prepared " + queryId);
        }

        @Override
        public void executing() {
            events.add("executing");
        }
    };

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Session open() throws SQLException {
        return Session.open(server.config("plannerSelection", "true"));
    }

    private void run(Session session) throws SQLException {
        run(session, OPTIONS);
    }

    private void run(Session session, QueryOptions options) throws SQLException {
        try (var query = Query.execute(session, "SELECT 1", options, new CancelToken(), progress)) {
            int chunks = 0;
            while (query.next() != null) {
                chunks++;
            }
            assertThat(chunks).isEqualTo(2);
        }
    }

    private static Answer says(QueueMessage message) {
        return call -> IdentifyPlannerResponse.newBuilder()
                .setQueueMessage(message)
                .setPlannerIp(message == QueueMessage.GO_AHEAD ? PLANNER : "")
                .setExistingQuery(ExistingQuery.newBuilder().setQueryId(ID))
                .build();
    }

    private List<IdentifyPlannerRequest> asked() {
        return server.calls("identifyPlanner").stream()
                .map(call -> (IdentifyPlannerRequest) call.request())
                .toList();
    }

    @Test
    void nobodyIsAskedUnlessTheUserWantsIt() throws Exception {
        try (var session = Session.open(server.config())) {
            run(session);
        }
        assertThat(server.methods()).doesNotContain("identifyPlanner");
    }

    @Test
    void theTextIsSentOnceAndTheTimeWaitedWithEachFurtherQuestion() throws Exception {
        var waiting = says(QueueMessage.WAITING_ON_PLANNER_SCALEUP);
        server.script("identifyPlanner", waiting, waiting, waiting, says(QueueMessage.GO_AHEAD));
        try (var session = open()) {
            run(session);
        }
        assertThat(asked()).hasSize(4);
        var first = asked().get(0);
        assertThat(first.getFirstTimeRequestPayload().getQueryString()).isEqualTo("SELECT 1");
        assertThat(first.getFirstTimeRequestPayload().getCatalog()).isEqualTo("cat");
        assertThat(first.getFirstTimeRequestPayload().getSchema()).isEqualTo("db");
        assertThat(first.hasExistingQuery()).isFalse();
        assertThat(asked().subList(1, 4)).allSatisfy(next -> {
            assertThat(next.hasFirstTimeRequestPayload()).isFalse();
            assertThat(next.getExistingQuery().getQueryId()).isEqualTo(ID);
        });
        assertThat(asked().subList(1, 4))
                .extracting(next -> next.getExistingQuery().getElapsedTimeMillis())
                .isSorted()
                .allMatch(elapsed -> elapsed >= 5);
        assertThat(server.calls("identifyPlanner")).allMatch(call -> call.header("plannerip") == null);
        assertThat(events).containsExactly("queued", "prepared " + ID, "executing");
    }

    @Test
    void whatTheQueueAssignedGoesWithEveryCallOfTheQuery() throws Exception {
        server.script(
                "identifyPlanner",
                says(QueueMessage.WAITING_ON_PLANNER_SCALEUP),
                says(QueueMessage.GO_AHEAD),
                says(QueueMessage.GO_AHEAD));
        try (var session = open()) {
            run(session);
            var prepare = server.calls("prepareStatementV2").get(0);
            var request = (PrepareStatementV2Request) prepare.request();
            assertThat(request.getPlannerIp()).isEqualTo(PLANNER);
            assertThat(request.getExistingQuery().getQueryId()).isEqualTo(ID);
            assertThat(request.getExistingQuery().getElapsedTimeMillis()).isGreaterThanOrEqualTo(5);
            assertThat(prepare.header("plannerip")).isEqualTo(PLANNER);

            run(session, new QueryOptions(null, "db", 0, false));
            var older = (PrepareStatementRequest)
                    server.calls("prepareStatement").get(0).request();
            assertThat(older.getPlannerIp()).isEqualTo(PLANNER);
            assertThat(older.getExistingQuery().getQueryId()).isEqualTo(ID);
            assertThat(asked().get(2).getFirstTimeRequestPayload().getCatalog()).isEmpty();
        }
        // The fake cluster answers prepare with another planner, which does not count.
        for (String method : List.of(
                "executeStatementV2",
                "executeStatement",
                "getResultMetadata",
                "getNextResultBatch",
                "clearOrCancelQuery")) {
            assertThat(server.calls(method)).as(method).isNotEmpty().allSatisfy(call -> {
                assertThat(call.header("plannerip")).isEqualTo(PLANNER);
                assertThat(call.field("engineIP")).isEqualTo(PLANNER);
                assertThat(call.field("queryId")).isEqualTo(ID);
            });
        }
    }

    @Test
    void anEmptyAnswerMeansGoAheadAndAssignsNothing() throws Exception {
        try (var session = open()) {
            run(session);
        }
        assertThat(asked()).hasSize(1);
        Call prepare = server.calls("prepareStatementV2").get(0);
        assertThat(prepare.header("plannerip")).isNull();
        assertThat(((PrepareStatementV2Request) prepare.request()).hasPlannerIp())
                .isFalse();
        assertThat(((PrepareStatementV2Request) prepare.request()).hasExistingQuery())
                .isFalse();
        assertThat(server.calls("executeStatementV2").get(0).header("plannerip"))
                .isEqualTo("10.0.0.7");
        assertThat(events).containsExactly("prepared Q2-1", "executing");
    }

    @Test
    void aRateLimitIsWaitedFor() throws Exception {
        var limited = says(QueueMessage.RATE_LIMIT);
        server.script("identifyPlanner", limited, limited, says(QueueMessage.GO_AHEAD));
        try (var session = open()) {
            run(session);
        }
        assertThat(events).startsWith("queued");
    }

    @Test
    void aRateLimitThatStaysEndsTheStatementAndNothingElse() throws Exception {
        server.always("identifyPlanner", says(QueueMessage.RATE_LIMIT));
        try (var session = open()) {
            assertThatThrownBy(() -> run(session))
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "53000")
                    .hasMessageContaining("request limit")
                    .hasMessageContaining("7 times");
            assertThat(asked()).hasSize(7);
            assertThat(server.calls("prepareStatementV2")).isEmpty();
            server.always("identifyPlanner", null);
            run(session);
        }
    }

    @Test
    void anUnknownMessageFails() throws Exception {
        server.script(
                "identifyPlanner",
                call -> IdentifyPlannerResponse.newBuilder()
                        .setQueueMessageValue(7)
                        .build());
        try (var session = open()) {
            assertThatThrownBy(() -> run(session))
                    .hasFieldOrPropertyWithValue("SQLState", "08P01")
                    .hasMessageContaining("unknown queue message 7");
            assertThat(server.calls("prepareStatementV2")).isEmpty();
            run(session);
        }
    }

    @Test
    void aClusterWithoutTheQueueIsAskedOnceADeployment() throws Exception {
        server.always("identifyPlanner", FakeCluster.failing(Status.UNIMPLEMENTED, "unknown method"));
        try (var session = open();
                var other = open()) {
            run(session);
            run(session);
            run(other);
            assertThat(asked()).hasSize(1);
            server.serve("green");
            run(session);
            assertThat(asked()).hasSize(2);
        }
    }

    @Test
    void refusalsAreCuredAsThoseOfPrepareAre() throws Exception {
        try (var session = open()) {
            server.script(
                    "identifyPlanner",
                    says(QueueMessage.WAITING_ON_PLANNER_SCALEUP),
                    FakeCluster.failing(Status.INTERNAL, "Access denied. Invalid session"),
                    says(QueueMessage.GO_AHEAD));
            run(session);
            assertThat(server.calls("authenticate")).hasSize(2);
            // Another session may be on another planner, so the wait begins anew.
            assertThat(asked().get(2).hasFirstTimeRequestPayload()).isTrue();

            server.script("identifyPlanner", FakeCluster.failing(Status.UNAVAILABLE, "status: 503"));
            run(session);
            assertThat(server.calls("cluster.status")).hasSize(1);
            assertThat(events).contains("resuming");

            server.serve("green");
            run(session);
            assertThat(server.calls("prepareStatementV2").get(2).header("strategy"))
                    .isEqualTo("green");
        }
    }

    @Test
    void aLostConnectionDoesNotLoseThePlaceInTheQueue() throws Exception {
        server.script(
                "identifyPlanner",
                says(QueueMessage.WAITING_ON_PLANNER_SCALEUP),
                FakeCluster.failing(Status.UNAVAILABLE, "connection reset"),
                says(QueueMessage.WAITING_ON_PLANNER_SCALEUP),
                FakeCluster.failing(Status.UNAVAILABLE, "connection reset"),
                says(QueueMessage.GO_AHEAD));
        try (var session = open()) {
            run(session);
        }
        assertThat(asked().stream().filter(IdentifyPlannerRequest::hasFirstTimeRequestPayload))
                .hasSize(1);
    }

    @Test
    void theFirstQuestionIsAskedAgainWhereTheConnectionWasLost() throws Exception {
        server.script(
                "identifyPlanner",
                FakeCluster.failing(Status.UNAVAILABLE, "connection reset"),
                says(QueueMessage.GO_AHEAD));
        try (var session = open()) {
            run(session);
        }
        assertThat(asked()).hasSize(2).allMatch(IdentifyPlannerRequest::hasFirstTimeRequestPayload);
    }
}
