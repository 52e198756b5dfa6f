package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.e6data.proto.StatusRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancel reaches calls that wait (protocol 5.7). */
@Timeout(30)
class CancelTest extends EmulatorTest {

    @Test
    void aPendingFetchFailsWithQueryCancelled() throws Exception {
        var query = client.prepare(client.login(), "BLOCK");
        client.execute(query);
        var fetch = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.fetch(query)));
        assertThat(backend.blocked.await(10, TimeUnit.SECONDS)).isTrue();

        client.clearOrCancel(query);

        var error = fetch.get(10, TimeUnit.SECONDS);
        assertRefused(Code.INTERNAL, () -> {
                    throw error;
                })
                .hasMessageContaining("Query cancelled");
        assertThat(description(error)).startsWith(query.queryId() + ": \t");
        assertThat(emulator.openQueries()).isEmpty();
        waitUntilNoCursorIsOpen();
    }

    @Test
    void aPendingExecuteFailsAtOnceAlthoughTheEngineIsBusy() throws Exception {
        var query = client.prepare(client.login(), "SLOW EXECUTE");
        var execute = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.execute(query)));
        assertThat(backend.blocked.await(10, TimeUnit.SECONDS)).isTrue();

        client.clearOrCancel(query);

        assertThat(execute.get(10, TimeUnit.SECONDS)).hasMessageContaining("Query cancelled");
        backend.release.countDown();
        waitUntilNoCursorIsOpen();
    }

    @Test
    void twoFetchesOfOneQueryAtATimeAreRefused() throws Exception {
        var query = client.prepare(client.login(), "BLOCK");
        client.execute(query);
        var fetch = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.fetch(query)));
        assertThat(backend.blocked.await(10, TimeUnit.SECONDS)).isTrue();

        assertRefused(Code.FAILED_PRECONDITION, () -> client.fetch(query)).hasMessageContaining("already under way");

        client.clearOrCancel(query);
        assertThat(fetch.get(10, TimeUnit.SECONDS)).hasMessageContaining("Query cancelled");
    }

    @Test
    void closingTheEmulatorEndsPendingCalls() throws Exception {
        var query = client.prepare(client.login(), "BLOCK");
        client.execute(query);
        var fetch = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.fetch(query)));
        assertThat(backend.blocked.await(10, TimeUnit.SECONDS)).isTrue();

        emulator.close();

        assertThat(fetch.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void latencyDelaysTheFirstBatchAndShowsInTheStatus() throws Exception {
        try (var slow = E6dataEmulator.builder()
                        .engineLatency(Duration.ofMillis(300))
                        .backend(new ScriptedBackend())
                        .start();
                var other = new TestClient(slow, BLUE)) {
            var query = other.prepare(other.login(), "ROWS 1");
            var started = System.nanoTime();
            other.execute(query);
            var status = StatusRequest.newBuilder()
                    .setEngineIP(query.engineIp())
                    .setSessionId(query.sessionId())
                    .setQueryId(query.queryId())
                    .build();

            assertThat(other.engine(query).status(status).getStatus()).isFalse();
            other.fetch(query);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(other.engine(query).status(status).getStatus()).isTrue();
        }
    }

    private void waitUntilNoCursorIsOpen() {
        while (backend.openCursors.get() > 0) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
