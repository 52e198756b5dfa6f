package com.e6data.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The measurement of the cold start runs; its numbers are not judged here. */
class ColdStartTest {

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void oneRunOfEachProgramEndsWell() {
        assertThatCode(() -> ColdStart.main(new String[] {"--runs", "1"})).doesNotThrowAnyException();
    }
}
