package com.e6data.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.E6dataEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a program loads for its first row. The time that this takes is measured by the benchmarks; here the causes are
 * held down: the number of classes, and those that stand for something slow.
 */
@Timeout(300)
class ColdStartIT {

    private static final String LIST = "com/e6data/jdbc/transport/first-use.txt";

    private static List<String> loaded;
    private static List<String> fromFiles;

    /** With one processor, so that nothing is loaded ahead. */
    @BeforeAll
    static void readARow() throws Exception {
        try (E6dataEmulator emulator =
                E6dataEmulator.builder().user("me@example.com", "token-7f3a").start()) {
            Jvm.Ended ended = Jvm.probe(
                    List.of(Jvm.all()),
                    List.of("-XX:ActiveProcessorCount=1", "-Xlog:class+load"),
                    "row",
                    emulator.url(),
                    "token-7f3a");
            assertThat(ended.status()).isZero();
            loaded = names(ended.out(), " source: ");
            // The others come out of the archive that each JVM starts with, or are made at run time.
            fromFiles = names(ended.out(), " source: (file|jrt):");
        }
    }

    private static List<String> names(List<String> log, String source) {
        return log.stream()
                .filter(line -> line.matches(".*" + source + ".*"))
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" source: .*", ""))
                .filter(name -> !name.equals(Probe.class.getName()))
                .toList();
    }

    private static List<String> ofLibraries(List<String> names) {
        return names.stream().filter(name -> name.contains(".shaded.")).toList();
    }

    private static boolean isOfDriver(String name) {
        return name.startsWith("com.e6data.") && !name.contains(".shaded.");
    }

    @Test
    void theFirstRowNeedsABoundedNumberOfClasses() {
        assertThat(fromFiles.stream()
                        .filter(name -> name.startsWith("com.e6data."))
                        .count())
                .isLessThan(1_550);
        assertThat(loaded.size()).isLessThan(3_300);
    }

    @Test
    void nothingSlowIsStartedForIt() {
        assertThat(loaded)
                // That one only says whether the recorder runs.
                .noneMatch(name -> name.startsWith("jdk.jfr.") && !name.equals("jdk.jfr.FlightRecorder"))
                .noneMatch(name -> name.matches("com\\.e6data\\.jdbc\\.event\\.(?!Driver)\\w+Event"))
                .noneMatch(name -> name.startsWith("com.e6data.jdbc.observe.Record"))
                .noneMatch(name -> name.startsWith("java.lang.management."))
                .noneMatch(name -> name.startsWith("com.sun.jndi."))
                .noneMatch(name -> name.startsWith("sun.security.ssl."))
                .noneMatch(name -> name.startsWith("sun.misc."))
                .noneMatch(name -> name.startsWith("java.lang.runtime.ObjectMethods"))
                .noneMatch(name -> name.startsWith("com.e6data.jdbc.metadata.Functions"))
                .noneMatch(name -> name.matches("com\\.e6data\\.jdbc\\.shaded\\.protobuf\\..*FieldAccessor"));
    }

    /** Where this fails, the list of the folder {@code target} replaces that of {@code e6data-jdbc/src/all}. */
    @Test
    void theClassesThatAreLoadedAheadAreThoseThatAreNeeded() throws IOException {
        Files.write(Path.of("target", "first-use.txt"), inUsefulOrder(fromFiles));

        List<String> listed;
        try (var jar = new JarFile(Jvm.all().toFile());
                var in = jar.getInputStream(jar.getEntry(LIST))) {
            listed = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            assertThat(ofLibraries(listed)).allMatch(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
        }
        // Not those of the JDK, which differ from one to the next.
        List<String> needed = ofLibraries(fromFiles);
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(inBoth(needed, listed)).as("needed and listed").isGreaterThan(needed.size() * 9 / 10);
        assertThat(inBoth(needed, listed))
                .as("listed and needed")
                .isGreaterThan(ofLibraries(listed).size() * 9 / 10);
    }

    private static int inBoth(List<String> names, List<String> others) {
        Set<String> both = new HashSet<>(names);
        both.retainAll(Set.copyOf(others));
        return both.size();
    }

    /**
     * First what the network threads need, then what the connecting thread is loading itself meanwhile; last, while
     * that waits for the server, the driver's own classes, whose names may change without a new list.
     */
    private static List<String> inUsefulOrder(List<String> names) {
        int started = names.indexOf("com.e6data.jdbc.transport.Preload") + 1;
        int channelBuilt = 1
                + names.indexOf(
                        "com.e6data.jdbc.shaded.grpc.internal.ManagedChannelOrphanWrapper$ManagedChannelReference");
        var order = new ArrayList<String>(names.subList(channelBuilt, names.size()));
        order.addAll(names.subList(started, channelBuilt));
        // Stable: in each half the order stays.
        order.sort(Comparator.comparing(ColdStartIT::isOfDriver));
        return order;
    }
}
