package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Grpc;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Start, stop, load, TLS. */
@Timeout(60)
class LifeCycleTest {

    @Test
    void noThreadIsLeftAfterClose() throws Exception {
        var emulator = start();
        try (var client = new TestClient(emulator, EmulatorTest.BLUE)) {
            client.run(client.login(), "ROWS 3");
        }
        assertThat(emulatorThreads()).isNotEmpty();

        emulator.close();
        emulator.close();

        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!emulatorThreads().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(emulatorThreads()).isEmpty();
    }

    @Test
    void fiftyQueriesAtOnceEachGetTheirOwnRows() throws Exception {
        try (var emulator = start();
                var client = new TestClient(emulator, EmulatorTest.BLUE)) {
            var session = client.login();
            var threads = Executors.newFixedThreadPool(50);
            try {
                var tasks = new ArrayList<Callable<List<Integer>>>();
                for (var i = 0; i < 50; i++) {
                    var rows = 10 + i;
                    tasks.add(() -> client.run(session, "ROWS " + rows));
                }
                var results = threads.invokeAll(tasks, 50, TimeUnit.SECONDS);
                for (var i = 0; i < 50; i++) {
                    assertThat(results.get(i).get().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                            .isEqualTo(10 + i);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(emulator.openQueries()).isEmpty();
            assertThat(emulator.recorder().counts().get("clearOrCancelQuery")).isEqualTo(50);
        }
    }

    @Test
    void aPortInUseIsNamed() {
        try (var first = start()) {
            assertThatThrownBy(() -> E6dataEmulator.builder()
                            .port(first.port())
                            .backend(new ScriptedBackend())
                            .start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + first.port());
        }
    }

    @Test
    void theUrlNamesPortCatalogAndSchema() {
        try (var emulator = E6dataEmulator.builder()
                .catalog("lake")
                .schema("sales")
                .backend(new ScriptedBackend())
                .start()) {
            assertThat(emulator.url())
                    .isEqualTo("jdbc:e6data://localhost:" + emulator.port() + "/database=sales&catalog=lake");
        }
    }

    @Test
    void tlsWorksWithTheCertificateThatWasMade() throws Exception {
        try (var emulator =
                E6dataEmulator.builder().tls().backend(new ScriptedBackend()).start()) {
            assertThat(emulator.url()).endsWith("&secure=true");
            var trust = TlsChannelCredentials.newBuilder()
                    .trustManager(pem(emulator.certificatePem()))
                    .build();
            try (var client = new TestClient(
                    Grpc.newChannelBuilderForAddress("localhost", emulator.port(), trust)
                            .build(),
                    EmulatorTest.BLUE)) {
                assertThat(client.run(client.login(), "ROWS 3")).containsExactly(3);
            }
        }
    }

    @Test
    void clientsMayHaveToBringACertificate() throws Exception {
        var own = Tls.selfSigned();
        try (var emulator = E6dataEmulator.builder()
                .tls()
                .clientCertificates(own.certificatePem())
                .backend(new ScriptedBackend())
                .start()) {
            var with = TlsChannelCredentials.newBuilder()
                    .trustManager(pem(emulator.certificatePem()))
                    .keyManager(pem(own.certificatePem()), pem(own.keyPem()))
                    .build();
            var without = TlsChannelCredentials.newBuilder()
                    .trustManager(pem(emulator.certificatePem()))
                    .build();
            try (var known = new TestClient(
                            Grpc.newChannelBuilderForAddress("localhost", emulator.port(), with)
                                    .build(),
                            EmulatorTest.BLUE);
                    var stranger = new TestClient(
                            Grpc.newChannelBuilderForAddress("localhost", emulator.port(), without)
                                    .build(),
                            EmulatorTest.BLUE)) {
                assertThat(known.login()).isNotEmpty();
                EmulatorTest.assertRefused(io.grpc.Status.Code.UNAVAILABLE, stranger::login);
            }
        }
    }

    @Test
    void clientCertificatesNeedTls() {
        assertThatThrownBy(() -> E6dataEmulator.builder().clientCertificates("x"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static E6dataEmulator start() {
        return E6dataEmulator.builder()
                .batchRows(10)
                .backend(new ScriptedBackend())
                .start();
    }

    private static ByteArrayInputStream pem(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> emulatorThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("e6data-emulator"))
                .toList();
    }
}
