package com.e6data.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/**
 * What very many connections cost one JVM, with their sockets open and after they fell idle: heap, threads, sockets,
 * and the time to wake one. The server runs in a process of its own.
 */
public final class ManyConnections {

    /** gRPC closes the socket of an idle channel this much later. */
    private static final int LINGER_SECONDS = 5;

    private static final int OPENERS = 4;
    private static final int WOKEN = 50;

    private final int count;
    private final int idleSeconds;
    private final boolean tls;
    private final boolean histogram;
    private final PrintStream out;

    /**
     * One state of all connections.
     *
     * @param heap bytes a connection
     * @param threads of the driver, for all connections together
     * @param sockets of the driver, for all connections together; 0 where the system does not tell
     */
    record Sample(long heap, long threads, long sockets) {}

    /**
     * @param open all were used once, and their sockets are open
     * @param idle their sockets are closed
     * @param answered how many answered after that
     * @param wakeMicros median time of the first query after that
     * @param nextMicros median time of the query that follows
     */
    record Result(Sample open, Sample idle, int answered, long wakeMicros, long nextMicros) {}

    ManyConnections(int count, int idleSeconds, boolean tls, boolean histogram, PrintStream out) {
        this.count = count;
        this.idleSeconds = idleSeconds;
        this.tls = tls;
        this.histogram = histogram;
        this.out = out;
    }

    /**
     * Prints what it measures.
     *
     * @param arguments {@code --connections N} (10000), {@code --idle-timeout S} (120; has to be longer than opening
     *     takes), {@code --tls true}, {@code --histogram true} (what a connection's bytes are)
     */
    public static void main(String[] arguments) throws Exception {
        int count = 10_000;
        int idleSeconds = 120;
        boolean tls = false;
        boolean histogram = false;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--connections" -> count = Integer.parseInt(value);
                case "--idle-timeout" -> idleSeconds = Integer.parseInt(value);
                case "--tls" -> tls = Boolean.parseBoolean(value);
                case "--histogram" -> histogram = Boolean.parseBoolean(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        new ManyConnections(count, idleSeconds, tls, histogram, System.out).run();
    }

    Result run() throws Exception {
        // From the first socket on that is closed, the JDK keeps one of its own.
        SocketChannel.open().close();
        long socketsBefore = sockets();
        try (ServerProcess server = tls ? ServerProcess.start("--tls") : ServerProcess.start();
                // Loads the classes, and keeps what all connections share.
                Connection first = open(server)) {
            answer(first);
            // The first one finds classes to load, too.
            Heap.now();
            Heap before = Heap.now();
            out.printf(Locale.ROOT, "%d connections%s%n", count, tls ? " over TLS" : "");
            long start = System.nanoTime();
            List<Connection> connections = openAll(server);
            try {
                out.printf(
                        Locale.ROOT, "opened and used once in %d ms each%n", millis(System.nanoTime() - start) / count);
                Sample open = sample("sockets open", before, socketsBefore);
                awaitIdle(socketsBefore);
                Sample idle = sample("idle", before, socketsBefore);
                return wake(connections, open, idle);
            } finally {
                closeAll(connections);
            }
        }
    }

    private Connection open(ServerProcess server) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ServerProcess.USER);
        properties.setProperty("password", ServerProcess.TOKEN);
        properties.setProperty("idleTimeout", Integer.toString(idleSeconds));
        if (tls) {
            properties.setProperty("sslCert", server.certificatePem());
        }
        return DriverManager.getConnection(server.url(), properties);
    }

    private static int answer(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 40 + 2")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private List<Connection> openAll(ServerProcess server) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(OPENERS);
        try {
            var futures = new ArrayList<Future<Connection>>();
            for (int i = 0; i < count; i++) {
                futures.add(pool.submit(() -> {
                    Connection connection = open(server);
                    answer(connection);
                    return connection;
                }));
            }
            var connections = new ArrayList<Connection>();
            for (var future : futures) {
                connections.add(future.get());
            }
            return connections;
        } finally {
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static void closeAll(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private Sample sample(String state, Heap before, long socketsBefore) throws JMException {
        Heap heap = Heap.now();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("e6data-"))
                .count();
        var sample = new Sample((heap.bytes() - before.bytes()) / count, threads, sockets() - socketsBefore);
        out.printf(
                Locale.ROOT,
                "%-13s %6.1f KB of heap each, %d threads and %d sockets for all%n",
                state + ":",
                sample.heap() / 1024.0,
                sample.threads(),
                sample.sockets());
        if (histogram) {
            out.print(heap.grownSince(before, count, 60));
        }
        return sample;
    }

    private void awaitIdle(long socketsBefore) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3L * (idleSeconds + LINGER_SECONDS));
        TimeUnit.SECONDS.sleep(idleSeconds + LINGER_SECONDS);
        while (sockets() > socketsBefore && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Sockets of this process; 0 where it cannot be seen. */
    private static long sockets() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (var files = Files.list(descriptors)) {
            return files.filter(ManyConnections::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private Result wake(List<Connection> connections, Sample open, Sample idle) throws SQLException {
        int woken = Math.min(WOKEN, connections.size());
        var first = new long[woken];
        var next = new long[woken];
        int answered = 0;
        for (int i = 0; i < connections.size(); i++) {
            long start = System.nanoTime();
            answered += answer(connections.get(i)) == 42 ? 1 : 0;
            if (i < woken) {
                first[i] = System.nanoTime() - start;
                start = System.nanoTime();
                answer(connections.get(i));
                next[i] = System.nanoTime() - start;
            }
        }
        var result = new Result(open, idle, answered, median(first), median(next));
        out.printf(
                Locale.ROOT,
                "%d answered after that; the first query took %d us, the next %d us (medians)%n",
                answered,
                result.wakeMicros(),
                result.nextMicros());
        return result;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return TimeUnit.NANOSECONDS.toMicros(nanos[nanos.length / 2]);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
