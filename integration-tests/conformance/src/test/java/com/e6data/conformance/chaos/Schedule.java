package com.e6data.conformance.chaos;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happens in one run: faults and the programs of the clients, all from one seed. Which fault meets which call is
 * left to the threads, so a replay gives the same storm, not the same drops.
 *
 * @param kinds what the faults are
 * @param script the same as a fault script of the emulator
 * @param batchRows rows in a batch of the server
 * @param plannerSelection true where clients ask for a planner before each query
 */
record Schedule(
        long seed, Set<FaultKind> kinds, String script, int batchRows, boolean plannerSelection, List<Client> clients) {

    /** Milliseconds in which faults begin. */
    static final int WINDOW = 350;

    /** Connections that clients share. */
    static final int SHARED = 3;

    private static final List<String> WORDS = List.of("plain", "grpc_core", "grpc_java");

    /** Where a client has its connection from. */
    enum Home {
        /** One that it shares with other threads. */
        SHARED,
        /** One for each step from a pool. */
        POOL,
        /** One for each step, opened and closed. */
        OWN
    }

    /**
     * One thread.
     *
     * @param connection number of the shared connection
     */
    record Client(int number, Home home, int connection, List<Step> steps) {}

    /**
     * One step of a program.
     *
     * @param rows of the result
     * @param millis until a cancel or interrupt, or rows to read before the result is closed
     */
    record Step(Work work, int rows, int millis) {
        @Override
        public String toString() {
            return work + " " + rows + "/" + millis;
        }
    }

    static Schedule of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
        var kinds = EnumSet.noneOf(FaultKind.class);
        var lines = new ArrayList<String>();
        lines.add("seed " + random.nextInt(1_000_000));
        lines.add("at 0ms refuse-in-words-of " + WORDS.get(random.nextInt(WORDS.size())));
        var faults = 1 + random.nextInt(5);
        while (kinds.isEmpty() || lines.size() < 2 + faults) {
            var kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            // A cluster that wakes up takes seconds; enough schedules have one without this one too. Not two: a cluster
            // that falls asleep again unseen looks like one that takes its time, and is not asked to resume twice.
            if (kind == FaultKind.SUSPENSION && (kinds.contains(kind) || random.nextInt(3) > 0)) {
                continue;
            }
            kinds.add(kind);
            lines.addAll(kind.lines(random, WINDOW));
        }
        var clients = IntStream.range(0, 8 + random.nextInt(9))
                .mapToObj(number -> client(number, random))
                .toList();
        var plannerSelection = kinds.stream().anyMatch(FaultKind::isOfPlannerQueue) || random.nextInt(5) == 0;
        return new Schedule(seed, kinds, String.join("\n", lines), 20 + random.nextInt(60), plannerSelection, clients);
    }

    private static Client client(int number, Random random) {
        var home = random.nextInt(10);
        var steps = IntStream.range(0, 5 + random.nextInt(5))
                .mapToObj(i -> step(random))
                .toList();
        return new Client(
                number, home < 6 ? Home.SHARED : home < 9 ? Home.POOL : Home.OWN, random.nextInt(SHARED), steps);
    }

    private static Step step(Random random) {
        var work = Work.of(random.nextInt(100));
        var rows = work == Work.SMALL ? 1 + random.nextInt(20) : 100 + random.nextInt(700);
        return new Step(work, rows, random.nextInt(40));
    }

    /** What all kinds allow together. */
    Allowed allowed() {
        var sum = kinds.stream().map(FaultKind::allowed).reduce(Allowed.NOTHING, Allowed::and);
        if (kinds.stream().noneMatch(FaultKind::changesColour)) {
            return sum;
        }
        // A query that is begun anew, because its side seems to be gone, meets once more what a new one may meet.
        var begunAnew = sum.and(Allowed.NOTHING.begunAs(sum.fresh()));
        // And where a batch of its second run was altered, that is not the one that the reader has got.
        return kinds.stream().anyMatch(FaultKind::altersBatches)
                ? begunAnew.and(Allowed.NOTHING.begun("08006"))
                : begunAnew;
    }

    boolean losesAnswers() {
        return kinds.stream().anyMatch(FaultKind::losesAnswers);
    }

    /** How to run it again. */
    String command() {
        return "./mvnw -q -Pchaos -pl integration-tests/conformance -am -DskipTests package -Dchaos.schedules=1"
                + " -Dchaos.times=10 -Dchaos.seed=" + seed;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + kinds + ", " + batchRows + " rows a batch"
                + (plannerSelection ? ", planner selection" : "") + "\nfault script:\n" + script.indent(2)
                + "clients:\n"
                + clients.stream()
                        .map(client -> "  " + client.number() + " " + client.home() + " " + client.connection() + " "
                                + client.steps())
                        .collect(Collectors.joining("\n"))
                + "\nreplay: " + command();
    }
}
