package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ResumeRequest;
import com.e6data.proto.SuspendRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster that sleeps and wakes up (protocol 9). */
@Timeout(30)
class ResumeTest extends EmulatorTest {

    @Test
    void aSuspendedClusterRefusesEveryCallOfTheEngine() {
        var session = client.login();

        emulator.faults().suspend(Duration.ZERO);

        assertRefused(Code.UNAVAILABLE, client::login).hasMessageContaining("status: 503, cluster is suspended");
        assertRefused(Code.UNAVAILABLE, () -> client.prepareCall(session, "ROWS 1"))
                .hasMessageContaining("503");
        assertThat(status()).isEqualTo("suspended");
        assertThat(emulator.openSessions()).isZero();
    }

    @Test
    void itGoesThroughResumingToActive() {
        emulator.faults().suspend(Duration.ofMillis(200));

        assertThat(resume()).isEqualTo("resuming");
        assertRefused(Code.UNAVAILABLE, client::login).hasMessageContaining("status: 503");
        assertThat(resume()).isEqualTo("resuming");
        waitFor("active");
        assertThat(client.login()).isNotEmpty();
        assertThat(resume()).isEqualTo("active");
    }

    @Test
    void aResumeMayFail() {
        emulator.faults().suspendForGood(Duration.ZERO);

        resume();

        waitFor("failed");
        assertRefused(Code.UNAVAILABLE, client::login).hasMessageContaining("status: 503");
        assertThat(emulator.faults().clusterState()).isEqualTo("failed");
    }

    @Test
    void otherStatesAreToldAsTheyAre() {
        emulator.faults().suspending();
        assertThat(status()).isEqualTo("suspending");
        assertRefused(Code.UNAVAILABLE, client::login).hasMessageContaining("503");

        emulator.faults().wakeUp();
        assertThat(status()).isEqualTo("active");
        assertThat(client.login()).isNotEmpty();

        emulator.faults().disable();
        assertRefused(Code.FAILED_PRECONDITION, client::login).hasMessageContaining("is currently disabled");
    }

    @Test
    void theClusterCallsCheckCredentials() {
        var wrong =
                ClusterStatusRequest.newBuilder().setUser("x").setPassword("y").build();

        assertRefused(Code.UNAUTHENTICATED, () -> client.cluster().status(wrong))
                .hasMessageContaining("Invalid credentials");
        assertRefused(Code.UNAUTHENTICATED, () -> client.cluster().resume(ResumeRequest.getDefaultInstance()));
        assertThat(client.cluster()
                        .suspend(SuspendRequest.newBuilder()
                                .setUser(TestClient.USER)
                                .setPassword(TestClient.TOKEN)
                                .build())
                        .getStatus())
                .isEqualTo("suspended");
        assertThat(emulator.recorder().methods())
                .containsExactly("ClusterService.status", "ClusterService.resume", "ClusterService.suspend");
    }

    private void waitFor(String state) {
        while (!status().equals(state)) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private String status() {
        return client.cluster()
                .status(ClusterStatusRequest.newBuilder()
                        .setUser(TestClient.USER)
                        .setPassword(TestClient.TOKEN)
                        .build())
                .getStatus();
    }

    private String resume() {
        return client.cluster()
                .resume(ResumeRequest.newBuilder()
                        .setUser(TestClient.USER)
                        .setPassword(TestClient.TOKEN)
                        .build())
                .getStatus();
    }
}
