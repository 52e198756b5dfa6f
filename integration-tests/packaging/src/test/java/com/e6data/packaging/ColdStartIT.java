package com.e6data.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.E6dataEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a program loads for its first row. The time that this takes is measured by the benchmarks; here the causes are
 * held down: the number of classes, and those that stand for something slow.
 */
@Timeout(300)
class ColdStartIT {

    private static List<String> loaded(List<java.nio.file.Path> jars) throws Exception {
        try (E6dataEmulator emulator =
                E6dataEmulator.builder().user("me@example.com", "token-7f3a").start()) {
            Jvm.Ended ended = Jvm.probe(jars, List.of("-Xlog:class+load"), "row", emulator.url(), "token-7f3a");
            assertThat(ended.status()).isZero();
            return ended.out().stream()
                    .filter(line -> line.contains(" source: "))
                    .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", ""))
                    .toList();
        }
    }

    @Test
    void theFirstRowNeedsABoundedNumberOfClasses() throws Exception {
        List<String> classes = loaded(List.of(Jvm.all()));

        assertThat(classes.stream().filter(line -> line.startsWith("com.e6data.")))
                .as("classes from the jar")
                .hasSizeLessThan(1_500);
        assertThat(classes)
                .noneMatch(line -> line.startsWith("jdk.jfr."))
                .noneMatch(line -> line.startsWith("java.lang.management."))
                .noneMatch(line -> line.startsWith("com.sun.jndi."))
                .noneMatch(line -> line.startsWith("sun.security.ssl."))
                .noneMatch(line -> line.startsWith("sun.misc.Unsafe"))
                .noneMatch(line -> line.startsWith("com.e6data.jdbc.metadata.Functions"))
                .noneMatch(line -> line.matches("com\\.e6data\\.jdbc\\.shaded\\.protobuf\\..*\\$.*FieldAccessor .*"));
    }
}
