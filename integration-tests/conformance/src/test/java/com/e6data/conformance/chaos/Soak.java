package com.e6data.conformance.chaos;

import com.e6data.conformance.TestCluster;
import com.e6data.conformance.chaos.Answer.WrongAnswer;
import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.sql.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deployments without an end: colours switch all the time under threads that run queries, and no query may fail or
 * answer wrongly.
 *
 * <p>What is demanded depends on how the old side goes. {@link Switches#DRAINED}: by turns announced and unannounced,
 * new work of the old colour is refused, its queries go on to their end; then nothing fails, reading or writing.
 * {@link Switches#HARD}: all calls of the old colour are refused at once and its queries are gone; then no query that
 * reads fails, because it is begun anew on the other side. There are no writes in this form: one whose outcome went
 * with its side is reported as unknown.
 */
final class Soak {

    /** How a colour goes. */
    enum Switches {
        DRAINED,
        HARD
    }

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int BATCH_ROWS = 50;

    private final Switches switches;
    private final int threads;
    private final Duration pause;
    private final Findings findings = new Findings();
    private final Latencies latencies = new Latencies();
    private final Ledger ledger = new Ledger();
    private final AtomicLong switched = new AtomicLong();
    private volatile boolean over;

    Soak(Switches switches, int threads, Duration pause) {
        this.switches = switches;
        this.threads = threads;
        this.pause = pause;
    }

    /**
     * What came of it.
     *
     * @param calls of the server by name
     */
    record Result(Findings findings, long switches, Map<String, Long> calls, Latencies latencies) {

        /** Calls that met the wrong colour or an expired login, and were made again. */
        long repeatedCalls() {
            // Each query is prepared once and, here, cleared once; what is more was repeated.
            return calls.getOrDefault("prepareStatementV2", 0L) - calls.getOrDefault("clearOrCancelQuery", 0L);
        }

        long logins() {
            return calls.getOrDefault("authenticate", 0L);
        }
    }

    Result run(Duration time) throws SQLException, SqlError, InterruptedException {
        WarmUp.run();
        try (var cluster = TestCluster.start(TestCluster.builder().batchRows(BATCH_ROWS))) {
            var emulator = cluster.emulator();
            Answer.createTable(emulator);
            Ledger.createTables(emulator);
            var connections = new ArrayList<Connection>();
            try {
                // Two threads a connection: one alone would never meet a login that another one makes.
                for (var i = 0; i < (threads + 1) / 2; i++) {
                    connections.add(cluster.connect());
                }
                run(emulator, connections, time);
            } finally {
                for (var connection : connections) {
                    connection.close();
                }
            }
            cleared(emulator);
            ledger.check(emulator).forEach(findings::wrong);
            return new Result(findings, switched.get(), emulator.recorder().counts(), latencies);
        }
    }

    private void run(E6dataEmulator emulator, List<Connection> connections, Duration time) throws InterruptedException {
        var workers = new ArrayList<Thread>();
        for (var i = 0; i < threads; i++) {
            var number = i;
            var worker = new Thread(() -> work(number, connections.get(number / 2)), "chaos-soak-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        var end = System.nanoTime() + time.toNanos();
        for (var due = System.nanoTime();
                System.nanoTime() < end && findings.wrong().isEmpty(); ) {
            due += pause.toNanos();
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            toggle(emulator);
        }
        over = true;
        for (var worker : workers) {
            worker.join(LONGEST.toMillis());
            if (worker.isAlive()) {
                findings.wrong(worker.getName() + " hangs\n" + Threads.dump());
                return;
            }
        }
    }

    private void toggle(E6dataEmulator emulator) throws InterruptedException {
        var faults = emulator.faults();
        var announced = switched.getAndIncrement() % 2 == 0;
        if (announced) {
            faults.announceColour(faults.currentColour().other());
            // Both sides are open meanwhile.
            TimeUnit.NANOSECONDS.sleep(pause.toNanos() / 3);
        }
        if (switches == Switches.DRAINED) {
            faults.drainColour(faults.leavingColour());
        } else if (announced) {
            faults.closeColour(faults.leavingColour());
        } else {
            faults.switchColour(faults.currentColour().other());
        }
    }

    private void work(int number, Connection connection) {
        var random = new Random(number);
        try (var prepared = connection.prepareStatement(Answer.preparedSql())) {
            for (var i = 0; !over; i++) {
                var id = number + "-" + i;
                var began = System.nanoTime();
                one(id, connection, prepared, random);
                latencies.add(System.nanoTime() - began);
            }
        } catch (SQLException e) {
            findings.wrong("thread " + number + ": " + Findings.stack(e));
        } catch (WrongAnswer e) {
            findings.wrong("wrong answer: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            findings.wrong("thread " + number + " failed in a way that is none: " + Findings.stack(e));
        }
    }

    private void one(String id, Connection connection, PreparedStatement prepared, Random random)
            throws SQLException, WrongAnswer {
        var chance = random.nextInt(100);
        var large = chance < 20;
        var answer = new Answer(id, large ? 100 + random.nextInt(400) : 1 + random.nextInt(BATCH_ROWS - 1));
        if (chance < 40) {
            answer.bind(prepared);
            try (var result = prepared.executeQuery()) {
                answer.readAll(result);
            }
        } else if (chance < 90) {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(answer.sql())) {
                answer.readAll(result);
            }
        } else if (chance < 95 || switches == Switches.HARD) {
            columns(connection);
        } else {
            write(id, connection);
        }
        findings.done(answer.seen());
    }

    private static void columns(Connection connection) throws SQLException, WrongAnswer {
        try (var columns = connection.getMetaData().getColumns("demo", "public", "numbers", "%")) {
            var names = new ArrayList<String>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
            if (!names.equals(List.of("n"))) {
                throw new WrongAnswer("the columns of the table are " + names);
            }
        }
    }

    private void write(String id, Connection connection) throws SQLException, WrongAnswer {
        var told = Ledger.Told.FAILED;
        try (var statement = connection.createStatement()) {
            if (statement.executeUpdate("INSERT INTO ledger VALUES ('" + id + "')") != 1) {
                throw new WrongAnswer("an INSERT of one row changed another number");
            }
            told = Ledger.Told.DONE;
        } finally {
            ledger.inserted(id, told);
        }
    }

    private void cleared(E6dataEmulator emulator) throws InterruptedException {
        for (var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
                !emulator.openQueries().isEmpty() && System.nanoTime() < deadline; ) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (!emulator.openQueries().isEmpty()) {
            findings.wrong("left on the server: " + emulator.openQueries());
        }
    }
}
