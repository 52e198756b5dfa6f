package com.e6data.conformance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick form of the chaos test; {@link ChaosProgram} is the long one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChaosTest {

    private static final Set<String> BEFORE = Threads.names();

    @BeforeAll
    static void warmUp() throws Exception {
        WarmUp.run();
    }

    /** Here and not after each schedule, since the network library keeps its threads for a moment. */
    @AfterAll
    static void noThreadIsLeft() {
        assertThat(Threads.left(BEFORE, Duration.ofSeconds(30))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 20),
                LongStream.of(ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void underFaultsEveryQueryAnswersExactlyOrFailsAsItMay(long seed) throws Exception {
        var schedule = Schedule.of(seed);

        var findings = Chaos.run(schedule);

        assertThat(findings.operations()).isPositive();
        assertThat(findings.wrong()).as(schedule.toString()).isEmpty();
    }

    @Test
    void thePageSaysWhatEachFaultAllows() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/resilience.md"))).contains(FaultKind.table());
    }

    @Test
    void aSeedAlwaysGivesTheSameSchedule() {
        assertThat(Schedule.of(7).toString()).isEqualTo(Schedule.of(7).toString());
        assertThat(Schedule.of(7).script()).isNotEqualTo(Schedule.of(8).script());
    }

    @Test
    void everyKindOfFaultAndOfWorkIsAmongAHundredSchedules() {
        var schedules = LongStream.range(0, 100).mapToObj(Schedule::of).toList();

        assertThat(schedules).flatExtracting(Schedule::kinds).contains(FaultKind.values());
        assertThat(schedules)
                .flatExtracting(Schedule::clients)
                .flatExtracting(Schedule.Client::steps)
                .extracting(Schedule.Step::work)
                .contains(Work.values());
    }
}
