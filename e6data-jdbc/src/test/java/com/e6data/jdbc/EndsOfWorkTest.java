package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import com.e6data.proto.ClusterStatusResponse;
import com.e6data.proto.ExistingQuery;
import com.e6data.proto.IdentifyPlannerResponse;
import com.e6data.proto.IdentifyPlannerResponse.QueueMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Every way to end work that is going on, in every phase of it: who waits gets the right exception, the server is told
 * by query id and holds nothing any more, and the connection goes on where it still exists (protocol 5.7, 12).
 */
@Timeout(120)
class EndsOfWorkTest {

    private static final int BATCHES = 10;
    private static final Golden GOLDEN = Golden.named("integer_plain_min_max_null");

    private enum Phase {
        LOGIN("authenticate"),
        QUEUE("identifyPlanner"),
        PREPARE("prepareStatementV2"),
        EXECUTE("executeStatementV2"),
        METADATA("getResultMetadata"),
        FETCH("getNextResultBatch"),
        BETWEEN_FETCHES(""),
        AFTER_THE_END(""),
        RESUME("cluster.status");

        private final String method;

        Phase(String method) {
            this.method = method;
        }

        boolean waits() {
            return !method.isEmpty();
        }
    }

    private enum Way {
        CANCEL,
        QUERY_TIMEOUT,
        LOGIN_TIMEOUT,
        NETWORK_TIMEOUT,
        INTERRUPT,
        CLOSE_STATEMENT,
        CLOSE_CONNECTION,
        ABORT;

        boolean endsConnection() {
            return this == CLOSE_CONNECTION || this == ABORT;
        }
    }

    private static final String GOES_ON = "";

    /** SQLSTATE by way and phase. */
    private static final Map<Way, Map<Phase, String>> EXPECTED = new EnumMap<>(Way.class);

    private static void expect(Way way, String everywhere, Object... exceptions) {
        var row = new EnumMap<Phase, String>(Phase.class);
        for (Phase phase : Phase.values()) {
            row.put(phase, phase == Phase.AFTER_THE_END ? GOES_ON : everywhere);
        }
        for (int i = 0; i < exceptions.length; i += 2) {
            row.put((Phase) exceptions[i], (String) exceptions[i + 1]);
        }
        EXPECTED.put(way, row);
    }

    static {
        expect(Way.CANCEL, "57014");
        expect(Way.QUERY_TIMEOUT, "HYT00");
        expect(Way.LOGIN_TIMEOUT, GOES_ON, Phase.LOGIN, "08001");
        // Limits one request; in the queue and while a cluster wakes up, each request is answered in time.
        expect(
                Way.NETWORK_TIMEOUT,
                "HYT00",
                Phase.LOGIN,
                "08001",
                Phase.QUEUE,
                GOES_ON,
                Phase.RESUME,
                GOES_ON,
                Phase.BETWEEN_FETCHES,
                GOES_ON);
        expect(Way.INTERRUPT, "57014");
        // A result that was closed is not at its end, and says so.
        expect(
                Way.CLOSE_STATEMENT,
                "57014",
                Phase.FETCH,
                "24000",
                Phase.BETWEEN_FETCHES,
                "24000",
                Phase.AFTER_THE_END,
                "24000");
        expect(Way.CLOSE_CONNECTION, "08003", Phase.BETWEEN_FETCHES, "24000", Phase.AFTER_THE_END, "24000");
        expect(Way.ABORT, "08003", Phase.BETWEEN_FETCHES, "24000", Phase.AFTER_THE_END, "24000");
    }

    private static final Map<String, Class<?>> CLASSES = Map.of(
            "57014", SQLNonTransientException.class,
            "HYT00", SQLTimeoutException.class,
            "08001", SQLNonTransientConnectionException.class,
            "08003", SQLNonTransientConnectionException.class,
            "24000", SQLNonTransientException.class);

    /** Most of a trial is waiting. */
    private static final ExecutorService TRIALS = Executors.newFixedThreadPool(12);

