package com.e6data.conformance.chaos;

import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.sql.SqlError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Every write under its own id, with what the client was told; afterwards the tables of the server tell how often each
 * was done. Reported as done: once. Outcome unknown: at most once. Failed otherwise: never. Thread-safe.
 */
final class Ledger {

    private static final int COUNTERS = 4_000;

    /** What the client was told. */
    enum Told {
        DONE,
        UNKNOWN,
        FAILED
    }

    private final Map<String, Told> inserts = new ConcurrentHashMap<>();
    private final Map<Integer, Told> updates = new ConcurrentHashMap<>();
    private final AtomicInteger counters = new AtomicInteger();

    static void createTables(E6dataEmulator emulator) throws SqlError {
        emulator.execute("CREATE TABLE ledger (id VARCHAR)");
        emulator.execute("CREATE TABLE counters (id INTEGER, n INTEGER)");
        emulator.load(
                "counters",
                IntStream.range(0, COUNTERS).mapToObj(i -> new Object[] {i, 0}).toList());
    }

    /** A counter that nobody else uses; null where none is left. */
    Integer newCounter() {
        var counter = counters.getAndIncrement();
        return counter < COUNTERS ? counter : null;
    }

    void inserted(String id, Told told) {
        inserts.put(id, told);
    }

    void updated(Integer counter, Told told) {
        updates.put(counter, told);
    }

    long size() {
        return inserts.size() + updates.size();
    }

    /** What does not add up. */
    List<String> check(E6dataEmulator emulator) throws SqlError {
        var wrong = new ArrayList<String>();
        var rows = counts(emulator, "SELECT id, COUNT(*) FROM ledger GROUP BY id");
        inserts.forEach((id, told) -> check("INSERT " + id, told, rows.getOrDefault(id, 0L), wrong));
        rows.keySet().stream()
                .filter(id -> !inserts.containsKey(id))
                .forEach(id -> wrong.add("INSERT " + id + " is in the table and was never reported"));
        var counts = counts(emulator, "SELECT id, n FROM counters");
        updates.forEach((id, told) -> check("UPDATE " + id, told, counts.getOrDefault(String.valueOf(id), -1L), wrong));
        return wrong;
    }

    private static void check(String what, Told told, long times, List<String> wrong) {
        var right = switch (told) {
            case DONE -> times == 1;
            case UNKNOWN -> times == 0 || times == 1;
            case FAILED -> times == 0;
        };
        if (!right) {
            wrong.add(what + " was reported as " + told + " and done " + times + " times");
        }
    }

    private static Map<String, Long> counts(E6dataEmulator emulator, String sql) throws SqlError {
        var counts = new HashMap<String, Long>();
        try (var rows =
                emulator.engine().prepare(sql, "demo", "public").execute().cursor()) {
            while (rows.next()) {
                counts.put(String.valueOf(rows.get(0)), ((Number) rows.get(1)).longValue());
            }
        }
        return counts;
    }
}
