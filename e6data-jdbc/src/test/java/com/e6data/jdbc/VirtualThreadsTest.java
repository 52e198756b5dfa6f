package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.testing.FakeCluster;
import com.e6data.jdbc.testing.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of virtual threads wait for the server at the same time, and none keeps its carrier thread meanwhile. */
@Timeout(120)
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before JDK 21")
class VirtualThreadsTest {

    private static final int CONNECTIONS = 20;
    private static final int THREADS = 2_000;

    @TempDir
    Path directory;

    private FakeCluster server;
    private final List<Connection> connections = new ArrayList<>();
    private ExecutorService threads;

    /** The method is not there for the compiler, which is told to keep to Java 17. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    @BeforeEach
    void start() throws Exception {
        threads = virtualThreads();
        server = FakeCluster.start();
        server.result(Golden.named("integer_plain_min_max_null"), 3);
        var properties = new Properties();
        properties.setProperty("user", FakeCluster.USER);
        properties.setProperty("password", FakeCluster.TOKEN);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(DriverManager.getConnection(
                    "jdbc:e6data://localhost:" + server.port() + "/catalog=cat&database=db", properties));
        }
        // What is loaded and made once is out of the way.
        read(connections.get(0));
    }

    @AfterEach
    void stop() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
        server.close();
    }

    private static int read(Connection connection) throws SQLException {
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    @Test
    void noneIsPinnedWhileItWaitsForTheServer() throws Exception {
        int rows = read(connections.get(0));
        Path file = directory.resolve("pinned.jfr");
        try (var recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ofMillis(1))
                    .withStackTrace();
            recording.start();
            // With the classes that are there for recordings only.
            read(connections.get(0));
            var reads = new ArrayList<Future<Integer>>();
            for (int i = 0; i < THREADS; i++) {
                Connection connection = connections.get(i % CONNECTIONS);
                Callable<Integer> task = () -> read(connection);
                reads.add(threads.submit(task));
            }
            for (var read : reads) {
                assertThat(read.get(90, TimeUnit.SECONDS)).isEqualTo(rows);
            }
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        assertThat(RecordingFile.readAllEvents(file).stream().filter(VirtualThreadsTest::isOurs))
                .isEmpty();
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getEventType().getName().equals("jdk.VirtualThreadPinned")
                && event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("com.e6data.jdbc."));
    }

    @Test
    void moreWaitForTheServerThanThereAreCarrierThreadsAndACancelReachesEach() throws Exception {
        int waiting = 200;
        var arrived = new CountDownLatch(waiting);
        var release = new CountDownLatch(1);
        for (int i = 0; i < waiting; i++) {
            server.script("executeStatementV2", FakeCluster.held(arrived, release, server.healthy()));
        }
        try {
            var statements = new ArrayList<Statement>();
            var states = new ArrayList<Future<String>>();
            for (int i = 0; i < waiting; i++) {
                Statement statement = connections.get(i % CONNECTIONS).createStatement();
                statements.add(statement);
                states.add(threads.submit(() -> {
                    try {
                        statement.executeQuery("SELECT 1");
                        return "";
                    } catch (SQLException e) {
                        return e.getSQLState();
                    }
                }));
            }
            arrived.await();
            for (Statement statement : statements) {
                threads.submit(() -> {
                    statement.cancel();
                    return null;
                });
            }
            for (var state : states) {
                assertThat(state.get(30, TimeUnit.SECONDS)).isEqualTo("57014");
            }
        } finally {
            release.countDown();
        }
        server.awaitNoQuery();
    }
}
