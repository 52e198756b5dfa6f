package com.e6data.jdbc.metadata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the text resources beside this class: one entry a line, {@code #} starts a comment line. */
final class TextTable {

    private TextTable() {}

    static List<String> lines(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TextTable.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
