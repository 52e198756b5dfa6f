package com.e6data.conformance.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kinds of faults that a schedule mixes, and what each of them excuses: the SQLSTATEs with which work may fail
 * while it is about. No state means that the driver has to cope. A schedule allows what its kinds allow together.
 *
 * <p>{@code fresh} is a query of which no row was seen, {@code begun} one that has given rows, {@code write} an INSERT
 * or UPDATE, {@code catalog} a call of {@code DatabaseMetaData}, {@code connect} a new connection.
 */
enum FaultKind {

    // Zero downtime: nothing may fail.
    ANNOUNCED_SWITCH(allows()),
    UNANNOUNCED_SWITCH(allows()),
    FLAPPING(allows()),
    MOVED_PLANNER(allows()),
    ROTATED_SESSION_IDS(allows()),
    DELAYED_CALL(allows()),
    SLOW_NETWORK(allows()),
    QUEUED_PLANNER(allows()),

    // What only reads is begun anew on the other side; a write that ran on the lost side does not run again. A side
    // that
    // was closed and is open again looks like one whose sessions expired.
    HARD_SWITCH(allows().fresh("28000").begun("28000").write("08007")),
    // Fetching consumes, so it is not repeated under a new session (protocol 4.3).
    EXPIRED_SESSIONS(allows().fresh("28000 HY000 24000").begun("28000 24000").write("08007")),
    // A query under way is lost with the cluster (protocol 9.1); everything else waits until it is back.
    SUSPENSION(allows().fresh("08006").begun("08006").write("08006 08007")),
    LOST_PLANNER(allows().fresh("08006").begun("08006").write("08006 08007")),
    LOST_QUERIES(allows().fresh("HY000 24000").begun("24000").write("HY000 08007")),

    // Connections (protocol 5.8, 12 lines 11 and 12).
    RESET_ALL(connection()),
    RESET_CALL(connection()),
    LOST_ANSWER(connection()),
    UNAVAILABLE_CALL(connection()),

    // What the engine answers is passed on.
    FAILED_CALL(allows().fresh("42000 HY000").begun("HY000").write("42000 HY000 08007")),
    RATE_LIMIT(allows().fresh("53000").write("53000")),
    RATE_LIMITED_PLANNER(allows().fresh("53000").write("53000")),
    CUT_BATCH(allows().fresh("08P01").begun("08P01")),
    CORRUPT_BATCH(allows().fresh("08P01").begun("08P01"));

    private static final List<String> QUERY_CALLS =
            List.of("prepareStatementV2", "executeStatementV2", "getResultMetadata", "getNextResultBatch");

    private static final List<String> ALL_CALLS = List.of(
            "authenticate",
            "prepareStatementV2",
            "executeStatementV2",
            "getResultMetadata",
            "getNextResultBatch",
            "getNextResultBatch",
            "clearOrCancelQuery",
            "getColumnsV2");

    private final Allowed allowed;

    FaultKind(Allowed allowed) {
        this.allowed = allowed;
    }

    private static Allowed allows() {
        return Allowed.NOTHING;
    }

    private static Allowed connection() {
        return allows().fresh("08006 08001")
                .begun("08006")
                .write("08006 08007 08001")
                .catalog("08006 08001")
                .connect("08006 08001");
    }

    Allowed allowed() {
        return allowed;
    }

    /** What the kinds allow, for the documentation. */
    static String table() {
        var table = new StringBuilder("| Fault | Query, no row seen | Query, rows seen | Write | Catalog | Connect |\n"
                + "|---|---|---|---|---|---|\n");
        for (var kind : values()) {
            var allowed = kind.allowed;
            table.append("| ").append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            Stream.of(allowed.fresh(), allowed.begun(), allowed.write(), allowed.catalog(), allowed.connect())
                    .forEach(states -> table.append(" | ").append(String.join(" ", new TreeSet<>(states))));
            table.append(" |\n");
        }
        return table.toString();
    }

