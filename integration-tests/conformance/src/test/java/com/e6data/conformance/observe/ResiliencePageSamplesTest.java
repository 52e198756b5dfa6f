package com.e6data.conformance.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.conformance.TestCluster;
import com.e6data.jdbc.E6dataDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bindings of {@code docs/resilience.md} compile as they stand there, and measure what they say. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResiliencePageSamplesTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "resilience.md")
            .normalize();
    private static final Pattern SAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final E6dataDataSource source = new E6dataDataSource();

    /** Compiles the sample that contains {@code word}, and runs it. */
    private void run(String word, MeterRegistry registry, OpenTelemetry openTelemetry) throws Exception {
        String sample = SAMPLE.matcher(Files.readString(PAGE, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(word))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("Sample.java"), """
                import com.e6data.jdbc.*;
                import com.e6data.jdbc.event.*;
                import io.micrometer.core.instrument.*;
                import io.opentelemetry.api.*;
                import io.opentelemetry.api.common.*;
                import io.opentelemetry.api.metrics.*;
                import io.opentelemetry.api.trace.*;
                import java.time.*;
                public class Sample {
                    public static void run(
                            E6dataDataSource source, MeterRegistry registry, OpenTelemetry openTelemetry) {
                """ + sample + "}}");
        var problems = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            null,
                            files,
                            problems,
                            List.of("-proc:none", "-implicit:none", "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
        }
        assertThat(problems.getDiagnostics()).isEmpty();
        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Sample")
                    .getMethod("run", E6dataDataSource.class, MeterRegistry.class, OpenTelemetry.class)
                    .invoke(null, source, registry, openTelemetry);
            query();
        }
    }

    private void query() throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            source.setUrl(cluster.url());
            source.setUser(TestCluster.USER);
            source.setPassword(TestCluster.TOKEN);
            try (Connection connection = source.getConnection()) {
                cluster.emulator().faults().expireSessions();
                try (ResultSet rows = connection.createStatement().executeQuery("SELECT 1")) {
                    while (rows.next()) {
                        assertThat(rows.getInt(1)).isEqualTo(1);
                    }
                }
            }
        }
    }

    @Test
    void micrometerGetsTimersAndCounters() throws Exception {
        var registry = new SimpleMeterRegistry();
        run("registry.timer", registry, null);

        assertThat(registry.get("e6data.query")
                        .tag("outcome", "FINISHED")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("e6data.query.rows").summary().totalAmount()).isEqualTo(1);
        assertThat(registry.get("e6data.request")
                        .tag("method", "getNextResultBatch")
                        .tag("failure", "null")
                        .timer()
                        .count())
                .isPositive();
        assertThat(registry.get("e6data.retry")
                        .tag("reason", "ACCESS_DENIED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("e6data.colour.change")
                        .tag("to", "blue")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void openTelemetryGetsSpansAndCounters() throws Exception {
        var spans = InMemorySpanExporter.create();
        var metrics = InMemoryMetricReader.create();
        try (var sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build()) {
            run("openTelemetry", null, sdk);

            assertThat(spans.getFinishedSpanItems()).hasSize(1).allSatisfy(span -> {
                assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
                assertThat(span.getEndEpochNanos()).isGreaterThan(span.getStartEpochNanos());
                assertThat(span.getAttributes().asMap().toString()).contains("db.response.returned_rows=1");
            });
            assertThat(metrics.collectAllMetrics())
                    .hasSize(1)
                    .allSatisfy(metric -> assertThat(metric.getName()).isEqualTo("e6data.retries"));
        }
    }
}
