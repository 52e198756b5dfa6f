package com.e6data.conformance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page in {@code docs} that is written from the code, between the lines {@code <!-- begin NAME -->} and
 * {@code <!-- end NAME -->}; {@code -DwriteDocs=true} writes it anew.
 */
public final class PageSection {

    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "..", "..", "docs");

    private PageSection() {}

    /** Fails where the page says something else. {@code expected} ends with a line break. */
    public static void assertUpToDate(String page, String name, String expected) throws IOException {
        Path file = DOCS.resolve(page).normalize();
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        assertThat(from >= 0 && to > from)
                .as("%s has the lines %s and %s", page, begin.strip(), end)
                .isTrue();
        if (Boolean.getBoolean("writeDocs")) {
            text = text.substring(0, from + begin.length()) + expected + text.substring(to);
            Files.writeString(file, text, StandardCharsets.UTF_8);
            to = text.indexOf(end);
        }
        assertThat(text.substring(from + begin.length(), to))
                .as("the part %s of %s is stale; run this test with -DwriteDocs=true", name, page)
                .isEqualTo(expected);
    }
}
