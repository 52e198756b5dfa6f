package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests over real gRPC share: an emulator with the scripted engine and a client that says blue. */
abstract class EmulatorTest {

    static final Map<String, String> BLUE = Map.of("strategy", "blue");
    static final Map<String, String> GREEN = Map.of("strategy", "green");

    ScriptedBackend backend;
    E6dataEmulator emulator;
    TestClient client;

    /** Settings beyond user, batch size and engine. */
    E6dataEmulator.Builder configure(E6dataEmulator.Builder builder) {
        return builder;
    }

    @BeforeEach
    void start() {
        backend = new ScriptedBackend();
        emulator = configure(E6dataEmulator.builder()
                        .user(TestClient.USER, TestClient.TOKEN)
                        .batchRows(10)
                        .backend(backend))
                .start();
        client = new TestClient(emulator, BLUE);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        emulator.close();
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Status.Code code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOf(StatusRuntimeException.class)
                .satisfies(error -> org.assertj.core.api.Assertions.assertThat(
                                ((StatusRuntimeException) error).getStatus().getCode())
                        .isEqualTo(code));
    }

    static String description(Throwable error) {
        return ((StatusRuntimeException) error).getStatus().getDescription();
    }
}
