package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * On JDKs before 24 a virtual thread that waits in a monitor keeps its carrier thread. The driver waits in locks and
 * futures only, so it needs no monitor at all but where nothing can wait inside.
 */
class NoMonitorsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** What it does inside its monitor, and why that cannot wait. */
    private static final Map<String, String> MEMORY_ONLY = Map.of(
            "Warnings.java", "appends to a list of warnings", "DataSourceSettings.java", "reads and writes a map");

    private static final Pattern MONITOR =
            Pattern.compile("\\bsynchronized\\b|\\bsynchronized(Map|Set|List|Collection)\\(");
    private static final Pattern WAIT =
            Pattern.compile("\\bThread\\.sleep\\(|\\bnotify(All)?\\(|\\.wait\\(|\\bThread\\.yield\\(|\\bonSpinWait\\(");

    private static List<String> lines(Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (pattern == MONITOR
                        && MEMORY_ONLY.containsKey(file.getFileName().toString())) {
                    continue;
                }
                for (String line : Files.readAllLines(file)) {
                    String code = line.strip();
                    if (!code.startsWith("*")
                            && !code.startsWith("//")
                            && !code.startsWith("/*")
                            && pattern.matcher(code).find()) {
                        found.add(file.getFileName() + ": " + code);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void noMonitorIsHeldWhereAnythingCouldWait() throws IOException {
        assertThat(lines(MONITOR)).isEmpty();
    }

    @Test
    void nothingSleepsSpinsOrWaitsOnAnObject() throws IOException {
        assertThat(lines(WAIT)).isEmpty();
    }
}
