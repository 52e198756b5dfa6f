package com.e6data.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of {@code docs/jdbc.md} that is written from the code, between the lines {@code <!-- begin NAME -->} and
 * {@code <!-- end NAME -->}. After a change of the code, run the failing test once more with {@code -DwriteDocs=true}
 * to write the part anew.
 */
public final class GeneratedSection {

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "jdbc.md").normalize();

    private GeneratedSection() {}

    /** Fails where the page says something else. {@code expected} ends with a line break. */
    public static void assertUpToDate(String name, String expected) throws IOException {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        String page = Files.readString(PAGE, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        assertThat(from >= 0 && to > from)
                .as("docs/jdbc.md has the lines %s and %s", begin.strip(), end)
                .isTrue();
        if (Boolean.getBoolean("writeDocs")) {
            page = page.substring(0, from + begin.length()) + expected + page.substring(to);
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
            to = page.indexOf(end);
        }
        assertThat(page.substring(from + begin.length(), to))
                .as("the part %s of docs/jdbc.md is stale; run this test with -DwriteDocs=true", name)
                .isEqualTo(expected);
    }
}
