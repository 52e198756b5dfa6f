package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The colours that the JVMs of a host have last seen, in a file that they share, so that a new one does not begin with
 * the wrong side. Only a hint: whatever is wrong with the file, it is as if it were not there. Used by threads that may
 * block.
 *
 * <p>Written beside and moved into place, so a reader sees all of it or nothing; under a lock on a second file, so no
 * writer loses what another one wrote. Whoever finds the lock taken does not wait, but writes the next time.
 */
final class ColourFile {

    /** Older entries say nothing. */
    static final Duration STALE = Duration.ofDays(1);

    private static final String HEADER = "e6data colours 1";
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_ENTRIES = 200;

    private final Path file;
    private final String key;
    private final Clock clock;
    private volatile long keptEpoch = -1;
    private volatile long keptAtMillis;

    /** {@code key} names the cluster. */
    ColourFile(Path file, String key, Clock clock) {
        this.file = file.toAbsolutePath();
        this.key = key;
        this.clock = clock;
    }

    /** For a configuration that names a file. */
    static ColourFile of(E6Config config) throws SQLException {
        String path = config.get(E6Property.COLOUR_CACHE_FILE);
        try {
            return new ColourFile(Path.of(path), Clusters.key(config), Clock.systemUTC());
        } catch (InvalidPathException e) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The value \"" + path + "\" of the property " + E6Property.COLOUR_CACHE_FILE.key()
                            + " is wrong; it must be the path of a file",
                    e);
        }
    }

    private record Entry(Colour colour, long atMillis) {}

    /** Before a login: takes the colour that another JVM has seen later than this one has learned its own. */
    void recall(Cluster cluster, Cluster.Change told) {
        try {
            Cluster.State state = cluster.state();
            Entry entry = read().get(key);
            if (entry != null && (state.active() == null || entry.atMillis() > cluster.learnedAtMillis())) {
                cluster.recalled(entry.colour(), state.epoch(), told);
            }
        } catch (IOException | RuntimeException e) {
            complain("read", e);
        }
    }

    /** After a success: keeps the colour for others, where it is news. */
    void keep(Cluster cluster) {
        Cluster.State state = cluster.state();
        long now = clock.millis();
        if (state.active() == null || state.epoch() == keptEpoch && now - keptAtMillis < REFRESH.toMillis()) {
            return;
        }
        try {
            if (write(new Entry(state.active(), now))) {
                keptEpoch = state.epoch();
                keptAtMillis = now;
            }
        } catch (IOException | RuntimeException e) {
            // Not again with each query.
            keptEpoch = state.epoch();
            keptAtMillis = now;
            complain("written", e);
        }
    }

    /** What is in the file and not too old; empty where it is malformed. */
    private Map<String, Entry> read() throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return entries;
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
        if (bytes.length > MOST_BYTES || !lines[0].equals(HEADER)) {
            return entries;
        }
        long now = clock.millis();
        for (int i = 1; i < lines.length; i++) {
            String[] fields = lines[i].split(" ", 3);
            Colour colour = fields.length == 3 ? Colour.parse(fields[1]) : null;
            if (colour == null || !fields[0].matches("\\d{1,18}")) {
                return new HashMap<>();
            }
            long at = Long.parseLong(fields[0]);
            if (now - at <= STALE.toMillis() && at - now <= CLOCKS_DIFFER.toMillis()) {
                entries.put(fields[2], new Entry(colour, at));
            }
        }
        return entries;
    }

    /** False where another writer is at work. */
    private boolean write(Entry mine) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            Map<String, Entry> entries = read();
            entries.put(key, mine);
            replace(entries);
            return true;
        } catch (OverlappingFileLockException sameJvm) {
            return false;
        }
    }

    private void replace(Map<String, Entry> entries) throws IOException {
        String text = entries.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        (Map.Entry<String, Entry> entry) -> -entry.getValue().atMillis()))
                .limit(MOST_ENTRIES)
                .map(entry -> entry.getValue().atMillis() + " "
                        + entry.getValue().colour().header() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining("", HEADER + "\n", ""));
        Path written = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private void complain(String what, Exception e) {
        System.getLogger(ColourFile.class.getName())
                .log(System.Logger.Level.DEBUG, () -> "The colour cache file " + file + " was not " + what, e);
    }
}