    @TestFactory
    Stream<DynamicTest> everyWayInEveryPhase() {
        List<DynamicTest> tests = new ArrayList<>();
        EXPECTED.forEach((way, row) -> row.forEach((phase, state) -> {
            var running = TRIALS.submit(() -> {
                try (var trial = new Trial(way, phase)) {
                    trial.run(state);
                }
                return null;
            });
            tests.add(DynamicTest.dynamicTest(way + " in " + phase, running::get));
        }));
        return tests.stream();
    }

    @AfterAll
    static void noThreadIsLeft() throws InterruptedException {
        TRIALS.shutdownNow();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Set<String> left;
        while (!(left = threads()).isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
        assertThat(left).isEmpty();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("e6data") || name.startsWith("worker of"))
                .collect(Collectors.toSet());
    }

    /** One cell of the table. */
    private static final class Trial implements AutoCloseable {

        private final Way way;
        private final Phase phase;
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final FakeCluster server = FakeCluster.start();
        private final Connection connection;
        private final Statement statement;

        /** Where the reader waits for the test, in the phases in which it does not wait for the server. */
        private final CountDownLatch paused = new CountDownLatch(1);

        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CompletableFuture<Integer> rows = new CompletableFuture<>();
        private volatile boolean flagKept;
        private final Thread worker = new Thread(this::work);

        Trial(Way way, Phase phase) throws Exception {
            this.way = way;
            this.phase = phase;
            // The second colour that a new client tries, so that a wrong one would show.
            server.serve("green");
            server.result(GOLDEN, BATCHES);
            var properties = new Properties();
            properties.setProperty("user", FakeCluster.USER);
            properties.setProperty("password", FakeCluster.TOKEN);
            properties.setProperty("plannerSelection", String.valueOf(phase == Phase.QUEUE));
            if (way == Way.LOGIN_TIMEOUT) {
                properties.setProperty("loginTimeout", "1");
            }
            connection = DriverManager.getConnection(
                    "jdbc:e6data://localhost:" + server.port() + "/catalog=cat&database=db&clusterName=demo",
                    properties);
            statement = connection.createStatement();
            // A driver that mixed up queries would hit this one.
            read(statement);
            server.awaitNoQuery();
            if (way == Way.QUERY_TIMEOUT) {
                statement.setQueryTimeout(1);
            }
            if (way == Way.NETWORK_TIMEOUT) {
                connection.setNetworkTimeout(Runnable::run, 1_000);
            }
            worker.setName("worker of " + way + " in " + phase);
            hold();
        }

        private void hold() {
            switch (phase) {
                case LOGIN -> {
                    server.expireSessions();
                    holdCall();
                }
                case QUEUE -> {
                    var answer = IdentifyPlannerResponse.newBuilder()
                            .setQueueMessage(QueueMessage.WAITING_ON_PLANNER_SCALEUP)
                            .setExistingQuery(ExistingQuery.newBuilder().setQueryId("Q900-1"))
                            .build();
                    server.always("identifyPlanner", call -> {
                        arrived.countDown();
                        return answer;
                    });
                }
                case RESUME -> {
                    server.status("resuming");
                    server.always("cluster.status", call -> {
                        arrived.countDown();
                        return ClusterStatusResponse.newBuilder()
                                .setStatus("resuming")
                                .build();
                    });
                }
                case BETWEEN_FETCHES, AFTER_THE_END -> {
                    // The reader stops by itself.
                }
                default -> holdCall();
            }
        }

        private void holdCall() {
            server.script(phase.method, FakeCluster.held(arrived, release, server.healthy()));
        }

        private void letGo() {
            release.countDown();
            goOn.countDown();
            server.status("active");
            server.always("identifyPlanner", null);
            server.always("cluster.status", null);
        }

        private void work() {
            try {
                rows.complete(readPausing());
            } catch (Throwable e) {
                flagKept = Thread.currentThread().isInterrupted();
                rows.completeExceptionally(e);
            }
        }

