package com.e6data.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The short form of the program that opens 10,000 connections: what each costs in memory, threads and sockets, and that
 * all of them answer. Times are not judged here. It waits for connections to fall idle, so it takes its time.
 */
class ManyConnectionsTest {

    private static final int COUNT = 300;

    /** Opening them has to end before the first falls idle, on a busy machine, too. */
    private static final int IDLE_SECONDS = 20;

    /** What an idle connection may cost, bytes. */
    private static final long HEAP = 25 << 10;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void anIdleConnectionCostsLittleMemoryNoThreadAndNoSocket(boolean tls) throws Exception {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var result = new ManyConnections(COUNT, IDLE_SECONDS, tls, false, silent).run();

        int most = Math.min(8, Runtime.getRuntime().availableProcessors());
        assertThat(result.open().threads()).isLessThanOrEqualTo(most);
        assertThat(result.idle().threads()).isLessThanOrEqualTo(most);
        // Less than none where something that was open before has closed meanwhile.
        assertThat(result.idle().sockets()).isNotPositive();
        assertThat(result.open().heap()).isLessThan(HEAP);
        assertThat(result.idle().heap()).isLessThan(HEAP);
        assertThat(result.answered()).isEqualTo(COUNT);
    }
}
