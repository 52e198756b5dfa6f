package com.e6data.emulator;

import com.e6data.emulator.FaultScript.Action;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The commands of fault scripts: for each public method of {@link Faults} and {@link Fault} a word. */
final class FaultCommands {

    private FaultCommands() {}

    /** @throws IllegalArgumentException that says what is wrong */
    static Action read(FaultWords words) {
        var command = words.next("a command");
        return switch (command) {
            case "announce-colour" ->
                colour(words, faults -> faults.currentColour().other(), Faults::announceColour);
            case "switch-colour" ->
                colour(words, faults -> faults.currentColour().other(), Faults::switchColour);
            case "drain-colour" -> colour(words, Faults::leavingColour, Faults::drainColour);
            case "close-colour" -> colour(words, Faults::leavingColour, Faults::closeColour);
            case "refuse-in-words-of" -> with(words.refusal(), Faults::refuseInWordsOf);
            case "suspend" -> with(words.duration(), Faults::suspend);
            case "suspend-for-good" -> with(words.duration(), Faults::suspendForGood);
            case "queue-for-planner" -> with(words.number(), Faults::queueForPlanner);
            case "rate-limit-planner" -> with(words.number(), Faults::rateLimitPlanner);
            case "rotate-session-ids" -> with(!words.skip("off"), Faults::rotateSessionIds);
            case "suspending" -> plain(Faults::suspending);
            case "wake-up" -> plain(Faults::wakeUp);
            case "disable" -> plain(Faults::disable);
            case "expire-sessions" -> plain(Faults::expireSessions);
            case "lose-queries" -> plain(Faults::loseQueries);
            case "move-planner" -> plain(Faults::movePlanner);
            case "lose-planner" -> plain(Faults::losePlanner);
            case "reset-connections" -> plain(Faults::resetConnections);
            case "clear" -> plain(Faults::clear);
            case "on" -> call(words);
            case "any-of" -> anyOf(words);
            default -> throw new IllegalArgumentException("unknown command '" + command + "'");
        };
    }

    private static Action plain(Consumer<Faults> method) {
        return (faults, random) -> method.accept(faults);
    }

    private static <T> Action with(T argument, BiConsumer<Faults, T> method) {
        return (faults, random) -> method.accept(faults, argument);
    }

    private static Action colour(
            FaultWords words, Function<Faults, Colour> otherwise, BiConsumer<Faults, Colour> method) {
        if (words.isEmpty()) {
            return (faults, random) -> method.accept(faults, otherwise.apply(faults));
        }
        return with(words.colour(), method);
    }

    private static Action anyOf(FaultWords words) {
        var choices = Arrays.stream(words.rest().split("\\|", -1))
                .map(text -> {
                    var choice = new FaultWords(text);
                    var action = read(choice);
                    choice.end();
                    return action;
                })
                .toList();
        return (faults, random) -> choices.get(random.nextInt(choices.size())).run(faults, random);
    }

    private static Action call(FaultWords words) {
        var rpc = words.next("the name of a call");
        var skip = words.skip("skip") ? words.number() : 0;
        var times = words.skip("times") ? words.number() : words.skip("always") ? Integer.MAX_VALUE : 1;
        var effect = effect(words);
        return (faults, random) -> effect.accept(faults.on(rpc).skip(skip).times(times));
    }

    private static Consumer<Fault> effect(FaultWords words) {
        var name = words.next("an effect");
        switch (name) {
            case "fail" -> {
                var status = words.status();
                return fault -> fault.fail(status);
            }
            case "delay" -> {
                var time = words.duration();
                return fault -> fault.delay(time);
            }
            case "cut-batch" -> {
                var bytes = words.number();
                return fault -> fault.cutBatch(bytes);
            }
            case "lose-response" -> {
                if (words.isEmpty()) {
                    return Fault::loseResponse;
                }
                var status = words.status();
                return fault -> fault.loseResponse(status);
            }
            case "reset-connection" -> {
                return Fault::resetConnection;
            }
            case "corrupt-batch" -> {
                return Fault::corruptBatch;
            }
            default -> throw new IllegalArgumentException("unknown effect '" + name + "'");
        }
    }
}
