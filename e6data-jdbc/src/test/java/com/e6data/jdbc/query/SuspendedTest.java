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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests wake a suspended cluster (protocol 9.1). */
@Timeout(60)
class SuspendedTest {

    private static final QueryOptions OPTIONS = new QueryOptions("cat", "db", 0, false);

    private FakeCluster server;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        server = FakeCluster.start();
        session = Session.open(server.config("plannerSelection", "true"));
    }

    @AfterEach
    void stop() {
        session.close();
        server.close();
    }

    private void refuse(String method) {
        server.script(method, FakeCluster.failing(Status.UNAVAILABLE, "status: 503, cluster is suspended"));
    }

    private void run(QueryOptions options) throws SQLException {
        try (var query = Query.execute(session, "SELECT 1", options)) {
            while (query.next() != null) {
                // Read to the end.
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifyPlanner", "prepareStatementV2"})
    void aNewStatementWakesIt(String method) throws Exception {
        refuse(method);
        run(OPTIONS);
        assertThat(server.calls("cluster.status")).hasSize(1);
        assertThat(server.calls(method)).hasSize(2);
        assertThat(server.calls("executeStatementV2")).hasSize(1);
    }

    @Test
    void aNewStatementOfTheOlderFormWakesIt() throws Exception {
        refuse("prepareStatement");
        run(new QueryOptions(null, null, 0, false));
        assertThat(server.calls("cluster.status")).hasSize(1);
    }

    @Test
    void aDryRunWakesIt() throws Exception {
        refuse("dryRunV2");
        Query.dryRun(session, "SELECT 1", OPTIONS);
        assertThat(server.calls("cluster.status")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getResultMetadata", "getNextResultBatch"})
    void aQueryThatRanIsLostAndWakesNothing(String method) {
        refuse(method);
        assertThatThrownBy(() -> run(OPTIONS))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"))
                .hasMessageContaining("503");
        assertThat(server.calls("cluster.status")).isEmpty();
        assertThat(server.calls("cluster.resume")).isEmpty();
        assertThat(server.calls("prepareStatementV2")).hasSize(1);
    }

    /** Prepare is what shows whether the cluster sleeps. */
    @Test
    void anExecuteThatIsRefusedIsPreparedAgainAndWakesNothing() throws Exception {
        refuse("executeStatementV2");
        run(OPTIONS);
        assertThat(server.calls("cluster.status")).isEmpty();
        assertThat(server.calls("prepareStatementV2")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticate", "prepareStatementV2"})
    void withoutAutoResumeTheErrorComesAtOnce(String method) throws Exception {
        try (var impatient = Session.open(server.config("autoResume", "false"))) {
            server.expireSessions();
            refuse(method);
            assertThatThrownBy(() -> Query.execute(impatient, "SELECT 1", OPTIONS))
                    .hasFieldOrPropertyWithValue("SQLState", "08004")
                    .hasMessageContaining("autoResume=true");
            assertThat(server.calls("cluster.status")).isEmpty();
        }
    }
}
