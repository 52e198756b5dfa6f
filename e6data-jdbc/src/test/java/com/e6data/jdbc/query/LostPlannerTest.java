package com.e6data.jdbc.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.testing.FakeCluster;
import io.grpc.Status;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements whose planner goes away after it prepared them (protocol 5.8, 9.1). */
@Timeout(60)
class LostPlannerTest {

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

    @Test
    void aRefusedExecuteIsPreparedAgain() throws Exception {
        server.script("executeStatementV2", FakeCluster.failing(Status.UNAVAILABLE, "status: 503"));
        try (var session = Session.open(server.config())) {
            Query.execute(session, "INSERT INTO t VALUES (1)", WRITING).close();
        }
        assertThat(server.calls("prepareStatementV2")).hasSize(2);
        assertThat(server.calls("executeStatementV2")).hasSize(2);
        assertThat(server.calls("clearOrCancelQuery")).hasSize(2);
        assertThat(server.calls("cluster.status")).isEmpty();
    }

    @Test
    void refusedAgainItIsLost() throws Exception {
        var refused = FakeCluster.failing(Status.UNAVAILABLE, "status: 503");
        server.script("executeStatementV2", refused);
        server.script("executeStatementV2", refused);
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> Query.execute(session, "INSERT INTO t VALUES (1)", WRITING))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08006"))
                    .hasMessageContaining("the query is lost");
        }
        assertThat(server.calls("executeStatementV2")).hasSize(2);
    }

    @Test
    void aWriteThatRanIsNotPreparedAgain() throws Exception {
        server.script("getResultMetadata", FakeCluster.failing(Status.UNAVAILABLE, "status: 503"));
        try (var session = Session.open(server.config())) {
            assertThatThrownBy(() -> Query.execute(session, "INSERT INTO t VALUES (1)", WRITING))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08007"));
        }
        assertThat(server.calls("executeStatementV2")).hasSize(1);
    }
}
