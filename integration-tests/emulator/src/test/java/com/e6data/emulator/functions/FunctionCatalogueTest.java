package com.e6data.emulator.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.emulator.functions.FunctionSpec.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue against the reference list of names, against the Java methods that it names and against H2. */
class FunctionCatalogueTest {

    private static final int MANY = Integer.MAX_VALUE;
    private static final int LONGEST_CALL = 12;

    /** A line of {@code reference-functions.csv}: names and numbers of arguments from the SQL reference. */
    record Reference(String name, int min, int max, String certainty) {
        boolean onlyInCalcite() {
            return certainty.equals("planner-candidate");
        }
    }

    static List<Reference> references() throws IOException {
        try (InputStream in = FunctionCatalogueTest.class.getResourceAsStream("reference-functions.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(f -> new Reference(f[0], count(f[2]), count(f[3]), f[4]))
                    .toList();
        }
    }

    private static int count(String text) {
        return text.equals("*") ? MANY : Integer.parseInt(text);
    }

    @Test
    void everyNameWithEvidenceHasRowsWithItsNumbersOfArguments() throws IOException {
        var catalogue = FunctionCatalogue.get();
        var wrong = new ArrayList<String>();
        for (Reference reference : references()) {
            if (reference.onlyInCalcite()) {
                continue;
            }
            List<FunctionSpec> rows = catalogue.find(reference.name());
            int min = rows.stream().mapToInt(FunctionSpec::minArgs).min().orElse(-1);
            int max = rows.stream().mapToInt(FunctionSpec::maxArgs).max().orElse(-1);
            if (min != reference.min() || max != reference.max()) {
                wrong.add(reference + " but rows say " + min + " to " + max);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noNameIsInventedAndNoneThatOnlyCalciteKnowsIsOffered() throws IOException {
        Map<String, Reference> known = references().stream().collect(Collectors.toMap(Reference::name, r -> r));
        assertThat(FunctionCatalogue.get().names())
                .allSatisfy(name -> assertThat(known)
                        .hasEntrySatisfying(
                                name, r -> assertThat(r.onlyInCalcite()).isFalse()));
    }

    @Test
    void rowsOfOneNameDoNotOverlapAndLeaveNoGap() {
        for (String name : FunctionCatalogue.get().names()) {
            var rows = new ArrayList<>(FunctionCatalogue.get().find(name));
            rows.sort((a, b) -> Integer.compare(a.minArgs(), b.minArgs()));
            for (int i = 1; i < rows.size(); i++) {
                assertThat(rows.get(i).minArgs())
                        .as("row %d of %s", i + 1, name)
                        .isEqualTo(rows.get(i - 1).maxArgs() + 1);
            }
        }
    }

    @Test
    void javaRowsOfOneNameShareTheirMethodBecauseTheyShareTheAlias() {
        for (String name : FunctionCatalogue.get().names()) {
            assertThat(FunctionCatalogue.get().find(name).stream()
                            .filter(FunctionSpec::isJava)
                            .map(FunctionSpec::javaMethod)
                            .distinct())
                    .as(name)
                    .hasSizeLessThan(2);
        }
    }

    static Stream<FunctionSpec> javaRows() {
        return FunctionCatalogue.get().all().stream().filter(FunctionSpec::isJava);
    }

    @ParameterizedTest
    @MethodSource("javaRows")
    void everyJavaRowHasAMethodForEachNumberOfArguments(FunctionSpec row) throws Exception {
        List<Method> methods = methods(row.javaMethod());
        for (int n = row.minArgs(); n <= Math.min(row.maxArgs(), LONGEST_CALL); n++) {
            int arguments = n;
            assertThat(methods).as("%s with %d arguments", row.name(), n).anyMatch(m -> takes(m, arguments));
        }
    }

    private static boolean takes(Method method, int arguments) {
        return method.isVarArgs()
                ? arguments >= method.getParameterCount() - 1
                : arguments == method.getParameterCount();
    }

    private static List<Method> methods(String target) throws ClassNotFoundException {
        int dot = target.lastIndexOf('.');
        Class<?> owner = Class.forName(target.substring(0, dot));
        assertThat(Modifier.isPublic(owner.getModifiers()))
                .as("%s must be public for H2", owner)
                .isTrue();
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(m -> m.getName().equals(target.substring(dot + 1)))
                .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                .toList();
    }

    @Test
    void h2TakesEveryJavaMethodAsAnAlias() throws SQLException {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = h2.createStatement()) {
            for (FunctionSpec row : FunctionCatalogue.get().all()) {
                if (row.isJava()) {
                    create(statement, row.alias(), row.javaMethod());
                }
                for (String method : row.methodsInTemplate()) {
                    create(statement, FunctionSpec.aliasInTemplate(method), FunctionSpec.javaMethod(method));
                }
            }
        }
    }

    private static void create(Statement statement, String alias, String method) throws SQLException {
        statement.execute("CREATE ALIAS IF NOT EXISTS " + alias + " FOR '" + method + "'");
    }

    @Test
    void h2HasEveryFunctionThatIsCalledByName() throws SQLException {
        var unknown = new TreeSet<String>();
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = h2.createStatement()) {
            for (FunctionSpec row : FunctionCatalogue.get().all()) {
                if (row.kind() == Kind.SYNTAX || row.isJava() || row.sameCall() == null) {
                    continue;
                }
                String arguments = String.join(", ", Collections.nCopies(Math.max(row.minArgs(), 1), "1"));
                try {
                    statement.execute("SELECT " + row.sameCall() + "(" + arguments + ")");
                } catch (SQLException e) {
                    if (e.getErrorCode() == ErrorCode.FUNCTION_NOT_FOUND_1) {
                        unknown.add(row.sameCall());
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyRuleForAResultIsWellFormed() {
        String type = "BIGINT|INTEGER|DOUBLE|FLOAT|BOOLEAN|VARCHAR|DATE|TIMESTAMP|TIMESTAMP_TZ|VARBINARY|MAP|ANY";
        String rule = "(" + type
                + "|arg\\d|(sum|temporal)\\(\\d\\)|element\\(\\d\\)|common\\((\\d\\.\\.|\\d(,\\d)*)\\)|decode|struct)";
        assertThat(FunctionCatalogue.get().all())
                .allSatisfy(row -> assertThat(row.returns()).as(row.name()).matches(rule + "|array\\(" + rule + "\\)"));
    }

    @Test
    void lookUpIgnoresCase() {
        assertThat(FunctionCatalogue.get().find("date_diff"))
                .isEqualTo(FunctionCatalogue.get().find("DATE_DIFF"))
                .hasSize(1);
        assertThat(FunctionCatalogue.get().find("NO_SUCH_FUNCTION")).isEmpty();
    }

    @Test
    void aRowWithTooFewFieldsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> FunctionCatalogue.parse(List.of("# comment", "ABS\tscalar\t1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2");
    }
}
