package com.e6data.emulator;

import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A fault script that plays. {@link #close} ends it; what it did until then stays. Thread-safe. */
public final class FaultPlay implements AutoCloseable {

    private final Faults faults;
    private final ScheduledExecutorService timer;
    private final FaultScript script;
    private final Random random;
    private final long began = System.nanoTime();
    private volatile boolean closed;

    FaultPlay(Faults faults, ScheduledExecutorService timer, FaultScript script) {
        this.faults = faults;
        this.timer = timer;
        this.script = script;
        this.random = new Random(script.seed());
    }

    void begin() {
        for (var line : script.lines()) {
            var at = line.first(random);
            if (at == 0) {
                // So that no call can come before it.
                run(line, at);
            } else {
                schedule(line, at);
            }
        }
    }

    /** @param at nanoseconds after the start of the script */
    private void schedule(FaultScript.Line line, long at) {
        if (at > line.end()) {
            return;
        }
        try {
            timer.schedule(() -> run(line, at), began + at - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The emulator was closed meanwhile.
            closed = true;
        }
    }

    private synchronized void run(FaultScript.Line line, long at) {
        if (!closed) {
            line.action().run(faults, random);
            if (line.repeats()) {
                // From the time at which it was due, so that a slow machine does not stretch the script.
                schedule(line, at + line.pause(random));
            }
        }
    }

    /** Nothing more happens once this returns. Does nothing the second time. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
