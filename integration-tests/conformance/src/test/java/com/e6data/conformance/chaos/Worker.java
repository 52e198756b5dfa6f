package com.e6data.conformance.chaos;

import com.e6data.conformance.chaos.Answer.WrongAnswer;
import com.e6data.conformance.chaos.Ledger.Told;
import com.e6data.conformance.chaos.Schedule.Client;
import com.e6data.conformance.chaos.Schedule.Home;
import com.e6data.conformance.chaos.Schedule.Step;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One client: runs its program over and over until the storm is over, and looks at every answer. */
final class Worker implements Runnable {

    private final Client client;
    private final Connections connections;
    private final Allowed allowed;
    private final Ledger ledger;
    private final Findings findings;
    private final ScheduledExecutorService timer;
    private final BooleanSupplier over;
    private int count;

    Worker(
            Client client,
            Connections connections,
            Allowed allowed,
            Ledger ledger,
            Findings findings,
            ScheduledExecutorService timer,
            BooleanSupplier over) {
        this.client = client;
        this.connections = connections;
        this.allowed = allowed;
        this.ledger = ledger;
        this.findings = findings;
        this.timer = timer;
        this.over = over;
    }

    @Override
    public void run() {
        do {
            for (var step : client.steps()) {
                run(step);
                if (over.getAsBoolean()) {
                    return;
                }
            }
        } while (true);
    }

    private void run(Step step) {
        var id = client.number() + "-" + count++ + "-" + step.work();
        try {
            Connection connection;
            try {
                connection = connections.of(client);
            } catch (SQLException e) {
                findings.failed(id + ", its connection,", e, allowed.connect());
                return;
            }
            try {
                run(step, id, connection);
            } finally {
                connections.giveBack(client, connection);
            }
        } catch (WrongAnswer e) {
            findings.wrong("wrong answer: " + e.getMessage());
        } catch (SQLException e) {
            findings.wrong(id + ": " + Findings.stack(e));
        } catch (RuntimeException | Error | InterruptedException | ExecutionException e) {
            findings.wrong(id + " failed in a way that is none: " + Findings.stack(e));
        }
    }

    private void run(Step step, String id, Connection connection)
            throws SQLException, WrongAnswer, InterruptedException, ExecutionException {
        switch (step.work()) {
            case SMALL, LARGE -> query(connection, id, step.rows(), Integer.MAX_VALUE);
            case PARTIAL -> query(connection, id, step.rows(), 1 + step.millis() * 5);
            case PREPARED -> prepared(connection, id, step.rows());
            case CANCELLED -> cancelled(connection, id, step);
            case INTERRUPTED -> interrupted(connection, id, step);
            case LIMITED -> limited(connection, id, step.rows());
            case CATALOG -> catalog(connection, id);
            case VALID -> valid(connection, id);
            case INSERT -> insert(connection, id);
            case UPDATE -> update(connection, id);
            case BATCH -> batch(connection, id);
            case CANCELLED_INSERT -> cancelledInsert(connection, id, step);
        }
    }

    private void query(Connection connection, String id, int rows, int most) throws SQLException, WrongAnswer {
        try (var statement = connection.createStatement()) {
            query(statement, new Answer(id, rows), most, Set.of());
        }
    }

    /** Runs and reads; a failure is looked at here. */
    private void query(Statement statement, Answer answer, int most, Set<String> alsoAllowed) throws WrongAnswer {
        try (var result = statement.executeQuery(answer.sql())) {
            if (most == Integer.MAX_VALUE) {
                answer.readAll(result);
            } else {
                answer.read(result, most);
            }
            findings.done(answer.seen());
        } catch (SQLException e) {
            failed(answer, e, alsoAllowed);
        }
    }

    private void failed(Answer answer, SQLException failure, Set<String> alsoAllowed) {
        var states = new HashSet<>(answer.seen() == 0 ? allowed.fresh() : allowed.begun());
        states.addAll(alsoAllowed);
        if (client.home() == Home.POOL && allowed.fresh().stream().anyMatch(state -> state.startsWith("08"))) {
            // A pool closes a connection under a step whose first statement failed with such a state.
            states.add("08003");
        }
        findings.failed(
                "client " + client.number() + ", " + answer.sql() + " after " + answer.seen() + " rows",
                failure,
                states);
    }

    private void prepared(Connection connection, String id, int rows) throws SQLException, WrongAnswer {
        try (var statement = connection.prepareStatement(Answer.preparedSql())) {
            for (var i = 0; i < 2; i++) {
                var answer = new Answer(id + "-" + i, rows / (1 + i));
                try {
                    answer.bind(statement);
                    try (var result = statement.executeQuery()) {
                        answer.readAll(result);
                        findings.done(answer.seen());
                    }
                } catch (SQLException e) {
                    failed(answer, e, Set.of());
                }
            }
        }
    }

