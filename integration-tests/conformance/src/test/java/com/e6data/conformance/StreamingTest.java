package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A result that is far larger than the heap of the program that reads it. */
class StreamingTest {

    private static final int SIDE = 2_237;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fiveMillionRowsStreamIn64MegabytesOfHeap() throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            cluster.run("CREATE TABLE side (n BIGINT)");
            cluster.emulator()
                    .load(
                            "demo",
                            "public",
                            "side",
                            () -> IntStream.range(0, SIDE)
                                    .mapToObj(n -> new Object[] {(long) n})
                                    .iterator());

            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StreamingProgram.class.getName(),
                            cluster.url(),
                            TestCluster.USER,
                            TestCluster.TOKEN,
                            "SELECT a.n * " + SIDE + " + b.n, 'row of the cross join' FROM side a CROSS JOIN side b")
                    .redirectErrorStream(true)
                    .start();
            try {
                String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();

                long rows = (long) SIDE * SIDE;
                assertThat(rows).isGreaterThan(5_000_000);
                assertThat(output.lines().reduce((first, last) -> last).orElse(""))
                        .isEqualTo(rows + " " + rows * (rows - 1) / 2 + " " + rows * "row of the cross join".length());
                assertThat(reader.exitValue()).isZero();
            } finally {
                reader.destroyForcibly();
            }
        }
    }
}
