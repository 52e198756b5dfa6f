package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Java samples of {@code docs/jdbc.md} compile as they stand there. */
class JdbcPageSamplesTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "jdbc.md")
            .normalize();
    private static final Pattern SAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    /** What a reader of the page has at hand. */
    private static final String BEFORE = """
            import com.e6data.jdbc.*;
            import com.zaxxer.hikari.*;
            import java.sql.*;
            import java.util.*;
            class Sample {
                void run(%s) throws Exception {
            """;

    @TestFactory
    Stream<DynamicTest> everySampleCompiles() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        List<String> samples = SAMPLE.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(5);
        return samples.stream()
                .map(sample ->
                        DynamicTest.dynamicTest(sample.lines().findFirst().orElse(""), () -> compile(sample)));
    }

    private static void compile(String sample) {
        List<String> given = new ArrayList<>(List.of("String token", "Statement statement"));
        if (!sample.contains("Connection connection =")) {
            given.add("Connection connection");
        }
        var source = new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return BEFORE.formatted(String.join(", ", given)) + sample + "}}";
            }
        };
        var problems = new DiagnosticCollector<JavaFileObject>();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        List.of("-proc:none", "-implicit:none", "-Xdiags:compact", "-d", "target"),
                        null,
                        List.of(source))
                .call();
        assertThat(problems.getDiagnostics()).isEmpty();
        assertThat(compiled).isTrue();
    }
}
