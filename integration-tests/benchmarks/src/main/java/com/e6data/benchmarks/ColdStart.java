package com.e6data.benchmarks;

import com.e6data.emulator.E6dataEmulator;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How much longer a JVM runs that fetches one row than one that prints a line. The server runs in this process, so that
 * each program finds it ready; programs take turns, so that what else the machine does hits all of them.
 */
public final class ColdStart {

    static final String USER = "me@example.com";
    static final String TOKEN = "token-7f3a";

    private final int runs;
    private final List<Path> jdks;
    private final Map<String, List<Path>> drivers;

    private ColdStart(int runs, List<Path> jdks, Map<String, List<Path>> drivers) {
        this.runs = runs;
        this.jdks = jdks;
        this.drivers = drivers;
    }

    /**
     * Prints one line a JDK and driver.
     *
     * @param arguments {@code --runs N} (15), {@code --jdk HOME} (may be repeated; the running one), {@code --all JAR}
     *     (the self-contained jar, to be measured beside the thin one)
     */
    public static void main(String[] arguments) throws Exception {
        int runs = 15;
        var jdks = new ArrayList<Path>();
        var drivers = new LinkedHashMap<String, List<Path>>();
        drivers.put("thin jar", thinJar());
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--runs" -> runs = Integer.parseInt(value);
                case "--jdk" -> jdks.add(Path.of(value));
                case "--all" -> drivers.put("all jar", List.of(Path.of(value)));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        if (jdks.isEmpty()) {
            jdks.add(Path.of(System.getProperty("java.home")));
        }
        new ColdStart(runs, jdks, drivers).run(System.out);
    }

    /** The driver and what it needs, as this program has them. */
    private static List<Path> thinJar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(
                        ".*(e6data-jdbc|/proto/|e6data-proto|grpc-|protobuf-java|guava|failureaccess|perfmark).*"))
                .map(Path::of)
                .toList();
    }

    private void run(PrintStream out) throws IOException, InterruptedException, URISyntaxException {
        Path program = Path.of(FirstRow.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (E6dataEmulator emulator =
                E6dataEmulator.builder().user(USER, TOKEN).start()) {
            for (Path jdk : jdks) {
                var programs = new LinkedHashMap<String, List<String>>();
                programs.put("bare JVM", command(jdk, List.of(program)));
                drivers.forEach((name, jars) -> {
                    var classPath = new ArrayList<>(jars);
                    classPath.add(program);
                    var command = new ArrayList<>(command(jdk, classPath));
                    command.add(emulator.url());
                    programs.put(name, command);
                });
                report(jdk, measure(programs), out);
            }
        }
    }

    private static List<String> command(Path jdk, List<Path> classPath) {
        return List.of(
                jdk.resolve("bin").resolve("java").toString(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()),
                FirstRow.class.getName());
    }

    private Map<String, long[]> measure(Map<String, List<String>> programs) throws IOException, InterruptedException {
        var times = new LinkedHashMap<String, long[]>();
        // One more than counts: the first finds files outside of the operating system's cache.
        for (int run = -1; run < runs; run++) {
            for (var program : programs.entrySet()) {
                long time = time(program.getValue());
                if (run >= 0) {
                    times.computeIfAbsent(program.getKey(), any -> new long[runs])[run] = time;
                }
            }
        }
        return times;
    }

    private static long time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("failed: " + String.join(" ", command));
            }
        } finally {
            process.destroyForcibly();
        }
        return System.nanoTime() - start;
    }

    private static void report(Path jdk, Map<String, long[]> times, PrintStream out) {
        out.println(jdk);
        times.values().forEach(Arrays::sort);
        long bare = median(times.get("bare JVM"));
        times.forEach((name, sorted) -> out.printf(
                Locale.ROOT,
                "  %-10s median %5d ms  best %5d ms  over the bare JVM %5d ms  ratio %.1f%n",
                name,
                millis(median(sorted)),
                millis(sorted[0]),
                millis(median(sorted) - bare),
                (double) median(sorted) / bare));
    }

    private static long median(long[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
