package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.e6data.proto.GetNextResultBatchResponse;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of single calls and of connections. */
@Timeout(60)
class FaultsTest extends EmulatorTest {

    @Test
    void theNthCallOfAKindFailsAndNoOther() {
        var fault = emulator.faults()
                .on("getNextResultBatch")
                .skip(1)
                .fail(Status.UNAVAILABLE.withDescription("proxy lost the planner"));
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);

        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(10);
        assertRefused(Code.UNAVAILABLE, () -> client.fetch(query)).hasMessageContaining("proxy lost the planner");
        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(10);
        assertThat(fault.hits()).isEqualTo(1);
        assertThat(emulator.recorder().calls("getNextResultBatch"))
                .extracting(RecordedCall::code)
                .containsExactly(Code.OK, Code.UNAVAILABLE, Code.OK);
    }

    @Test
    void aRefusedCallNeverReachesTheEngine() {
        var query = client.prepare(client.login(), "INSERT 5");
        emulator.faults().on("executeStatementV2").fail(Status.UNAVAILABLE);

        assertRefused(Code.UNAVAILABLE, () -> client.execute(query));
        assertThat(backend.inserted).hasValue(0);
    }

    @Test
    void aLostAnswerMeansThatTheEngineDidItsWork() {
        var query = client.prepare(client.login(), "INSERT 5");
        emulator.faults().on("executeStatementV2").loseResponse(Status.UNAVAILABLE.withDescription("connection reset"));

        assertRefused(Code.UNAVAILABLE, () -> client.execute(query)).hasMessageContaining("connection reset");
        assertThat(backend.inserted).hasValue(5);
    }

    @Test
    void aLostAnswerMayTakeTheConnectionWithIt() {
        var session = client.login();
        var query = client.prepare(session, "INSERT 5");
        emulator.faults().on("executeStatementV2").loseResponse();

        assertRefused(Code.UNAVAILABLE, () -> client.execute(query));
        assertThat(backend.inserted).hasValue(5);
        assertThat(client.run(session, "ROWS 3")).containsExactly(3);
    }

    @Test
    void aResetConnectionLosesTheCallBeforeTheEngineSeesIt() {
        var session = client.login();
        var query = client.prepare(session, "INSERT 5");
        emulator.faults().on("executeStatementV2").resetConnection();

        assertRefused(Code.UNAVAILABLE, () -> client.execute(query));
        assertThat(backend.inserted).hasValue(0);
    }

    @Test
    void allConnectionsCanBeReset() throws Exception {
        var session = client.login();
        assertThat(emulator.openConnections()).isEqualTo(1);

        emulator.faults().resetConnections();

        // The first call may still meet the dying connection.
        try {
            client.prepareCall(session, "ROWS 1");
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        }
        assertThat(client.run(session, "ROWS 3")).containsExactly(3);
    }

    @Test
    void callsCanBeDelayed() {
        emulator.faults().on("authenticate").delay(Duration.ofMillis(150));
        var started = System.nanoTime();

        client.login();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aCancelOfTheQueryEndsItsDelayedCall() throws Exception {
        var query = client.prepare(client.login(), "ROWS 3");
        client.execute(query);
        emulator.faults().on("getNextResultBatch").delay(Duration.ofDays(1));
        var fetch = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.fetch(query)));
        assertThat(emulator.recorder().await("getNextResultBatch", 1, Duration.ofSeconds(10)))
                .isTrue();

        client.clearOrCancel(query);

        assertThat(fetch.get(10, TimeUnit.SECONDS)).hasMessageContaining("Query");
    }

    @Test
    void aClientThatGoesAwayEndsItsDelayedCall() throws Exception {
        emulator.faults().on("authenticate").delay(Duration.ofDays(1));
        var login = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.login()));
        assertThat(emulator.recorder().await("authenticate", 1, Duration.ofSeconds(10)))
                .isTrue();

        client.close();

        assertThat(login.get(10, TimeUnit.SECONDS)).isInstanceOf(StatusRuntimeException.class);
        assertThat(emulator.recorder().awaitAnswered("authenticate", 1, Duration.ofSeconds(10)))
                .isTrue();
        assertThat(emulator.recorder().await("authenticate", 2, Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void closingEndsDelays() throws Exception {
        emulator.faults().on("authenticate").delay(Duration.ofDays(1));
        var call = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> client.login()).isInstanceOf(StatusRuntimeException.class));
        assertThat(emulator.recorder().await("authenticate", 1, Duration.ofSeconds(10)))
                .isTrue();

        emulator.close();

        call.join();
    }

    @Test
    void batchesCanBeCutOrCorrupted() {
        var query = client.prepare(client.login(), "ROWS 30");
        client.execute(query);
        emulator.faults().on("getNextResultBatch").cutBatch(20);
        emulator.faults().on("getNextResultBatch").skip(1).corruptBatch();

        assertThat(client.fetch(query)).hasSize(20);
        assertThat(TestClient.chunkSize(client.fetch(query))).isNegative();
        assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(10);
    }

    @Test
    void answersCanBeChanged() {
        emulator.faults()
                .on("getNextResultBatch")
                .alterResponse(answer -> ((GetNextResultBatchResponse) answer)
                        .toBuilder().setSessionId("blue").build());
        var query = client.prepare(client.login(), "ROWS 1");
        client.execute(query);

        assertThat(client.engine(query)
                        .getNextResultBatch(TestClient.fetchRequest(query))
                        .getSessionId())
                .isEqualTo("blue");
    }

    @Test
    void aFaultMayLookAtTheRequest() {
        var session = client.login();
        emulator.faults()
                .on("prepareStatementV2")
                .always()
                .when(request -> request.toString().contains("INSERT"))
                .fail(Status.RESOURCE_EXHAUSTED);

        assertThat(client.run(session, "ROWS 3")).containsExactly(3);
        assertRefused(Code.RESOURCE_EXHAUSTED, () -> client.prepareCall(session, "INSERT 1"));
        assertRefused(Code.RESOURCE_EXHAUSTED, () -> client.prepareCall(session, "INSERT 1"));
        emulator.faults().clear();
        client.prepareCall(session, "INSERT 1");
    }

    @Test
    void everyKindOfCallCanBeMeant() {
        var fault = emulator.faults().on(Faults.ANY).always().fail(Status.UNAVAILABLE);
        assertRefused(Code.UNAVAILABLE, client::login);

        fault.remove();

        assertThat(client.login()).isNotEmpty();
    }

    @Test
    void aFaultHasOneEffect() {
        var fault = emulator.faults().on("status").fail(Status.UNAVAILABLE);

        assertThatThrownBy(() -> fault.delay(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void queriesCanBeLostWhileSessionsStay() {
        var session = client.login();
        var query = client.prepare(session, "ROWS 30");
        client.execute(query);

        emulator.faults().loseQueries();

        assertRefused(Code.NOT_FOUND, () -> client.fetch(query)).hasMessageContaining("Query not found");
        assertThat(client.run(session, "ROWS 3")).containsExactly(3);
    }

    @Test
    void aLostPlannerTakesItsQueriesAndTheCallsThatItWasWorkingOn() throws Exception {
        var session = client.login();
        var running = client.prepare(session, "SLOW EXECUTE");
        var idle = client.prepare(session, "ROWS 30");
        client.execute(idle);
        var execute = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.execute(running)));
        backend.blocked.await();

        emulator.faults().losePlanner();

        assertThat(execute.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("UNAVAILABLE")
                .hasMessageContaining("connection termination");
        assertRefused(Code.UNAVAILABLE, () -> client.fetch(idle)).hasMessageContaining("status: 503");
        assertThat(emulator.openQueries()).isEmpty();
        assertThat(client.run(session, "ROWS 3")).containsExactly(3);
    }

    @Test
    void aClusterThatFallsAsleepLosesWhatItWasWorkingOn() throws Exception {
        var query = client.prepare(client.login(), "SLOW EXECUTE");
        var execute = CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.execute(query)));
        backend.blocked.await();

        emulator.faults().suspend(Duration.ZERO);

        assertThat(execute.get(10, TimeUnit.SECONDS)).hasMessageContaining("connection termination");
    }

    @Test
    void whatTheEngineIsWorkingOnIsStillAnsweredWhenSessionsExpire() throws Exception {
        var query = client.prepare(client.login(), "SLOW EXECUTE");
        var execute = CompletableFuture.runAsync(() -> client.execute(query));
        backend.blocked.await();

        emulator.faults().expireSessions();
        backend.release.countDown();

        execute.get(10, TimeUnit.SECONDS);
        assertThat(backend.openCursors).hasValue(0);
        assertRefused(Code.INTERNAL, () -> client.fetch(query)).hasMessageContaining("Access denied");
    }

    @Test
    void anUnknownClusterHasNoFaults() {
        assertThatThrownBy(() -> emulator.faults("nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }
}
