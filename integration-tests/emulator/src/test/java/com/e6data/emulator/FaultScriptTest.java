package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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
                "close-colour blue",
                "switch-colour GREEN",
                "suspend 3s",
                "suspend-for-good 10ms",
                "suspending",
                "wake-up",
                "disable",
                "expire-sessions",
                "rotate-session-ids",
                "lose-queries",
                "move-planner",
                "reset-connections",
                "clear",
                "queue-for-planner 3",
                "rate-limit-planner 1",
                "on status fail UNAVAILABLE",
                "on * skip 2 times 3 fail internal the disk is full",
                "on status always delay 5ms",
                "on status lose-response",
                "on status reset-connection",
                "on getNextResultBatch cut-batch 10",
                "on getNextResultBatch corrupt-batch"
            })
    void everyCommandIsUnderstood(String command) {
        var script = FaultScript.parse("# comment\n\nat 200ms " + command + "\n");

        assertThat(script.steps()).hasSize(1);
        assertThat(script.steps().get(0).at()).isEqualTo(Duration.ofMillis(200));
        script.steps().get(0).action().accept(emulator.faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "after 5s clear; 'after' where 'at' belongs",
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
