package com.e6data.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long it takes until who waits for a query is released, for each way to end it, with many threads at work; and
 * that a cancel never hits the query after the one that it was for. The server runs in a process of its own.
 */
public final class CancelLatency {

    private static final String SQL = "SELECT 1";

    /** Rounds that do not count. */
    private static final int WARM_UP = 2;

    /** Ends what another thread waits for. */
    private interface Blow {
        void strike(Connection connection, Statement statement, Thread worker) throws SQLException;
    }

    /**
     * What is measured.
     *
     * @param held the request that the server does not answer
     * @param limit after which the driver ends it by itself; null where {@code blow} ends it
     */
    private record Way(String name, String held, Duration limit, Blow blow) {}

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final List<Way> WAYS = List.of(
            new Way(
                    "cancel in prepare",
                    "prepareStatementV2",
                    null,
                    (connection, statement, worker) -> statement.cancel()),
            new Way(
                    "cancel in execute",
                    "executeStatementV2",
                    null,
                    (connection, statement, worker) -> statement.cancel()),
            new Way(
                    "cancel in fetch",
                    "getNextResultBatch",
                    null,
                    (connection, statement, worker) -> statement.cancel()),
            new Way(
                    "interrupt in fetch",
                    "getNextResultBatch",
                    null,
                    (connection, statement, worker) -> worker.interrupt()),
            new Way("close in fetch", "getNextResultBatch", null, (connection, statement, worker) -> statement.close()),
            new Way(
                    "abort in fetch",
                    "getNextResultBatch",
                    null,
                    (connection, statement, worker) -> connection.abort(Runnable::run)),
            new Way("query timeout", "getNextResultBatch", SECOND, null),
            new Way("network timeout", "getNextResultBatch", SECOND, null),
            new Way("login timeout", "authenticate", SECOND, null));

    private final int threads;
    private final int trials;
    private final PrintStream out;
    private final ScheduledExecutorService strikers = Executors.newScheduledThreadPool(4);

    private CancelLatency(int threads, int trials, PrintStream out) {
        this.threads = threads;
        this.trials = trials;
        this.out = out;
    }

