package com.e6data.conformance.chaos;

import java.util.concurrent.atomic.AtomicLongArray;

/** How long operations took, in classes that are a tenth wide. Thread-safe. */
final class Latencies {

    private static final double STEP = Math.log(1.1);

    private final AtomicLongArray counts = new AtomicLongArray(400);

    void add(long nanos) {
        var micros = Math.max(1, nanos / 1_000);
        counts.incrementAndGet(Math.min(counts.length() - 1, (int) (Math.log(micros) / STEP)));
    }

    /** Milliseconds that this share of the operations did not exceed, to a tenth. */
    double millis(double share) {
        var all = 0L;
        for (var i = 0; i < counts.length(); i++) {
            all += counts.get(i);
        }
        var seen = 0L;
        for (var i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= share * all && seen > 0) {
                return Math.exp((i + 1) * STEP) / 1_000;
            }
        }
        return 0;
    }
}
