package com.e6data.jdbc.metadata;

import com.e6data.jdbc.vector.ChunkSource;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of e6data for which there is evidence (SQL reference 5), from one table. They belong to no catalog and
 * no schema and cannot be created by users.
 */
final class Functions {

    private record Function(String name, String category, String call) {

        static Function parse(String line) {
            String[] fields = line.split("\t");
            return new Function(fields[0], fields[1], fields[4]);
        }

        short type() {
            return (short)
                    (category.equals("table")
                            ? DatabaseMetaData.functionReturnsTable
                            : DatabaseMetaData.functionNoTable);
        }
    }

    private static final List<Function> ALL =
            TextTable.lines("functions.tsv").stream().map(Function::parse).toList();

    // The names behind the categories are those that only {fn ...} knows; the driver translates them.
    static final String NUMERIC = names(Set.of("numeric", "bitwise"));
    static final String STRING = names(Set.of("string", "regexp", "url", "hash"), "SPACE");
    static final String TIME_DATE = names(Set.of("datetime"), "CURDATE", "DAYOFMONTH", "TIMESTAMPADD");
    static final String SYSTEM = names(Set.of("conditional", "conversion", "misc"));

    private Functions() {}

    static ChunkSource functions(String catalog, String schemaPattern, String namePattern) {
        NamePattern schema = NamePattern.of(schemaPattern);
        if (catalog != null && !catalog.isEmpty() || !schema.matches("")) {
            return ResultShape.FUNCTIONS.empty();
        }
        NamePattern name = NamePattern.of(namePattern);
        return ResultShape.FUNCTIONS.rows(ALL.stream()
                .filter(function -> name.matches(function.name()))
                .map(function -> new Object[] {
                    null, null, function.name(), function.call(), (int) function.type(), function.name()
                })
                .toList());
    }

    private static String names(Set<String> categories, String... more) {
        return Stream.concat(
                        ALL.stream()
                                .filter(function -> categories.contains(function.category()))
                                .map(Function::name),
                        Stream.of(more))
                .sorted()
                .collect(Collectors.joining(","));
    }
}