    /** True where the kind keeps an answer from the client, so that a query may be left that nobody knows of. */
    boolean losesAnswers() {
        return Set.of(RESET_ALL, RESET_CALL, LOST_ANSWER, UNAVAILABLE_CALL, FAILED_CALL, SUSPENSION, LOST_PLANNER)
                .contains(this);
    }

    boolean changesColour() {
        return Set.of(ANNOUNCED_SWITCH, UNANNOUNCED_SWITCH, FLAPPING, HARD_SWITCH)
                .contains(this);
    }

    /** True where a batch arrives as another one than was sent. */
    boolean altersBatches() {
        return this == CUT_BATCH || this == CORRUPT_BATCH;
    }

    /** True where it takes clients that ask for a planner. */
    boolean isOfPlannerQueue() {
        return this == QUEUED_PLANNER || this == RATE_LIMITED_PLANNER;
    }

    /** One fault of the kind as lines of a fault script, some time within the window. */
    List<String> lines(Random random, int windowMillis) {
        var at = 20 + random.nextInt(windowMillis - 100);
        var later = at + 20 + random.nextInt(60);
        return switch (this) {
            case ANNOUNCED_SWITCH -> List.of(line(at, "announce-colour"), line(later, "drain-colour"));
            case UNANNOUNCED_SWITCH -> List.of(line(at, "drain-colour"));
            case FLAPPING ->
                List.of("every 30ms..80ms for " + windowMillis + "ms any-of announce-colour | drain-colour");
            case MOVED_PLANNER -> List.of(line(at, "move-planner"));
            case ROTATED_SESSION_IDS -> List.of(line(at, "rotate-session-ids"), line(later, "rotate-session-ids off"));
            case DELAYED_CALL ->
                List.of(on(at, one(ALL_CALLS, random), random, "delay " + (5 + random.nextInt(60)) + "ms"));
            case SLOW_NETWORK -> List.of(line(at, "on * times " + (20 + random.nextInt(60)) + " delay 5ms"));
            case QUEUED_PLANNER -> List.of(line(at, "queue-for-planner " + (1 + random.nextInt(30))));
            case RATE_LIMITED_PLANNER -> List.of(line(at, "rate-limit-planner " + (1 + random.nextInt(4))));
            case HARD_SWITCH -> List.of(line(at, "switch-colour"));
            case EXPIRED_SESSIONS -> List.of(line(at, "expire-sessions"));
            case SUSPENSION -> List.of(line(at, "suspend " + random.nextInt(200) + "ms"));
            case LOST_PLANNER -> List.of(line(at, "lose-planner"));
            case LOST_QUERIES -> List.of(line(at, "lose-queries"));
            case RESET_ALL -> List.of(line(at, "reset-connections"));
            case RESET_CALL -> List.of(on(at, one(ALL_CALLS, random), random, "reset-connection"));
            case LOST_ANSWER ->
                List.of(on(
                        at,
                        one(ALL_CALLS, random),
                        random,
                        random.nextBoolean() ? "lose-response" : "lose-response UNAVAILABLE connection reset by peer"));
            case UNAVAILABLE_CALL ->
                List.of(on(at, one(ALL_CALLS, random), random, "fail UNAVAILABLE connection reset by peer"));
            case FAILED_CALL -> List.of(on(at, one(QUERY_CALLS, random), random, "fail INTERNAL the disk is full"));
            case RATE_LIMIT ->
                List.of(on(at, "prepareStatementV2", random, "fail RESOURCE_EXHAUSTED too many requests"));
            case CUT_BATCH -> List.of(on(at, "getNextResultBatch", random, "cut-batch " + (1 + random.nextInt(400))));
            case CORRUPT_BATCH -> List.of(on(at, "getNextResultBatch", random, "corrupt-batch"));
        };
    }

    private static String line(int at, String command) {
        return "at " + at + "ms " + command;
    }

    private static String on(int at, String rpc, Random random, String effect) {
        return line(
                at, "on " + rpc + " skip " + random.nextInt(8) + " times " + (1 + random.nextInt(3)) + " " + effect);
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
