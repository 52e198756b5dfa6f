package com.e6data.conformance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quick form of the soak; {@link SoakProgram} is the long one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SoakTest {

    @ParameterizedTest
    @EnumSource(Soak.Switches.class)
    void noQueryFailsOrAnswersWronglyWhileColoursSwitch(Soak.Switches switches) throws Exception {
        var result = new Soak(switches, 16, Duration.ofMillis(150)).run(Duration.ofSeconds(3));

        assertThat(result.findings().wrong()).isEmpty();
        assertThat(result.findings().operations()).isGreaterThan(50);
        assertThat(result.switches()).isGreaterThan(5);
        assertThat(result.logins()).isGreaterThan(result.switches());
    }
}
