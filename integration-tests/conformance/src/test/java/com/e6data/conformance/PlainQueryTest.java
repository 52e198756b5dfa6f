package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.RecordedCall;
import com.e6data.emulator.Recorder;
import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.PrepareStatementV2Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls of a plain query, counted by the server: one of each, and none more. */
class PlainQueryTest {

    @Test
    void plainQueryMakesExactlyTheCallsOfTheProtocol() throws SQLException {
        try (TestCluster cluster = TestCluster.start()) {
            try (Connection connection = cluster.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 42 AS answer;  -- of everything")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt("answer")).isEqualTo(42);
                assertThat(rows.next()).isFalse();
            }

            Recorder recorder = cluster.emulator().recorder();
            assertThat(recorder.methods())
                    .containsExactly(
                            "authenticate",
                            "prepareStatementV2",
                            "executeStatementV2",
                            "getResultMetadata",
                            "getNextResultBatch",
                            "getNextResultBatch",
                            "clearOrCancelQuery");
            List<RecordedCall> calls = recorder.calls();
            for (RecordedCall call : calls) {
                boolean refersToQuery = calls.indexOf(call) > 1;
                assertThat(call.headers().containsKey("plannerip"))
                        .as("plannerip on %s", call.rpc())
                        .isEqualTo(refersToQuery);
                assertThat(call.headers()).as(call.rpc()).doesNotContainKey("authorization");
            }
            assertThat(((AuthenticateRequest) calls.get(0).request()).getUser()).isEqualTo(TestCluster.USER);
            var prepare = (PrepareStatementV2Request) calls.get(1).request();
            assertThat(prepare.getQueryString()).isEqualTo("SELECT 42 AS answer");
            assertThat(prepare.getCatalog()).isEqualTo("demo");
            assertThat(prepare.getSchema()).isEqualTo("public");
            assertThat(prepare.getQuoting()).isEmpty();
            var execute = (ExecuteStatementV2Request) calls.get(2).request();
            assertThat(execute.getEngineIP()).isEqualTo(calls.get(2).header("plannerip"));
            assertThat(execute.getSessionId()).isEqualTo(prepare.getSessionId()).isNotEmpty();
        }
    }

    @Test
    void clusterNameTravelsOnEveryCallInLowerCase() throws SQLException {
        try (TestCluster cluster = TestCluster.start(TestCluster.builder().cluster("Sales"))) {
            try (Connection connection = cluster.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                assertThat(rows.next()).isTrue();
                assertThat(connection.getMetaData().getSchemas().next()).isTrue();
            }
            assertThat(cluster.emulator().recorder().calls())
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.headers()).containsEntry("cluster-name", "sales"));
        }
    }

    @Test
    void parametersTravelAsLiteralsThatTheServerReadsBack() throws SQLException {
        try (TestCluster cluster = TestCluster.start();
                Connection connection = cluster.connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT ? AS a, '?' AS b /* ? */, ? + 1 AS c -- ?")) {
            for (String text :
                    List.of("plain", "it's", "back\\slash", "\\' OR 1=1 --", "tab\tline\nend", "naïve 🚀", "")) {
                statement.setString(1, text);
                statement.setLong(2, 41);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(text);
                    assertThat(rows.getString(2)).isEqualTo("?");
                    assertThat(rows.getLong(3)).isEqualTo(42);
                }
            }
        }
    }

    @Test
    void resultOfManyBatchesComesInOrder() throws Exception {
        try (TestCluster cluster = TestCluster.start(TestCluster.builder().batchRows(7))) {
            cluster.run("CREATE TABLE numbers (n BIGINT)");
            cluster.emulator()
                    .load(
                            "demo",
                            "public",
                            "numbers",
                            () -> java.util.stream.LongStream.range(0, 100)
                                    .mapToObj(n -> new Object[] {n})
                                    .iterator());
            try (Connection connection = cluster.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
                for (long n = 0; n < 100; n++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(n);
                    assertThat(rows.getRow()).isEqualTo((int) n + 1);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
