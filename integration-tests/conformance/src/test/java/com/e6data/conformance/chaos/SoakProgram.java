package com.e6data.conformance.chaos;

import java.time.Duration;
import java.util.Locale;
import java.util.logging.LogManager;

/**
 * The long form of the soak: {@code --minutes=30}, {@code --threads=32}, {@code --pause=200} milliseconds between two
 * switches, {@code --switches=drained} or {@code hard}.
 */
final class SoakProgram {

    private SoakProgram() {}

    public static void main(String[] args) throws Exception {
        // What the network library has to say about broken connections.
        LogManager.getLogManager().reset();
        var options = new Options(args);
        var minutes = options.number("minutes", 30);
        var seconds = options.number("seconds", minutes * 60);
        var threads = (int) options.number("threads", 32);
        var pause = Duration.ofMillis(options.number("pause", 200));
        var switches = Soak.Switches.valueOf(options.text("switches", "drained").toUpperCase(Locale.ROOT));
        System.out.println(
                seconds + " s, " + threads + " threads, a switch every " + pause.toMillis() + " ms, " + switches);
        var result = new Soak(switches, threads, pause).run(Duration.ofSeconds(seconds));
        var findings = result.findings();
        System.out.println("operations " + findings.operations() + ", rows " + findings.rows());
        System.out.println("switches " + result.switches() + ", logins " + result.logins() + ", repeated prepares "
                + result.repeatedCalls());
        System.out.printf(
                Locale.ROOT,
                "milliseconds p50 %.1f, p99 %.1f, p99.9 %.1f%n",
                result.latencies().millis(0.5),
                result.latencies().millis(0.99),
                result.latencies().millis(0.999));
        System.out.println("failed or wrong " + findings.wrong().size());
        findings.wrong().forEach(System.out::println);
        if (!findings.wrong().isEmpty()) {
            System.exit(1);
        }
    }
}
