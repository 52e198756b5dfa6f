package com.e6data.emulator;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/** The words of one line of a fault script, read from left to right. */
final class FaultWords {

    private final Deque<String> words;

    FaultWords(String line) {
        words = new ArrayDeque<>(Arrays.asList(line.strip().split("\\s+")));
    }

    /** @throws IllegalArgumentException at the end, naming what is missing */
    String next(String what) {
        var word = words.poll();
        if (word == null || word.isEmpty()) {
            throw new IllegalArgumentException("the line ends where " + what + " belongs");
        }
        return word;
    }

    boolean startsWith(String word) {
        return word.equals(words.peek());
    }

    /** True where the word came; then it is read. */
    boolean skip(String word) {
        var there = startsWith(word);
        if (there) {
            words.remove();
        }
        return there;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The rest of the line. */
    String rest() {
        var text = String.join(" ", words);
        words.clear();
        return text;
    }

    void end() {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("nothing may follow before '" + String.join(" ", words) + "'");
        }
    }

    Status status() {
        var name = next("a gRPC status");
        var code = Arrays.stream(Status.Code.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no gRPC status"));
        var text = rest();
        return text.isEmpty() ? code.toStatus() : code.toStatus().withDescription(text);
    }

    Colour colour() {
        var name = next("a colour");
        return Colour.of(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is neither blue nor green"));
    }

    Refusal refusal() {
        var name = next("plain, grpc_core or grpc_java");
        return Arrays.stream(Refusal.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not plain, grpc_core or grpc_java"));
    }

    Duration duration() {
        return duration(next("a time"));
    }

    /** One time twice, or a range such as {@code 100ms..2s}. */
    Duration[] durations() {
        var word = next("a time");
        var dots = word.indexOf("..");
        var shortest = duration(dots < 0 ? word : word.substring(0, dots));
        var longest = dots < 0 ? shortest : duration(word.substring(dots + 2));
        if (shortest.isZero() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("'" + word + "' is no pause such as 200ms or 100ms..2s");
        }
        return new Duration[] {shortest, longest};
    }

    private static Duration duration(String word) {
        if (word.matches("\\d{1,9}ms")) {
            return Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)));
        }
        if (word.matches("\\d{1,9}s")) {
            return Duration.ofSeconds(Long.parseLong(word.substring(0, word.length() - 1)));
        }
        if (word.matches("\\d{1,9}m")) {
            return Duration.ofMinutes(Long.parseLong(word.substring(0, word.length() - 1)));
        }
        throw new IllegalArgumentException("'" + word + "' is no time such as 5s or 200ms");
    }

    int number() {
        var word = next("a number");
        if (!word.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("'" + word + "' is no number");
        }
        return Integer.parseInt(word);
    }

    /** A seed. */
    long longNumber() {
        var word = next("a number");
        if (!word.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("'" + word + "' is no number");
        }
        return Long.parseLong(word);
    }
}
