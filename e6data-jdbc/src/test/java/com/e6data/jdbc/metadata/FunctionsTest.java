package com.e6data.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.vector.ChunkSource;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionsTest {

    private static List<List<Object>> rows(ChunkSource source, int... positions) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        for (var chunk = source.next(); chunk != null; chunk = source.next()) {
            for (int row = 0; row < chunk.rowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (int position : positions) {
                    values.add(chunk.column(position - 1).getObject(row));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    @Test
    void everyFunctionIsListedOnceInTheOrderOfNames() throws SQLException {
        List<String> names = rows(Functions.functions(null, null, null), 3).stream()
                .map(row -> (String) row.get(0))
                .toList();
        assertThat(names).hasSizeGreaterThan(300).isSorted().doesNotHaveDuplicates();
        assertThat(rows(Functions.functions("", "", "%"), 6).stream().map(row -> row.get(0)))
                .isEqualTo(names);
        assertThat(rows(Functions.functions("lake", null, null), 1)).isEmpty();
        assertThat(rows(Functions.functions(null, "public", null), 1)).isEmpty();
        assertThat(rows(Functions.functions("%", "%", "lpad"), 3)).containsExactly(List.of("LPAD"));
    }

    @Test
    void tellsFunctionsThatReturnRows() throws SQLException {
        assertThat(rows(Functions.functions(null, null, "UNNEST"), 5))
                .containsExactly(List.of(DatabaseMetaData.functionReturnsTable));
        assertThat(rows(Functions.functions(null, null, "ABS"), 5))
                .containsExactly(List.of(DatabaseMetaData.functionNoTable));
    }

    @Test
    void columnsAreTheResultAndTheParametersInOrder() throws SQLException {
        // COLUMN_NAME, COLUMN_TYPE, DATA_TYPE, TYPE_NAME, REMARKS, ORDINAL_POSITION, SPECIFIC_NAME
        assertThat(rows(Functions.columns(null, null, "LPAD", null), 4, 5, 6, 7, 13, 15, 17))
                .containsExactly(
                        List.of("", DatabaseMetaData.functionReturn, Types.VARCHAR, "VARCHAR", "", 0, "LPAD"),
                        List.of("s", DatabaseMetaData.functionColumnIn, Types.VARCHAR, "VARCHAR", "", 1, "LPAD"),
                        List.of("n", DatabaseMetaData.functionColumnIn, Types.INTEGER, "INTEGER", "", 2, "LPAD"),
                        List.of(
                                "pad",
                                DatabaseMetaData.functionColumnIn,
                                Types.VARCHAR,
                                "VARCHAR",
                                "optional",
                                3,
                                "LPAD"));
        assertThat(rows(Functions.columns(null, null, "LPAD", "P%"), 4)).containsExactly(List.of("pad"));
        assertThat(rows(Functions.columns(null, null, "coalesce", null), 4, 6, 7, 13))
                .containsExactly(
                        List.of("", Types.OTHER, "ANY", ""), List.of("x", Types.OTHER, "ANY", "any number of values"));
        assertThat(rows(Functions.columns(null, null, "split", ""), 7)).containsExactly(List.of("VARCHAR ARRAY"));
        assertThat(rows(Functions.columns(null, null, "PI", null), 4)).containsExactly(List.of(""));
        assertThat(rows(Functions.columns(null, null, "UNNEST", null), 4)).containsExactly(List.of("array"));
    }

    @Test
    void numbersHaveSizes() throws SQLException {
        // PRECISION, LENGTH, SCALE, RADIX
        assertThat(rows(Functions.columns(null, null, "CRC32", ""), 8, 9, 10, 11))
                .containsExactly(List.of(19, 8, 0, 10));
        assertThat(rows(Functions.columns(null, null, "NOW", ""), 8, 10)).containsExactly(List.of(26, 6));
    }

    /** As many parameters as the table says that there may be arguments. */
    @Test
    void parametersAgreeWithTheNumberOfArguments() {
        for (String line : TextTable.lines("functions.tsv")) {
            String[] fields = line.split("\t", -1);
            assertThat(fields).as(line).hasSize(7);
            var function = Function.parse(line);
            long required = function.parameters().stream()
                    .filter(parameter -> parameter.remarks().isEmpty())
                    .count();
            boolean unbounded = function.parameters().stream()
                    .anyMatch(parameter -> parameter.remarks().startsWith("any number"));
            assertThat(unbounded).as(line).isEqualTo(fields[3].equals("*"));
            if (!unbounded) {
                assertThat(required).as(line).isEqualTo(Long.parseLong(fields[2]));
                assertThat(function.parameters()).as(line).hasSize(Integer.parseInt(fields[3]));
            }
            assertThat(function.parameters().stream().map(Function.Parameter::name))
                    .as(line)
                    .doesNotHaveDuplicates();
        }
    }
}
