package com.e6data.demo.print;

import java.time.Duration;
import java.util.Locale;

/** Time since its start, as a text for people. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    /** For example {@code 43 ms} or {@code 3.2 s}. */
    public String elapsed() {
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
