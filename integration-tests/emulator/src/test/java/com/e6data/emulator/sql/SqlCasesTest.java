package com.e6data.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.RowCursor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * SQL in, rows out: the text files beside this class. A statement starts at the margin, lines that continue it have two
 * spaces, what is expected has four.
 */
class SqlCasesTest {

    private static final String EXPECTED = "    ";

    private record Case(String sql, List<String> expected) {}

    @TestFactory
    Stream<DynamicNode> filesSayWhatStatementsGive() {
        return Stream.of("semantics", "queries", "refusals", "dml", "ddl", "assignment", "time", "nested", "printing")
                .map(this::file);
    }

    private DynamicNode file(String name) {
        SqlEngine engine = SqlEngine.create();
        Stream<DynamicTest> tests = cases(name).stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.sql, () -> assertThat(run(engine, c)).as(c.sql).isEqualTo(String.join("\n", c.expected))));
        var end = DynamicTest.dynamicTest("closes", engine::close);
        return DynamicContainer.dynamicContainer(name, Stream.concat(tests, Stream.of(end)));
    }

    private static List<Case> cases(String name) {
        String text;
        try (var in = SqlCasesTest.class.getResourceAsStream(name + ".txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var cases = new ArrayList<Case>();
        var sql = new StringBuilder();
        var expected = new ArrayList<String>();
        for (String line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            if (line.startsWith(EXPECTED)) {
                expected.add(line.substring(EXPECTED.length()));
                continue;
            }
            if (!expected.isEmpty()) {
                cases.add(new Case(sql.toString(), List.copyOf(expected)));
                sql.setLength(0);
                expected.clear();
            }
            sql.append(sql.isEmpty() ? "" : "\n").append(line);
        }
        cases.add(new Case(sql.toString(), List.copyOf(expected)));
        return cases;
    }

    private static String run(SqlEngine engine, Case c) throws SqlError {
        engine.createSchema("main", "tpch");
        var actual = new ArrayList<String>();
        try {
            PreparedSql prepared = engine.prepare(c.sql, "main", "tpch");
            if (c.expected.get(0).startsWith(">")) {
                actual.add("> " + prepared.plan().replace("\n", "\\n"));
            }
            PreparedSql.Execution execution = prepared.execute();
            if (execution.cursor() == null) {
                actual.add("count " + execution.updateCount());
            } else {
                read(execution.cursor(), actual);
            }
        } catch (SqlError e) {
            actual.add("! " + e.phase() + " " + escaped(e.getMessage()));
        }
        return String.join("\n", actual);
    }

    private static void read(RowCursor cursor, List<String> lines) throws SqlError {
        try (cursor) {
            var head = new StringJoiner(" | ", ": ", "");
            for (OutputColumn column : cursor.columns()) {
                head.add(column.label() + " " + column.type() + (column.scale() > 0 ? "(" + column.scale() + ")" : ""));
            }
            lines.add(head.toString());
            while (cursor.next()) {
                var row = new StringJoiner(" | ");
                for (int i = 0; i < cursor.columns().size(); i++) {
                    row.add(text(cursor.get(i)));
                }
                lines.add(row.toString());
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return "X'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : escaped(String.valueOf(value));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }
}
