package com.e6data.conformance.chaos;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a run showed: how much was done, how it failed, and what must not have happened. Thread-safe. */
final class Findings {

    /** More of the same help nobody. */
    private static final int MOST_TEXTS = 8;

    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final Map<String, Long> failures = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    void done(long rowsSeen) {
        operations.incrementAndGet();
        rows.addAndGet(rowsSeen);
    }

    /** Work failed; wrong unless one of the states is allowed. */
    void failed(String what, SQLException failure, Set<String> allowed) {
        operations.incrementAndGet();
        var state = String.valueOf(failure.getSQLState());
        synchronized (this) {
            failures.merge(state, 1L, Long::sum);
        }
        if (!allowed.contains(state)) {
            wrong(what + " failed with " + state + ", allowed is " + allowed + "\n" + stack(failure));
        }
    }

    synchronized void wrong(String text) {
        if (wrong.size() < MOST_TEXTS) {
            wrong.add(text);
        }
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    long operations() {
        return operations.get();
    }

    long rows() {
        return rows.get();
    }

    /** Failures by SQLSTATE. */
    synchronized Map<String, Long> failures() {
        return new TreeMap<>(failures);
    }

    static String stack(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
