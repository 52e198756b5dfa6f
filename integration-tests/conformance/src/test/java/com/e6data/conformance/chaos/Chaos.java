package com.e6data.conformance.chaos;

import com.e6data.conformance.TestCluster;
import com.e6data.conformance.chaos.Answer.WrongAnswer;
import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.RecordedCall;
import com.e6data.emulator.sql.SqlError;
import io.grpc.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Runs a schedule: storm, calm, books. */
final class Chaos {

    /** A step that takes longer hangs; a cluster that resumes takes about three. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final Duration CLEARED = Duration.ofSeconds(5);

    private final Schedule schedule;
    private final Findings findings = new Findings();
    private final Ledger ledger = new Ledger();

    private Chaos(Schedule schedule) {
        this.schedule = schedule;
    }

    /** What came of it. */
    static Findings run(Schedule schedule) throws SQLException, SqlError, InterruptedException {
        var chaos = new Chaos(schedule);
        try (var cluster = TestCluster.start(TestCluster.builder().batchRows(schedule.batchRows()))) {
            chaos.run(cluster);
        }
        return chaos.findings;
    }

    private void run(TestCluster cluster) throws SQLException, SqlError, InterruptedException {
        var emulator = cluster.emulator();
        Answer.createTable(emulator);
        Ledger.createTables(emulator);
        try (var connections = new Connections(cluster, schedule.plannerSelection())) {
            allAnswer(connections);
            storm(emulator, connections);
            calm(emulator);
            allAnswer(connections);
        }
        cleared(emulator);
        ledger.check(emulator).forEach(findings::wrong);
    }

    private void storm(E6dataEmulator emulator, Connections connections) throws InterruptedException {
        var timer = Executors.newScheduledThreadPool(2, task -> daemon(task, "chaos-timer"));
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Schedule.WINDOW + 50);
        try (var play = emulator.faults().play(schedule.script())) {
            var threads = new ArrayList<Thread>();
            for (var client : schedule.clients()) {
                var worker = new Worker(
                        client,
                        connections,
                        schedule.allowed(),
                        ledger,
                        findings,
                        timer,
                        () -> System.nanoTime() > end);
                var thread = daemon(worker, "chaos-client-" + client.number());
                threads.add(thread);
                thread.start();
            }
            join(threads, end + LONGEST.toNanos());
        } finally {
            timer.shutdownNow();
        }
    }

    private void join(List<Thread> threads, long deadline) throws InterruptedException {
        for (var thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            if (thread.isAlive()) {
                findings.wrong(thread.getName() + " hangs\n" + Threads.dump());
                return;
            }
        }
    }

    /** Everything that lasts is undone; a colour, an old session or a broken connection is the driver's to find out. */
    private static void calm(E6dataEmulator emulator) {
        emulator.faults().clear();
        emulator.faults().wakeUp();
        emulator.faults().rotateSessionIds(false);
    }

    /** Before and after the storm every connection works. */
    private void allAnswer(Connections connections) throws SQLException {
        for (var connection : connections.shared()) {
            answers(connection);
        }
        try (var connection = connections.pool().getConnection()) {
            answers(connection);
        }
    }

    private void answers(Connection connection) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(new Answer("calm", 5).sql())) {
            new Answer("calm", 5).readAll(result);
        } catch (SQLException | WrongAnswer e) {
            findings.wrong("in calm weather: " + Findings.stack(e));
        }
    }

    /** The server keeps nothing; or only what no client can know of, or could not clear. */
    private void cleared(E6dataEmulator emulator) {
        var deadline = System.nanoTime() + CLEARED.toNanos();
        var left = emulator.openQueries();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            if (unexcused(emulator, left).isEmpty()) {
                return;
            }
            LockSupport.parkNanos(5_000_000);
            left = emulator.openQueries();
        }
        var leaked = unexcused(emulator, left);
        if (!leaked.isEmpty()) {
            findings.wrong("left on the server: " + leaked + "; their calls are\n"
                    + emulator.recorder().calls().stream()
                            .filter(call -> leaked.contains(queryId(call)))
                            .map(RecordedCall::toString)
                            .collect(Collectors.joining("\n")));
        }
    }

    /**
     * A query may stay where the answer to its prepare was lost, so that no client ever named it, or where its clear
     * was refused or lost.
     */
    private List<String> unexcused(E6dataEmulator emulator, List<String> left) {
        var calls = emulator.recorder().calls();
        return left.stream()
                .filter(id -> {
                    var named = calls.stream()
                            .filter(call -> id.equals(queryId(call)))
                            .toList();
                    var lost = schedule.losesAnswers() && named.isEmpty();
                    var refused = named.stream()
                            .anyMatch(call -> call.rpc().equals("clearOrCancelQuery") && call.code() != Status.Code.OK);
                    return !lost && !refused;
                })
                .toList();
    }

    private static String queryId(RecordedCall call) {
        var request = call.request();
        var field = request == null ? null : request.getDescriptorForType().findFieldByName("queryId");
        return field == null ? null : (String) request.getField(field);
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
