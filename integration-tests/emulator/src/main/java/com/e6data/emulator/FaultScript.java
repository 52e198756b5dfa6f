package com.e6data.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Faults as text, one a line: when, how often, and what ({@link FaultCommands}). Times count from the start of the
 * script; {@code #} begins a comment line. What is left to chance comes from the seed.
 *
 * <pre>
 * seed 42
 * at 5s     announce-colour green
 * at 8s     drain-colour blue
 * at 10s    suspend 3s
 * at 20s    on getNextResultBatch skip 2 times 3 fail UNAVAILABLE the proxy lost the planner
 * every 200ms for 30s switch-colour
 * at 1m every 100ms..2s any-of expire-sessions | move-planner | reset-connections
 * </pre>
 */
record FaultScript(long seed, List<Line> lines) {

    /** What a line does; {@code random} decides where the line leaves a choice. */
    interface Action {
        void run(Faults faults, Random random);
    }

    /**
     * One line.
     *
     * @param at when it may happen first; null where the first pause says so
     * @param shortest pause between two times; null where it happens once
     * @param longest as {@code shortest}, or more: then each pause is random
     * @param lasts how long it repeats, null for ever
     */
    record Line(Duration at, Duration shortest, Duration longest, Duration lasts, Action action) {

        boolean repeats() {
            return shortest != null;
        }

        /** Nanoseconds to the next time. */
        long pause(Random random) {
            var spread = longest.toNanos() - shortest.toNanos();
            return shortest.toNanos() + (spread == 0 ? 0 : random.nextLong(spread + 1));
        }

        /** Nanoseconds to the first time. */
        long first(Random random) {
            return at == null ? pause(random) : at.toNanos();
        }

        /** Nanoseconds after which it does not happen any more. */
        long end() {
            return lasts == null ? Long.MAX_VALUE : (at == null ? 0 : at.toNanos()) + lasts.toNanos();
        }
    }

    static final String HELP = """
            Lines of a fault script are "WHEN COMMAND"; times are 5s, 200ms or 2m. WHEN is one of:
              at TIME                            once, so long after the start
              [at TIME] every PAUSE [for TIME]   again and again; a pause of 100ms..2s is random
            The line "seed N" makes chance repeatable (default: 1). Commands:
              announce-colour [COLOUR], drain-colour [COLOUR], close-colour [COLOUR], switch-colour [COLOUR]
                without COLOUR: the other one is announced or switched to, the old one drained or closed
              refuse-in-words-of plain, grpc_core or grpc_java
              suspend TIME, suspend-for-good TIME, suspending, wake-up, disable
              expire-sessions, rotate-session-ids [off], lose-queries, move-planner, lose-planner
              reset-connections, clear, queue-for-planner N, rate-limit-planner N
              on RPC [skip N] [times N | always] EFFECT   with RPC a method name or *, EFFECT one of
                fail STATUS [TEXT], delay TIME, lose-response [STATUS [TEXT]], reset-connection, cut-batch BYTES,
                corrupt-batch
              any-of COMMAND | COMMAND | ..      one of them by chance
            """;

    private static final long DEFAULT_SEED = 1;

    FaultScript {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException that names the line and what is wrong with it */
    static FaultScript parse(String text) {
        var lines = new ArrayList<Line>();
        var seed = DEFAULT_SEED;
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            try {
                var words = new FaultWords(line);
                if (words.skip("seed")) {
                    seed = words.longNumber();
                    words.end();
                } else {
                    lines.add(line(words));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fault script, line " + number + ": " + e.getMessage(), e);
            }
        }
        return new FaultScript(seed, lines);
    }

    private static Line line(FaultWords words) {
        Duration at = null;
        Duration[] pauses = null;
        Duration lasts = null;
        if (words.skip("at")) {
            at = words.duration();
        } else if (!words.startsWith("every")) {
            throw new IllegalArgumentException("'" + words.next("at or every") + "' where 'at' or 'every' belongs");
        }
        if (words.skip("every")) {
            pauses = words.durations();
            lasts = words.skip("for") ? words.duration() : null;
        }
        var action = FaultCommands.read(words);
        words.end();
        return pauses == null
                ? new Line(at, null, null, null, action)
                : new Line(at, pauses[0], pauses[1], lasts, action);
    }
}
