package com.e6data.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** JVMs of the running kind, without flags but those of a test, and the jars for them. */
final class Jvm {

    /** What a JVM left behind. */
    record Ended(List<String> out, List<String> err, int status) {

        /** The lines of standard output; the JVM must have ended well and have said nothing on standard error. */
        List<String> silently() {
            assertThat(err).isEmpty();
            assertThat(status).isZero();
            return out;
        }
    }

    private Jvm() {}

    /** The self-contained jar. */
    static Path all() {
        Path jar = Path.of(System.getProperty("all.jar"));
        assertThat(jar).isRegularFile();
        return jar;
    }

    /** The thin jar and what it needs. */
    static List<Path> thin() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(
                        ".*(e6data-jdbc|/proto/|e6data-proto|grpc-|protobuf-java|guava|failureaccess|perfmark).*"))
                .map(Path::of)
                .toList();
    }

    /** Jars of an application that uses protobuf and gRPC itself, in other versions. */
    static List<Path> otherVersions() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("other.versions")))) {
            return jars.toList();
        }
    }

    /** Where {@link Probe} is. */
    static Path probe() throws URISyntaxException {
        return Path.of(
                Probe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    static String path(Path... entries) {
        return path(List.of(entries));
    }

    static String path(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /** Runs {@link Probe} with these jars before it on the class path. */
    static Ended probe(List<Path> jars, List<String> flags, String... arguments) throws Exception {
        var entries = new ArrayList<>(jars);
        entries.add(probe());
        var options = new ArrayList<>(flags);
        options.addAll(List.of("-cp", path(entries), Probe.class.getName()));
        options.addAll(List.of(arguments));
        return run(options);
    }

    static Ended run(List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("jvm", ".out");
        Path err = Files.createTempFile("jvm", ".err");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        // They make a JVM say on standard error that it read them.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new Ended(Files.readAllLines(out), Files.readAllLines(err), process.exitValue());
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
