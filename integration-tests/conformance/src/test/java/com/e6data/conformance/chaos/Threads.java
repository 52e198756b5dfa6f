package com.e6data.conformance.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Threads of this JVM. */
final class Threads {

    private Threads() {}

    /** What every thread is doing. */
    static String dump() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(entry -> entry.getKey() + "\n"
                        + Arrays.stream(entry.getValue())
                                .map(frame -> "    at " + frame)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    /** Threads by name and number. */
    static Set<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + "#" + thread.getId())
                .collect(Collectors.toSet());
    }

    /** Threads of driver and emulator that are still there after a while and were not before. */
    static Set<String> left(Set<String> before, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!left(before).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
        return left(before);
    }

    private static Set<String> left(Set<String> before) {
        return names().stream()
                .filter(name -> name.contains("grpc") || name.contains("e6data") || name.contains("chaos"))
                .filter(name -> !before.contains(name))
                .collect(Collectors.toSet());
    }
}
