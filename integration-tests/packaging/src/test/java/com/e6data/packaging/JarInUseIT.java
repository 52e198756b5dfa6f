package com.e6data.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.E6dataEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that have a jar of the driver and the JDK, without JVM flags. Standard error stays empty throughout. */
@Timeout(300)
class JarInUseIT {

    private static final String TOKEN = "test-token-7f3a";

    /** From JDK 24 on the JVM warns of what gRPC's and protobuf's own jars do; the flags tell it that this is known. */
    private static final List<String> FLAGS_FOR_THE_THIN_JAR = Runtime.version().feature() < 24
            ? List.of()
            : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static E6dataEmulator plain;
    private static E6dataEmulator tls;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        plain = E6dataEmulator.builder().user("me@example.com", TOKEN).start();
        tls = E6dataEmulator.builder().user("me@example.com", TOKEN).tls().start();
    }

    @AfterAll
    static void stop() {
        plain.close();
        tls.close();
    }

    private static Jvm.Ended all(String... arguments) throws Exception {
        return Jvm.probe(List.of(Jvm.all()), List.of(), arguments);
    }

    private static Jvm.Ended thin(String... arguments) throws Exception {
        return Jvm.probe(Jvm.thin(), FLAGS_FOR_THE_THIN_JAR, arguments);
    }

    @Test
    void driverManagerFindsTheDriverAndItAnswers() throws Exception {
        assertThat(all("types", plain.url(), TOKEN).silently())
                .containsExactly(
                        "7 text 1.50 2024-02-29 2024-02-29T12:34:56.789 true null",
                        "true",
                        "false",
                        "java.sql.SQLSyntaxErrorException 42S02");
    }

    @Test
    void tlsIsThatOfTheJdk() throws Exception {
        assertThat(all("types", tls.url(), TOKEN, "sslCert=" + tls.certificatePem())
                        .silently())
                .hasSize(4);
    }

    static Stream<List<String>> refusals() throws IOException {
        int closedPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        return Stream.of(
                List.of("08001", "jdbc:e6data://no-such-host.invalid:80/", TOKEN),
                List.of("08001", "jdbc:e6data://localhost:" + closedPort + "/", TOKEN),
                List.of("28000", plain.url(), "wrong-token"),
                List.of("08001", plain.url() + "&secure=true", TOKEN),
                List.of("08001", tls.url(), TOKEN));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAnExceptionAndNothingElse(List<String> refusal) throws Exception {
        assertThat(all("refusal", refusal.get(1), refusal.get(2)).silently()).containsExactly(refusal.get(0));
    }

    @Test
    void theThinJarIsSilentToo() throws Exception {
        assertThat(thin("types", plain.url(), TOKEN).silently()).hasSize(4);
        assertThat(thin("types", tls.url(), TOKEN, "sslCert=" + tls.certificatePem())
                        .silently())
                .hasSize(4);
        for (List<String> refusal : refusals().toList()) {
            assertThat(thin("refusal", refusal.get(1), refusal.get(2)).silently())
                    .containsExactly(refusal.get(0));
        }
    }

    @Test
    void otherVersionsOfTheLibrariesOnTheClassPathAreNoMatter() throws Exception {
        var jars = new ArrayList<>(Jvm.otherVersions());
        jars.add(Jvm.all());

        assertThat(Jvm.probe(jars, List.of(), "others", plain.url(), TOKEN).silently())
                .containsExactly(
                        "com.google.protobuf.GeneratedMessageV3",
                        "io.grpc.ManagedChannelBuilder",
                        "no com.google.common.collect.ImmutableList",
                        "no org.slf4j.Logger",
                        "42");
    }

    @Test
    void theModuleIsFoundThroughItsDescriptorAlone() throws Exception {
        assertThat(Jvm.run(List.of(
                                "-p",
                                Jvm.all().toString(),
                                "--add-modules",
                                "com.e6data.jdbc",
                                "-cp",
                                Jvm.probe().toString(),
                                Probe.class.getName(),
                                "types",
                                plain.url(),
                                TOKEN))
                        .silently())
                .hasSize(4);
    }

    @Test
    void theThinJarIsAnAutomaticModuleAmongOthers() throws Exception {
        var arguments = new ArrayList<>(FLAGS_FOR_THE_THIN_JAR);
        arguments.replaceAll(flag -> flag.replace("ALL-UNNAMED", "io.grpc.netty.shaded"));
        arguments.addAll(List.of(
                "-p",
                Jvm.path(Jvm.thin()),
                // Guava is a module of the other kind, which automatic modules do not pull in.
                "--add-modules",
                "ALL-MODULE-PATH",
                "-cp",
                Jvm.probe().toString(),
                Probe.class.getName(),
                "types",
                plain.url(),
                TOKEN));
        assertThat(Jvm.run(arguments).silently()).hasSize(4);
    }

    @Test
    void aModularProgramUsesThePublicApiAndSeesNothingElse() throws Exception {
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("module-info.java"), "module app { requires com.e6data.jdbc; }");
        Files.writeString(folder.resolve("app/Main.java"), """
                package app;

                public class Main {
                    public static void main(String[] arguments) throws java.sql.SQLException {
                        var source = new com.e6data.jdbc.E6dataDataSource();
                        source.setUrl(arguments[0]);
                        source.setUser("me@example.com");
                        source.setPassword(arguments[1]);
                        try (var connection = source.getConnection();
                                var statement = connection.createStatement();
                                var rows = statement.executeQuery("SELECT 42")) {
                            rows.next();
                            System.out.println(rows.getInt(1) + " " + source.getClass().getModule().getName());
                        }
                        try {
                            Class.forName("com.e6data.jdbc.config.E6Config")
                                    .getMethod("accepts", String.class)
                                    .invoke(null, "");
                        } catch (ReflectiveOperationException e) {
                            System.out.println(e.getClass().getSimpleName());
                        }
                    }
                }
                """);
        assertThat(compile("module-info.java", "app/Main.java")).isZero();
        assertThat(Jvm.run(List.of("-p", Jvm.path(Jvm.all(), folder), "-m", "app/app.Main", plain.url(), TOKEN))
                        .silently())
                .containsExactly("42 com.e6data.jdbc", "IllegalAccessException");

        Files.writeString(
                folder.resolve("app/Main.java"),
                "package app; class Main { com.e6data.jdbc.shaded.grpc.ManagedChannel hidden; }");
        assertThat(compile("module-info.java", "app/Main.java")).isNotZero();
    }

    @Test
    void aRecordingHasTheDriversEventsOnTheClassPathAndOnTheModulePath() throws Exception {
        for (List<String> where : List.of(
                List.of("-cp", Jvm.path(Jvm.all(), Jvm.probe())),
                List.of(
                        "-p",
                        Jvm.all().toString(),
                        "--add-modules",
                        "com.e6data.jdbc",
                        "-cp",
                        Jvm.probe().toString()))) {
            Path file = folder.resolve(where.get(0).substring(1) + ".jfr");
            var arguments = new ArrayList<>(List.of("-XX:StartFlightRecording=filename=" + file));
            arguments.addAll(where);
            arguments.addAll(List.of(Probe.class.getName(), "row", plain.url(), TOKEN));

            Jvm.Ended ended = Jvm.run(arguments);

            assertThat(ended.status()).isZero();
            assertThat(ended.out()).contains("42");
            assertThat(RecordingFile.readAllEvents(file))
                    .extracting(event -> event.getEventType().getName())
                    .contains(
                            "com.e6data.jdbc.Connection",
                            "com.e6data.jdbc.Login",
                            "com.e6data.jdbc.Query",
                            "com.e6data.jdbc.Request");
        }
    }

    @Test
    void aRuntimeWithoutTheFlightRecorderHasNoEventsAndDoesTheSame() throws Exception {
        assertThat(Jvm.run(List.of(
                                "--limit-modules",
                                "java.logging,java.naming,java.sql",
                                "-cp",
                                Jvm.path(Jvm.all(), Jvm.probe()),
                                Probe.class.getName(),
                                "row",
                                plain.url(),
                                TOKEN))
                        .silently())
                .containsExactly("42");
    }

    @Test
    void aLibraryThatTakesOverTheLogGetsTheDriversLines() throws Exception {
        Files.writeString(folder.resolve("Finder.java"), """
                public class Finder extends System.LoggerFinder {
                    @Override
                    public System.Logger getLogger(String name, Module module) {
                        return new System.Logger() {
                            @Override
                            public String getName() {
                                return name;
                            }

                            @Override
                            public boolean isLoggable(Level level) {
                                return name.startsWith("com.e6data.jdbc") && level.compareTo(Level.DEBUG) >= 0;
                            }

                            @Override
                            public void log(Level level, java.util.ResourceBundle texts, String text, Throwable cause) {
                                System.out.println(level + " " + name + " " + text);
                            }

                            @Override
                            public void log(Level level, java.util.ResourceBundle texts, String text, Object... values) {
                                System.out.println(level + " " + name + " " + text);
                            }
                        };
                    }
                }
                """);
        assertThat(compile("Finder.java")).isZero();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.lang.System$LoggerFinder"), "Finder");

        List<String> out = Jvm.run(List.of(
                        "-cp",
                        Jvm.path(Jvm.all(), Jvm.probe(), folder),
                        Probe.class.getName(),
                        "row",
                        plain.url(),
                        TOKEN))
                .silently();

        assertThat(out)
                .anyMatch(
                        line -> line.matches("DEBUG com\\.e6data\\.jdbc\\.session Connection 1 to .*: logged in on .*"))
                .anyMatch(line ->
                        line.matches("DEBUG com\\.e6data\\.jdbc\\.query Connection 1 to .*: query Q.* 1 rows, .*"))
                .noneMatch(line -> line.startsWith("TRACE"));
    }

    private int compile(String... files) throws IOException {
        var arguments =
                new ArrayList<>(List.of("-p", Jvm.all().toString(), "-d", folder.toString(), "-proc:none", "-nowarn"));
        for (String file : files) {
            arguments.add(folder.resolve(file).toString());
        }
        try (var ignored = java.io.OutputStream.nullOutputStream()) {
            return ToolProvider.getSystemJavaCompiler().run(null, ignored, ignored, arguments.toArray(String[]::new));
        }
    }
}
