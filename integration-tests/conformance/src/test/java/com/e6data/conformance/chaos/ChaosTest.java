package com.e6data.conformance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick form of the chaos test; {@link ChaosProgram} is the long one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChaosTest {

    static Stream<Schedule> schedules() {
        var seeds = LongStream.concat(
                LongStream.rangeClosed(1, 20),
                LongStream.of(ThreadLocalRandom.current().nextInt(1_000_000)));
        return seeds.mapToObj(Schedule::of);
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void underFaultsEveryQueryAnswersExactlyOrFailsAsItMay(Schedule schedule) throws Exception {
        var before = Threads.names();

        var findings = Chaos.run(schedule);

        assertThat(findings.operations()).isPositive();
        assertThat(findings.wrong()).as(schedule.toString()).isEmpty();
        assertThat(Threads.left(before, Duration.ofSeconds(30)))
                .as(schedule.toString())
                .isEmpty();
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