        private int readPausing() throws SQLException {
            int count = 0;
            try (ResultSet result = statement.executeQuery("SELECT 1")) {
                while (result.next()) {
                    if (count++ == 0 && phase == Phase.BETWEEN_FETCHES) {
                        pause();
                    }
                }
                if (phase == Phase.AFTER_THE_END) {
                    pause();
                    result.getMetaData();
                }
            }
            flagKept = Thread.currentThread().isInterrupted();
            return count;
        }

        private void pause() {
            paused.countDown();
            boolean interrupted = false;
            for (; ; ) {
                try {
                    goOn.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private static int read(Statement statement) throws SQLException {
            int count = 0;
            try (ResultSet result = statement.executeQuery("SELECT 2")) {
                while (result.next()) {
                    count++;
                }
            }
            return count;
        }

        private void end() throws Exception {
            switch (way) {
                case CANCEL -> statement.cancel();
                case INTERRUPT -> worker.interrupt();
                case CLOSE_STATEMENT -> statement.close();
                case CLOSE_CONNECTION -> connection.close();
                case ABORT -> connection.abort(Runnable::run);
                case QUERY_TIMEOUT, LOGIN_TIMEOUT, NETWORK_TIMEOUT -> {
                    if (!phase.waits()) {
                        Thread.sleep(1_050);
                    }
                }
            }
        }

        void run(String state) throws Exception {
            int all = BATCHES * GOLDEN.rows();
            worker.start();
            (phase.waits() ? arrived : paused).await();
            end();
            if (!phase.waits()) {
                goOn.countDown();
            } else if (state.equals(GOES_ON)) {
                assertThat(isStillWaiting()).isTrue();
                letGo();
            }
            Throwable failure = failure();
            if (state.equals(GOES_ON)) {
                assertThat(failure).isNull();
                assertThat(rows.join()).isEqualTo(all);
            } else {
                assertThat(failure)
                        .isInstanceOf(CLASSES.get(state))
                        .hasFieldOrPropertyWithValue("SQLState", state)
                        .hasMessageNotContaining(FakeCluster.TOKEN);
            }
            assertThat(flagKept).isEqualTo(way == Way.INTERRUPT);
            letGo();
            if (!way.endsConnection()) {
                connection.setNetworkTimeout(Runnable::run, 0);
                try (Statement next = way == Way.CLOSE_STATEMENT ? connection.createStatement() : statement) {
                    next.setQueryTimeout(0);
                    assertThat(read(next)).isEqualTo(all);
                }
                assertThat(connection.isValid(5)).isTrue();
            }
            connection.close();
            server.awaitNoConnection();
            assertCleared();
        }

        private boolean isStillWaiting() throws Exception {
            try {
                rows.get(1_200, TimeUnit.MILLISECONDS);
                return false;
            } catch (TimeoutException e) {
                return true;
            }
        }

        private Throwable failure() throws Exception {
            try {
                rows.get(10, TimeUnit.SECONDS);
                return null;
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }

        /** Each query once, at its planner and its colour. */
        private void assertCleared() {
            assertThat(server.openQueries()).isEmpty();
            List<FakeCluster.Call> clears = server.calls("clearOrCancelQuery");
            assertThat(clears).extracting(call -> call.field("queryId")).doesNotHaveDuplicates();
            assertThat(clears).allSatisfy(call -> {
                assertThat(call.header("plannerip")).isEqualTo("10.0.0.7");
                assertThat(call.field("engineIP")).isEqualTo("10.0.0.7");
                assertThat(call.header("strategy")).isEqualTo("green");
            });
        }

        @Override
        public void close() throws SQLException {
            letGo();
            connection.close();
            server.close();
        }
    }

    /** The table has no hole. */
    @TestFactory
    Stream<DynamicTest> everyWayIsInTheTable() {
        return EnumSet.allOf(Way.class).stream()
                .map(way -> DynamicTest.dynamicTest(
                        way.name(), () -> assertThat(EXPECTED.get(way)).hasSize(Phase.values().length)));
    }
}
