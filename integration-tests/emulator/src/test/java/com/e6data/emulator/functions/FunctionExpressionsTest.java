package com.e6data.emulator.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.emulator.sql.PreparedSql;
import com.e6data.emulator.sql.SqlEngine;
import com.e6data.emulator.sql.SqlError;
import com.e6data.emulator.wire.RowCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every expression of {@code expressions.tsv}, run as {@code SELECT expression} through the whole SQL front. A line has
 * the fields expression, type on the wire, value as text; an error is written {@code ERROR} with a part of its message.
 */
class FunctionExpressionsTest {

    private static SqlEngine engine;

    record Case(String expression, String type, String value) {
        @Override
        public String toString() {
            return expression;
        }
    }

    @BeforeAll
    static void start() throws SqlError {
        engine = SqlEngine.create();
        engine.createSchema("c", "s");
        run("CREATE TABLE numbers (k VARCHAR, n INT, x DOUBLE, b BOOLEAN, d DATE)");
        run(
                "INSERT INTO numbers VALUES ('a', 1, 2.5, TRUE, DATE '2024-01-01'), ('a', 2, 3.5, FALSE, DATE '2024-02-01'),"
                        + " ('b', 3, 4.5, TRUE, DATE '2024-03-01'), ('b', 4, NULL, NULL, NULL), ('b', NULL, 0.5, FALSE, NULL)");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    static List<Case> cases() throws IOException {
        try (InputStream in = FunctionExpressionsTest.class.getResourceAsStream("expressions.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(f -> new Case(f[0], f[1], f[2]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void expressionHasTheTypeAndTheValueOfItsLine(Case c) throws SqlError {
        String sql = "SELECT " + c.expression();
        if (c.type().equals("ERROR")) {
            assertThatThrownBy(() -> value(sql)).isInstanceOf(SqlError.class).hasMessageContaining(c.value());
            return;
        }
        PreparedSql prepared = engine.prepare(sql, "c", "s");
        assertThat(text(prepared)).as("value").isEqualTo(c.value());
        assertThat(prepared.columns().get(0).type().name()).as("type").isEqualTo(c.type());
    }

    @Test
    void everyFunctionThatIsImplementedHasALine() throws IOException {
        String all = cases().stream().map(Case::expression).collect(Collectors.joining("\n"));
        Set<String> without = FunctionCatalogue.get().all().stream()
                .filter(row -> row.kind() == FunctionSpec.Kind.SCALAR || row.kind() == FunctionSpec.Kind.AGGREGATE)
                .filter(row -> !row.missing())
                .map(FunctionSpec::name)
                .filter(name ->
                        !Pattern.compile("\\b" + name + "\\b").matcher(all).find())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(without).isEmpty();
    }

    static Stream<FunctionSpec> missing() {
        return FunctionCatalogue.get().all().stream()
                .filter(FunctionSpec::missing)
                .filter(row -> row.kind() != FunctionSpec.Kind.SYNTAX);
    }

    @ParameterizedTest
    @MethodSource("missing")
    void functionsThatNobodyWroteAreRefusedByName(FunctionSpec row) {
        String arguments = Stream.generate(() -> "n").limit(row.minArgs()).collect(Collectors.joining(", "));
        assertThatThrownBy(() -> engine.prepare("SELECT " + row.name() + "(" + arguments + ") FROM numbers", "c", "s"))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("Function " + row.name() + " not yet implemented");
    }

    private static void run(String sql) throws SqlError {
        engine.prepare(sql, "c", "s").execute();
    }

    private static String value(String sql) throws SqlError {
        return text(engine.prepare(sql, "c", "s"));
    }

    private static String text(PreparedSql prepared) throws SqlError {
        try (RowCursor cursor = prepared.execute().cursor()) {
            assertThat(cursor.next()).as("a row").isTrue();
            Object value = cursor.get(0);
            assertThat(cursor.next()).as("a second row").isFalse();
            return value == null
                    ? "NULL"
                    : value instanceof byte[] b ? HexFormat.of().formatHex(b) : value.toString();
        }
    }
}
