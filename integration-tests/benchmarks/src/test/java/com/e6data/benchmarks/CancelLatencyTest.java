package com.e6data.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The measurement of cancels runs, and no cancel hits the wrong query; its numbers are not judged here. */
class CancelLatencyTest {

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void aFewTrialsOfEachWayEndWell() {
        assertThatCode(() -> CancelLatency.main(new String[] {"--threads", "4", "--trials", "2", "--following", "200"}))
                .doesNotThrowAnyException();
    }
}
