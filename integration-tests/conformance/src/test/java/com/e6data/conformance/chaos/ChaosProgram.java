package com.e6data.conformance.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * The long form of the chaos test: schedule after schedule. Options: {@code --schedules=1000}, {@code --seed=} of the
 * first one (default: by the clock), {@code --times=} how often each is run (default once; a replay meets other calls
 * each time), {@code --minutes=} after which no new one is begun (default: no limit).
 */
final class ChaosProgram {

    private ChaosProgram() {}

    public static void main(String[] args) throws Exception {
        // What the network library has to say about broken connections.
        LogManager.getLogManager().reset();
        var options = new Options(args);
        var schedules = options.number("schedules", 1_000);
        var first = options.number("seed", System.currentTimeMillis());
        var minutes = options.number("minutes", Long.MAX_VALUE);
        var times = options.number("times", 1);
        System.out.println(schedules + " schedules from seed " + first);
        var before = Threads.names();
        WarmUp.run();
        var began = System.nanoTime();
        var failures = new TreeMap<String, Long>();
        var kinds = new EnumMap<FaultKind, Integer>(FaultKind.class);
        var operations = 0L;
        var rows = 0L;
        var broken = 0;
        var run = 0L;
        while (run < schedules * times && TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - began) < minutes) {
            var schedule = Schedule.of(first + run++ / times);
            var findings = Chaos.run(schedule);
            operations += findings.operations();
            rows += findings.rows();
            findings.failures().forEach((state, count) -> failures.merge(state, count, Long::sum));
            schedule.kinds().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            if (!findings.wrong().isEmpty()) {
                broken++;
                System.out.println("\nBROKEN " + schedule + "\n" + String.join("\n", findings.wrong()));
            }
            if (run % 50 == 0) {
                System.out.println(run + " runs, " + operations + " operations, " + broken + " broken, "
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");
            }
        }
        var left = Threads.left(before, Duration.ofSeconds(30));
        System.out.println("runs " + run + ", seeds " + first + ".." + (first + (run - 1) / times));
        System.out.println("operations " + operations + ", rows " + rows + ", seconds "
                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        System.out.println("failures that the faults excuse, by SQLSTATE " + failures);
        System.out.println("schedules by fault " + kinds);
        System.out.println("threads left " + left);
        System.out.println("broken runs " + broken);
        if (broken > 0 || !left.isEmpty()) {
            System.exit(1);
        }
    }
}
