package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as text. */
@Timeout(30)
class FaultScriptTest extends EmulatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "announce-colour green",
                "announce-colour",
                "drain-colour blue",
                "drain-colour",
                "close-colour blue",
                "close-colour",
                "switch-colour GREEN",
                "switch-colour",
                "refuse-in-words-of grpc_java",
                "suspend 3s",
                "suspend-for-good 10ms",
                "suspending",
                "wake-up",
                "disable",
                "expire-sessions",
                "rotate-session-ids",
                "lose-queries",
                "rotate-session-ids off",
                "move-planner",
                "lose-planner",
                "reset-connections",
                "clear",
                "queue-for-planner 3",
                "rate-limit-planner 1",
                "on status fail UNAVAILABLE",
                "on * skip 2 times 3 fail internal the disk is full",
                "on status always delay 5ms",
                "on status lose-response",
                "on status lose-response UNAVAILABLE reset by peer",
                "any-of expire-sessions | switch-colour | on * fail internal | move-planner",
                "on status reset-connection",
                "on getNextResultBatch cut-batch 10",
                "on getNextResultBatch corrupt-batch"
            })
    void everyCommandIsUnderstood(String command) {
        var script = FaultScript.parse("# comment\n\nat 200ms " + command + "\n");

        assertThat(script.lines()).hasSize(1);
        assertThat(script.lines().get(0).at()).isEqualTo(Duration.ofMillis(200));
        assertThat(script.lines().get(0).repeats()).isFalse();
        script.lines().get(0).action().run(emulator.faults(), new Random(1));
    }

    @Test
    void theHelpNamesEveryCommand() throws IOException {
        try (var source = getClass().getResourceAsStream("FaultCommands.class")) {
            var text = new String(source.readAllBytes(), StandardCharsets.ISO_8859_1);
            var names = Pattern.compile("[a-z]+(-[a-z]+)+")
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(names).contains("lose-planner", "cut-batch");
            assertThat(names).allSatisfy(name -> assertThat(FaultScript.HELP).contains(name));
        }
    }

    @Test
    void aLineMayRepeatWithRandomPausesOfASeed() {
        var script = FaultScript.parse("seed 42\nat 1s every 100ms..300ms for 2s switch-colour\nevery 2m move-planner");
        var line = script.lines().get(0);

        assertThat(script.seed()).isEqualTo(42);
        assertThat(line.first(new Random(1))).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(line.end()).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(line.pause(new Random(7)))
                .isBetween(
                        Duration.ofMillis(100).toNanos(), Duration.ofMillis(300).toNanos())
                .isEqualTo(line.pause(new Random(7)))
                .isNotEqualTo(line.pause(new Random(8)));
        assertThat(script.lines().get(1).first(new Random(1)))
                .isEqualTo(Duration.ofMinutes(2).toNanos());
        assertThat(script.lines().get(1).end()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theSeedDecidesWhatIsLeftToChance() {
        assertThat(colours(3)).isEqualTo(colours(3)).contains(Colour.BLUE, Colour.GREEN);
        assertThat(colours(3)).isNotEqualTo(colours(4));
    }

    private List<Colour> colours(long seed) {
        var action = FaultScript.parse("at 0s any-of switch-colour blue | switch-colour green")
                .lines()
                .get(0)
                .action();
        var random = new Random(seed);
        return Stream.generate(() -> {
                    action.run(emulator.faults(), random);
                    return emulator.faults().currentColour();
                })
                .limit(20)
                .toList();
    }

    @Test
    void aRepeatedLinePlaysUntilItsEndOrUntilThePlayIsClosed() throws Exception {
        var play = emulator.faults().play("every 5ms switch-colour");
        while (emulator.faults().currentColour() != Colour.GREEN) {
            LockSupport.parkNanos(1_000_000);
        }
        while (emulator.faults().currentColour() != Colour.BLUE) {
            LockSupport.parkNanos(1_000_000);
        }
        play.close();
        emulator.faults().switchColour(Colour.BLUE);
        // A second script whose line is over when it has played once.
        emulator.faults().play("at 0s every 20ms for 10ms suspend 1s\nat 60ms refuse-in-words-of grpc_java");
        while (!emulator.faults().clusterState().equals("suspended")) {
            LockSupport.parkNanos(1_000_000);
        }
        emulator.faults().wakeUp();
        try (var green = new TestClient(emulator, GREEN)) {
            while (!description(catchThrowable(green::login)).contains("HTTP status code")) {
                LockSupport.parkNanos(5_000_000);
            }
        }
        assertThat(emulator.faults().clusterState()).isEqualTo("active");
        assertThat(emulator.faults().currentColour()).isEqualTo(Colour.BLUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "after 5s clear; 'after' where 'at' or 'every' belongs",
                "every 2s..1s clear; no pause such as",
                "every 0s clear; no pause such as",
                "every 1s for clear; 'clear' is no time",
                "seed many; 'many' is no number",
                "at 5s any-of clear | explode; unknown command 'explode'",
                "at 5s any-of clear |; ends where a command belongs",
                "at 5s refuse-in-words-of grpc_go; is not plain",
                "at soon clear; 'soon' is no time",
                "at 5s; ends where a command belongs",
                "at 5s explode; unknown command 'explode'",
                "at 5s clear all; nothing may follow",
                "at 5s switch-colour red; neither blue nor green",
                "at 5s on status; ends where an effect belongs",
                "at 5s on status melt; unknown effect 'melt'",
                "at 5s on status fail LOUDLY; no gRPC status",
                "at 5s on status skip x clear; 'x' is no number"
            })
    void aWrongLineIsNamed(String line, String text) {
        assertThatThrownBy(() -> emulator.faults().play("at 1s clear\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(text);
    }

    @Test
    void whatAScriptDoesAtOnceIsDoneWhenItBegins() {
        for (var i = 0; i < 100; i++) {
            emulator.faults().play("at 0s suspend 1s");
            assertThat(emulator.faults().clusterState()).isEqualTo("suspended");
            emulator.faults().wakeUp();
        }
    }

    @Test
    void aScriptPlaysInTheBackground() {
        emulator.faults().play("at 0s on authenticate fail RESOURCE_EXHAUSTED too many\nat 50ms suspend 1s");

        while (!emulator.faults().clusterState().equals("suspended")) {
            LockSupport.parkNanos(5_000_000);
        }
        emulator.faults().wakeUp();
        assertRefused(Code.RESOURCE_EXHAUSTED, client::login).hasMessageContaining("too many");
        assertThat(client.login()).isNotEmpty();
    }
}
