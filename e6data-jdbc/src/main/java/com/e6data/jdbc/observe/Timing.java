package com.e6data.jdbc.observe;

import java.time.Duration;

/** Something that is being measured: when it began, and its record in the flight recorder. */
public final class Timing {

    private final long startNanos = System.nanoTime();
    private final Object record;

    /** Null where it is not recorded. */
    Timing(Object record) {
        this.record = record;
    }

    Object record() {
        return record;
    }

    /** Time until now. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