    /**
     * Prints one line a way, and one for the queries that follow a cancelled one.
     *
     * @param arguments {@code --threads N} (50), {@code --trials N} a thread and way (20), {@code --following N} trials
     *     in all that a cancel must not hit the following query (10000)
     */
    public static void main(String[] arguments) throws Exception {
        int threads = 50;
        int trials = 20;
        int following = 10_000;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            int value = Integer.parseInt(arguments[i + 1]);
            switch (arguments[i]) {
                case "--threads" -> threads = value;
                case "--trials" -> trials = value;
                case "--following" -> following = value;
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        var program = new CancelLatency(threads, trials, System.out);
        try {
            program.withoutDriver();
            for (Way way : WAYS) {
                program.measure(way);
            }
            program.following(following);
        } finally {
            program.strikers.shutdownNow();
        }
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private void inThreads(Work work) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(pool.submit(() -> {
                    work.run(number);
                    return null;
                }));
            }
            for (var worker : running) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Connection connect(ServerProcess server, String... more) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ServerProcess.USER);
        properties.setProperty("password", ServerProcess.TOKEN);
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        return DriverManager.getConnection(server.url(), properties);
    }

    /** What the machine itself takes: the same threads wait for nothing but a latch. */
    private void withoutDriver() throws InterruptedException, ExecutionException {
        var nanos = new long[threads * trials];
        inThreads(thread -> {
            for (int round = 0; round < trials; round++) {
                var latch = new CountDownLatch(1);
                var struck = new AtomicLong();
                strikers.schedule(
                        () -> {
                            struck.set(System.nanoTime());
                            latch.countDown();
                        },
                        someTime(),
                        TimeUnit.MICROSECONDS);
                latch.await();
                nanos[thread * trials + round] = System.nanoTime() - struck.get();
            }
        });
        report("a latch", nanos);
    }

    private static long someTime() {
        return ThreadLocalRandom.current().nextLong(50_000, 150_000);
    }

    // Ways to end a query

    private void measure(Way way) throws IOException, InterruptedException, ExecutionException {
        Path script = Files.createTempFile("e6data-faults", ".txt");
        int rounds = way.limit() == null ? trials : Math.max(trials / 10, 1);
        var nanos = new long[threads * rounds];
        try {
            Files.writeString(script, "at 0s on " + way.held() + " always delay 10m\n");
            try (var server = ServerProcess.start("--faults", script.toString())) {
                inThreads(thread -> {
                    Connection connection = null;
                    for (int round = -WARM_UP; round < rounds; round++) {
                        long time;
                        if (way.held().equals("authenticate")) {
                            time = overtimeOfLogin(server, way);
                        } else {
                            connection = connection == null || connection.isClosed() ? connect(server) : connection;
                            time = waitedFor(connection, way);
                        }
                        if (round >= 0) {
                            nanos[thread * rounds + round] = time;
                        }
                    }
                    if (connection != null) {
                        connection.close();
                    }
                });
            }
        } finally {
            Files.delete(script);
        }
        report(way.name(), nanos);
    }

    private static long overtimeOfLogin(ServerProcess server, Way way) {
        long start = System.nanoTime();
        try (Connection connection = connect(server, "loginTimeout", "1")) {
            throw new IllegalStateException("Connected: " + connection);
        } catch (SQLException e) {
            return System.nanoTime() - start - way.limit().toNanos();
        }
    }

    private long waitedFor(Connection connection, Way way) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (way.name().startsWith("query")) {
                statement.setQueryTimeout((int) way.limit().toSeconds());
            } else if (way.limit() != null) {
                connection.setNetworkTimeout(Runnable::run, (int) way.limit().toMillis());
            }
            var struck = new AtomicLong();
            if (way.blow() != null) {
                Thread worker = Thread.currentThread();
                strikers.schedule(
                        () -> {
                            struck.set(System.nanoTime());
                            way.blow().strike(connection, statement, worker);
                            return null;
                        },
                        someTime(),
                        TimeUnit.MICROSECONDS);
            }
            long start = System.nanoTime();
            try (ResultSet rows = statement.executeQuery(SQL)) {
                // The network timeout is one of each request, the query timeout one of all of them.
                start = way.name().startsWith("network") ? System.nanoTime() : start;
                rows.next();
                throw new IllegalStateException("The query was answered in spite of " + way.name());
            } catch (SQLException e) {
                long end = System.nanoTime();
                return way.blow() == null ? end - start - way.limit().toNanos() : end - struck.get();
            } finally {
                // Else the worker would bring the flag of an interrupt into its next round.
                Thread.interrupted();
            }
        }
    }

    // The query after a cancelled one

    private void following(int total) throws IOException, InterruptedException, ExecutionException {
        var cancelled = new AtomicLong();
        var nanos = new AtomicLong(TimeUnit.MILLISECONDS.toNanos(10));
        int each = Math.max(total / threads, 1);
        try (var server = ServerProcess.start()) {
            inThreads(thread -> {
                try (Connection connection = connect(server);
                        Statement statement = connection.createStatement()) {
                    for (int trial = 0; trial < each; trial++) {
                        long start = System.nanoTime();
                        var cancel = cancelSometime(statement, nanos.get());
                        try {
                            requireOne(statement);
                            nanos.set(System.nanoTime() - start);
                        } catch (SQLException e) {
                            if (!"57014".equals(e.getSQLState())) {
                                throw e;
                            }
                            cancelled.incrementAndGet();
                        }
                        // The call is over; what it set in motion may go on.
                        cancel.get();
                        requireOne(statement);
                    }
                }
            });
        }
        out.printf(
                Locale.ROOT,
                "%d queries were cancelled or just missed (%d and %d); none of the queries that followed was hit%n",
                (long) each * threads,
                cancelled.get(),
                (long) each * threads - cancelled.get());
    }

    /** At any moment of a query that takes so long, or just after it. */
    private CompletableFuture<Void> cancelSometime(Statement statement, long nanos) {
        var done = new CompletableFuture<Void>();
        strikers.schedule(
                () -> {
                    try {
                        statement.cancel();
                        done.complete(null);
                    } catch (SQLException e) {
                        done.completeExceptionally(e);
                    }
                },
                ThreadLocalRandom.current().nextLong(nanos * 5 / 4 + 1),
                TimeUnit.NANOSECONDS);
        return done;
    }

    private static void requireOne(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(SQL)) {
            if (!rows.next() || rows.getInt(1) != 1 || rows.next()) {
                throw new IllegalStateException("Not the one row of " + SQL);
            }
        }
    }

    private void report(String name, long[] nanos) {
        Arrays.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%-20s %6d trials  p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms%n",
                name,
                nanos.length,
                millis(nanos[nanos.length / 2]),
                millis(nanos[Math.min(nanos.length * 99 / 100, nanos.length - 1)]),
                millis(nanos[nanos.length - 1]));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
