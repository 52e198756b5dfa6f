package com.e6data.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.testing.FakeCluster;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ColourFileTest {

    private static final Cluster.Change NOBODY = (before, now, reason) -> {};

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("colours");
    }

    private static Cluster seen(Colour colour) {
        var cluster = new Cluster();
        cluster.confirmed(colour, NOBODY);
        return cluster;
    }

    private Colour recalled(Clock clock) {
        var cluster = new Cluster();
        new ColourFile(file(), "c", clock).recall(cluster, NOBODY);
        return cluster.state().active();
    }

    private Colour recalled() {
        return recalled(Clock.systemUTC());
    }

    @Test
    void anotherJvmBeginsWithTheColourThatOneHasSeen() throws Exception {
        try (var server = FakeCluster.start()) {
            server.serve("green");
            var config = server.config("colourCacheFile", file().toString());
            Session.open(config, new Cluster(), Pace.NORMAL).close();
            assertThat(server.calls("authenticate")).hasSize(2);
            server.forgetCalls();
            // A cluster of its own is what another JVM has.
            Session.open(config, new Cluster(), Pace.NORMAL).close();
            assertThat(server.calls("authenticate"))
                    .singleElement()
                    .satisfies(call -> assertThat(call.header("strategy")).isEqualTo("green"));
        }
    }

    @Test
    void aWrongEntryCostsOneRefusedLoginAndIsPutRight() throws Exception {
        try (var server = FakeCluster.start()) {
            var config = server.config("colourCacheFile", file().toString());
            new ColourFile(file(), Clusters.key(config), Clock.systemUTC()).keep(seen(Colour.GREEN));
            try (var session = Session.open(config, new Cluster(), Pace.NORMAL)) {
                assertThat(server.calls("authenticate")).hasSize(2);
                assertThat(session.schemas("cat")).isEmpty();
            }
            assertThat(Files.readString(file())).contains(" blue ").doesNotContain(" green ");
        }
    }

    @Test
    void aChangeDuringAConnectionIsKept() throws Exception {
        try (var server = FakeCluster.start()) {
            var config = server.config("colourCacheFile", file().toString());
            try (var session = Session.open(config, new Cluster(), Pace.NORMAL)) {
                server.serve("green");
                session.schemas("cat");
            }
            assertThat(Files.readString(file())).contains(" green ");
        }
    }

    @Test
    void whatAnotherJvmHasSeenLaterCountsMore() {
        var mine = seen(Colour.BLUE);
        new ColourFile(file(), "c", Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-30))).keep(seen(Colour.GREEN));
        new ColourFile(file(), "c", Clock.systemUTC()).recall(mine, NOBODY);
        assertThat(mine.state().active()).as("seen earlier").isEqualTo(Colour.BLUE);
        new ColourFile(file(), "c", Clock.offset(Clock.systemUTC(), Duration.ofSeconds(30))).keep(seen(Colour.GREEN));
        new ColourFile(file(), "c", Clock.systemUTC()).recall(mine, NOBODY);
        assertThat(mine.state()).as("seen later").isEqualTo(new Cluster.State(Colour.GREEN, 2));
    }

    @Test
    void clustersDoNotDisturbEachOther() {
        new ColourFile(file(), "c", Clock.systemUTC()).keep(seen(Colour.GREEN));
        new ColourFile(file(), "a name with blanks", Clock.systemUTC()).keep(seen(Colour.BLUE));
        assertThat(recalled()).isEqualTo(Colour.GREEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT25H", "-PT2M"})
    void entriesThatAreTooOldOrOfTheFutureSayNothing(Duration age) {
        new ColourFile(file(), "c", Clock.systemUTC()).keep(seen(Colour.GREEN));
        assertThat(recalled(Clock.offset(Clock.systemUTC(), age))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "e6data colours 2\n1 green c\n",
                "e6data colours 1\n",
                "e6data colours 1\n99999999999999 green c\nbroken",
                "e6data colours 1\n1234567890123 red c\n",
                "e6data colours 1\n-5 green c\n",
                "e6data colours 1\n123456789012345678901234567890 green c\n"
            })
    void aMalformedFileIsIgnoredAndReplaced(String content) throws IOException {
        Files.writeString(file(), content);
        assertThat(recalled()).isNull();
        new ColourFile(file(), "c", Clock.systemUTC()).keep(seen(Colour.GREEN));
        assertThat(recalled()).isEqualTo(Colour.GREEN);
    }

    @Test
    void anEndlessFileIsNotRead() throws IOException {
        Files.writeString(file(), "e6data colours 1\n" + "9 green c\n".repeat(10_000));
        assertThat(recalled()).isNull();
    }

    @Test
    void whatCannotBeWrittenIsNoError() throws Exception {
        try (var server = FakeCluster.start();
                var session = Session.open(
                        server.config(
                                "colourCacheFile",
                                folder.resolve("missing/directory/file").toString()),
                        new Cluster(),
                        Pace.NORMAL)) {
            assertThat(session.schemas("cat")).isEmpty();
        }
        Files.createDirectory(file());
        new ColourFile(file(), "c", Clock.systemUTC()).keep(seen(Colour.GREEN));
        assertThat(recalled()).isNull();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().endsWith(".new"))).isEmpty();
        }
    }

    @Test
    void whoFindsTheFileLockedWritesTheNextTime() throws IOException {
        var colours = new ColourFile(file(), "c", Clock.systemUTC());
        var cluster = seen(Colour.GREEN);
        try (var channel = FileChannel.open(
                        folder.resolve("colours.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            colours.keep(cluster);
            assertThat(file()).doesNotExist();
        }
        colours.keep(cluster);
        assertThat(recalled()).isEqualTo(Colour.GREEN);
    }

    /** Writes until each of its clusters is in the file. Also another process, see below. */
    static final class Writer {

        static final int CLUSTERS = 20;

        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            for (int i = 0; i < CLUSTERS; i++) {
                String key = args[1] + i;
                var colours = new ColourFile(file, key, Clock.systemUTC());
                while (!Files.exists(file) || !Files.readString(file).contains(" " + key + "\n")) {
                    colours.keep(seen(Colour.GREEN));
                }
            }
        }
    }

    @Test
    void processesAndThreadsThatWriteAtOnceLoseNothing() throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                processes.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                file().toString(),
                                "process-" + i + "-")
                        .inheritIO()
                        .start());
            }
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String prefix = "thread-" + i + "-";
                var thread = new Thread(() -> {
                    try {
                        Writer.main(new String[] {file().toString(), prefix});
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (var thread : threads) {
                thread.join(40_000);
            }
            for (var process : processes) {
                assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(Files.readAllLines(file())).hasSize(1 + 5 * Writer.CLUSTERS);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file(), folder.resolve("colours.lock"));
        }
    }
}
