package com.e6data.emulator;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Faults as text, one a line, for the stand-alone form: {@code at TIME COMMAND}. Times count from the start of the
 * script; {@code #} begins a comment line.
 *
 * <pre>
 * at 5s     announce-colour green
 * at 8s     close-colour blue
 * at 10s    suspend 3s
 * at 20s    on getNextResultBatch skip 2 times 3 fail UNAVAILABLE the proxy lost the planner
 * at 20s    on executeStatementV2 delay 500ms
 * </pre>
 */
record FaultScript(List<Step> steps) {

    /** One line: when, and what. */
    record Step(Duration at, Consumer<Faults> action) {}

    static final String HELP = """
            Lines of a fault script are "at TIME COMMAND", TIME being 5s or 200ms after the start. Commands:
              announce-colour COLOUR, close-colour COLOUR, switch-colour COLOUR
              suspend TIME, suspend-for-good TIME, suspending, wake-up, disable
              expire-sessions, rotate-session-ids, lose-queries, move-planner, reset-connections, clear
              queue-for-planner N, rate-limit-planner N
              on RPC [skip N] [times N | always] EFFECT   with RPC a method name or *, EFFECT one of
                fail STATUS [TEXT], delay TIME, lose-response, reset-connection, cut-batch BYTES, corrupt-batch
            """;

    FaultScript {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException that names the line and what is wrong with it */
    static FaultScript parse(String text) {
        var steps = new ArrayList<Step>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var words = new ArrayDeque<>(Arrays.asList(line.strip().split("\\s+")));
            if (line.isBlank() || words.peek().startsWith("#")) {
                continue;
            }
            try {
                steps.add(step(words));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fault script, line " + number + ": " + e.getMessage(), e);
            }
        }
        return new FaultScript(steps);
    }

    private static Step step(Deque<String> words) {
        var at = next(words, "at");
        if (!at.equals("at")) {
            throw new IllegalArgumentException("'" + at + "' where 'at' belongs");
        }
        var time = duration(next(words, "a time"));
        var action = action(words);
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("nothing may follow before '" + String.join(" ", words) + "'");
        }
        return new Step(time, action);
    }

    private static Consumer<Faults> action(Deque<String> words) {
        var command = next(words, "a command");
        return switch (command) {
            case "announce-colour" -> {
                var colour = colour(words);
                yield faults -> faults.announceColour(colour);
            }
            case "close-colour" -> {
                var colour = colour(words);
                yield faults -> faults.closeColour(colour);
            }
            case "switch-colour" -> {
                var colour = colour(words);
                yield faults -> faults.switchColour(colour);
            }
            case "suspend" -> {
                var delay = duration(next(words, "a time"));
                yield faults -> faults.suspend(delay);
            }
            case "suspend-for-good" -> {
                var delay = duration(next(words, "a time"));
                yield faults -> faults.suspendForGood(delay);
            }
            case "queue-for-planner" -> {
                var answers = number(words);
                yield faults -> faults.queueForPlanner(answers);
            }
            case "rate-limit-planner" -> {
                var answers = number(words);
                yield faults -> faults.rateLimitPlanner(answers);
            }
            case "suspending" -> Faults::suspending;
            case "wake-up" -> Faults::wakeUp;
            case "disable" -> Faults::disable;
            case "expire-sessions" -> Faults::expireSessions;
            case "rotate-session-ids" -> faults -> faults.rotateSessionIds(true);
            case "lose-queries" -> Faults::loseQueries;
            case "move-planner" -> Faults::movePlanner;
            case "reset-connections" -> Faults::resetConnections;
            case "clear" -> Faults::clear;
            case "on" -> call(words);
            default -> throw new IllegalArgumentException("unknown command '" + command + "'");
        };
    }

    private static Consumer<Faults> call(Deque<String> words) {
        var rpc = next(words, "the name of a call");
        var skip = "skip".equals(words.peek()) ? number(drop(words)) : 0;
        var times = 1;
        if ("times".equals(words.peek())) {
            times = number(drop(words));
        } else if ("always".equals(words.peek())) {
            drop(words);
            times = Integer.MAX_VALUE;
        }
        var hits = times;
        var effect = effect(words);
        return faults -> effect.accept(faults.on(rpc).skip(skip).times(hits));
    }

    private static Consumer<Fault> effect(Deque<String> words) {
        var name = next(words, "an effect");
        return switch (name) {
            case "fail" -> {
                var status = status(words);
                yield fault -> fault.fail(status);
            }
            case "delay" -> {
                var time = duration(next(words, "a time"));
                yield fault -> fault.delay(time);
            }
            case "cut-batch" -> {
                var bytes = number(words);
                yield fault -> fault.cutBatch(bytes);
            }
            case "lose-response" -> Fault::loseResponse;
            case "reset-connection" -> Fault::resetConnection;
            case "corrupt-batch" -> Fault::corruptBatch;
            default -> throw new IllegalArgumentException("unknown effect '" + name + "'");
        };
    }

    private static Status status(Deque<String> words) {
        var name = next(words, "a gRPC status");
        var code = Arrays.stream(Status.Code.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no gRPC status"));
        var text = String.join(" ", words);
        words.clear();
        return text.isEmpty() ? code.toStatus() : code.toStatus().withDescription(text);
    }

    private static Colour colour(Deque<String> words) {
        var name = next(words, "a colour");
        return Colour.of(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is neither blue nor green"));
    }

    private static Duration duration(String word) {
        if (word.matches("\\d{1,9}ms")) {
            return Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)));
        }
        if (word.matches("\\d{1,9}s")) {
            return Duration.ofSeconds(Long.parseLong(word.substring(0, word.length() - 1)));
        }
        throw new IllegalArgumentException("'" + word + "' is no time such as 5s or 200ms");
    }

    private static int number(Deque<String> words) {
        var word = next(words, "a number");
        if (!word.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("'" + word + "' is no number");
        }
        return Integer.parseInt(word);
    }

    private static Deque<String> drop(Deque<String> words) {
        words.remove();
        return words;
    }

    private static String next(Deque<String> words, String what) {
        var word = words.poll();
        if (word == null) {
            throw new IllegalArgumentException("the line ends where " + what + " belongs");
        }
        return word;
    }
}
