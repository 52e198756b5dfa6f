package com.e6data.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as a user sees it. */
@Timeout(300)
class DemoTest {

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        return Demo.run(arguments, environment, new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDemoLoadsAsksAndSaysHowLongItTook() {
        assertThat(run(Map.of(), "--scale=0.001")).isZero();

        assertThat(printed())
                .containsPattern("lineitem +6,005 rows")
                .containsPattern("3\\. What was sold .*\\(TPC-H Q1\\)\\R   HQL")
                .containsPattern("select l\\w+\\.l_returnflag")
                .contains("l_shipdate<=CAST('1998-09-02' AS DATE)")
                .doesNotContain("=?")
                .containsPattern("flag +status +quantity")
                .containsPattern("4 rows, \\d")
                .containsPattern("9 questions answered\\. Total time \\d");
    }

    @Test
    void theSameProgramAsksAnotherCluster() {
        try (var cluster = EmbeddedCluster.start(0.001, new PrintStream(OutputStream.nullOutputStream()))) {
            var target = cluster.target();

            int status = run(
                    Map.of("E6DATA_PASSWORD", target.password()), "--url=" + target.url(), "--user=" + target.user());

            assertThat(status).isZero();
            assertThat(printed())
                    .startsWith("TPC-H on " + target.url())
                    .contains("9 questions answered")
                    .doesNotContain("lineitem  ");
        }
    }

    @Test
    void aWrongPasswordIsOneClearLine() {
        try (var cluster = EmbeddedCluster.start(0.001, new PrintStream(OutputStream.nullOutputStream()))) {
            int status = run(
                    Map.of("E6DATA_PASSWORD", "wrong"),
                    "--url=" + cluster.target().url(),
                    "--user=stranger");

            assertThat(status).isEqualTo(1);
            assertThat(printed().lines().toList()).last().asString().startsWith("The cluster cannot be reached: ");
        }
    }

    @Test
    void aWrongArgumentShowsTheUsage() {
        assertThat(run(Map.of(), "--sacle=1")).isEqualTo(2);

        assertThat(printed()).startsWith("Unknown argument: --sacle").contains("--scale=NUMBER");
    }

    @Test
    void helpShowsTheUsage() {
        assertThat(run(Map.of(), "--help")).isZero();

        assertThat(printed()).isEqualTo(DemoOptions.USAGE);
    }
}
