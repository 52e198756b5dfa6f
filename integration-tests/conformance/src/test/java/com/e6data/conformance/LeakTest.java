package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing stays behind: no query on the server, no thread in the client. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LeakTest {

    @Test
    void everyWayToLeaveAResultClearsTheQueryOnTheServer() throws SQLException {
        try (TestCluster cluster = TestCluster.start()) {
            try (Connection connection = cluster.connect()) {
                try (Statement statement = connection.createStatement()) {
                    try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                        rows.next();
                    }
                    statement.executeQuery("SELECT 2");
                    statement.executeQuery("SELECT 3");
                }
                Statement open = connection.createStatement();
                open.executeQuery("SELECT 4");
                try (Statement failing = connection.createStatement()) {
                    failing.executeQuery("SELECT nothing FROM nowhere");
                } catch (SQLException expected) {
                    assertThat(expected.getSQLState()).startsWith("42");
                }
            }
            assertThat(cluster.emulator().openQueries()).isEmpty();
            List<String> methods = cluster.emulator().recorder().methods();
            assertThat(methods).filteredOn("clearOrCancelQuery"::equals).hasSize(4);
        }
    }

    @Test
    void threadsDoNotGrowWithConnectionsAndGoWhenTheyAreClosed() throws SQLException, InterruptedException {
        // Other tests of this JVM keep an emulator of their own.
        Set<String> before = threads();
        try (TestCluster cluster = TestCluster.start()) {
            List<Connection> connections = new ArrayList<>();
            connections.add(cluster.connect());
            one(connections.get(0));
            Set<String> few = threads();
            for (int i = 0; i < 50; i++) {
                Connection connection = cluster.connect();
                one(connection);
                connections.add(connection);
            }
            // Event loops are shared: as many threads as cores allow, not as connections ask for.
            assertThat(threads().size() - few.size())
                    .isLessThanOrEqualTo(4 * Runtime.getRuntime().availableProcessors());
            for (Connection connection : connections) {
                connection.close();
                connection.close();
            }
        }
        // gRPC keeps its shared executor and event loops for a moment after the last channel is closed.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!left(before).isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(left(before)).isEmpty();
    }

    private static void one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static Set<String> left(Set<String> before) {
        return threads().stream()
                .filter(name -> name.contains("grpc") || name.contains("e6data"))
                .filter(name -> !before.contains(name))
                .collect(Collectors.toSet());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + "#" + thread.getId())
                .collect(Collectors.toSet());
    }
}