    private void cancelled(Connection connection, String id, Step step)
            throws SQLException, WrongAnswer, InterruptedException, ExecutionException {
        try (var statement = connection.createStatement()) {
            var cancel = cancel(statement, step);
            query(statement, new Answer(id, step.rows()), Integer.MAX_VALUE, Set.of("57014"));
            cancel.get();
            // What is cancelled is over; the next query must not notice.
            query(statement, new Answer(id + "-next", 10), Integer.MAX_VALUE, Set.of());
        }
    }

    private Future<?> cancel(Statement statement, Step step) {
        return timer.schedule(
                () -> {
                    try {
                        statement.cancel();
                    } catch (SQLException e) {
                        // A pool may have closed the connection by now.
                        if (client.home() != Home.POOL || !"08003".equals(e.getSQLState())) {
                            throw e;
                        }
                    }
                    return null;
                },
                step.millis(),
                TimeUnit.MILLISECONDS);
    }

    private void interrupted(Connection connection, String id, Step step) throws SQLException, WrongAnswer {
        var interrupt = new Interrupt(Thread.currentThread());
        try (var statement = connection.createStatement()) {
            timer.schedule(interrupt, step.millis(), TimeUnit.MILLISECONDS);
            query(statement, new Answer(id, step.rows()), Integer.MAX_VALUE, Set.of("57014"));
        } finally {
            interrupt.end();
        }
    }

    /** Interrupts a thread, but not any more once the thread has ended it; the flag is gone then. */
    private static final class Interrupt implements Runnable {

        private Thread thread;

        Interrupt(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void run() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            thread = null;
            Thread.interrupted();
        }
    }

    private void limited(Connection connection, String id, int rows) throws SQLException, WrongAnswer {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            query(statement, new Answer(id, rows), Integer.MAX_VALUE, Set.of("HYT00"));
        }
    }

    private void catalog(Connection connection, String id) {
        try (var columns = connection.getMetaData().getColumns("demo", "public", "counters", "%")) {
            var names = new ArrayList<String>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
            if (!names.equals(List.of("id", "n"))) {
                findings.wrong("wrong answer: " + id + " is " + names);
            }
            findings.done(names.size());
        } catch (SQLException e) {
            findings.failed(id, e, allowed.catalog());
        }
    }

    /** An answer either way, since the cluster may sleep; only a failure is wrong. */
    private void valid(Connection connection, String id) throws SQLException {
        var valid = connection.isValid(5);
        if (!valid && allowed.equals(Allowed.NOTHING)) {
            findings.wrong(id + ": the connection is said to be invalid");
        }
        findings.done(0);
    }

    private void insert(Connection connection, String id) throws SQLException {
        try (var statement = connection.createStatement()) {
            ledger.inserted(id, write(id, statement, insertion(id), Set.of()));
        }
    }

    private void cancelledInsert(Connection connection, String id, Step step)
            throws SQLException, InterruptedException, ExecutionException {
        try (var statement = connection.createStatement()) {
            var cancel = cancel(statement, step);
            ledger.inserted(id, write(id, statement, insertion(id), Set.of("57014")));
            cancel.get();
        }
    }

    private void update(Connection connection, String id) throws SQLException {
        var counter = ledger.newCounter();
        if (counter == null) {
            return;
        }
        try (var statement = connection.createStatement()) {
            var sql = "UPDATE counters SET n = n + 1 WHERE id = " + counter;
            ledger.updated(counter, write(id, statement, sql, Set.of()));
        }
    }

    private Told write(String id, Statement statement, String sql, Set<String> alsoAllowed) {
        try {
            var count = statement.executeUpdate(sql);
            if (count != 1) {
                findings.wrong("wrong answer: " + id + " changed " + count + " rows");
            }
            findings.done(0);
            return Told.DONE;
        } catch (SQLException e) {
            return told(id, e, alsoAllowed);
        }
    }

    private Told told(String id, SQLException failure, Set<String> alsoAllowed) {
        var states = new HashSet<>(allowed.write());
        states.addAll(alsoAllowed);
        findings.failed("client " + client.number() + ", write " + id, failure, states);
        return switch (String.valueOf(failure.getSQLState())) {
            case "08007", "57014", "HYT00" -> Told.UNKNOWN;
            default -> Told.FAILED;
        };
    }

    private void batch(Connection connection, String id) throws SQLException {
        var size = 4;
        try (var statement = connection.prepareStatement("INSERT INTO ledger VALUES (?)")) {
            for (var i = 0; i < size; i++) {
                statement.setString(1, id + "-" + i);
                statement.addBatch();
            }
            var done = size;
            var failed = Told.FAILED;
            try {
                statement.executeBatch();
                findings.done(0);
            } catch (BatchUpdateException e) {
                done = e.getUpdateCounts().length;
                failed = told(id, e, Set.of());
            } catch (SQLException e) {
                done = 0;
                failed = told(id, e, Set.of());
            }
            for (var i = 0; i < size; i++) {
                // Behind the one that failed nothing was begun.
                ledger.inserted(id + "-" + i, i < done ? Told.DONE : i == done ? failed : Told.FAILED);
            }
        }
    }

    private static String insertion(String id) {
        return "INSERT INTO ledger VALUES ('" + id + "')";
    }
}
