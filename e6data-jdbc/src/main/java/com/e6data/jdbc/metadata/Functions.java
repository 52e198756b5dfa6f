package com.e6data.jdbc.metadata;

import com.e6data.jdbc.sql.EscapedFunction;
import com.e6data.jdbc.sql.EscapedFunction.Category;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.DatabaseMetaData;
import java.util.List;

/**
 * The functions of e6data for which there is evidence (SQL reference 5), from one table. They belong to no catalog and
 * no schema and cannot be created by users.
 *
 * <p>The four lists hold what JDBC asks for, the names that {@code {fn ...}} translates, not those of the engine.
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

    static final String NUMERIC = EscapedFunction.names(Category.NUMERIC);
    static final String STRING = EscapedFunction.names(Category.STRING);
    static final String TIME_DATE = EscapedFunction.names(Category.TIME_DATE);
    static final String SYSTEM = EscapedFunction.names(Category.SYSTEM);

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
}
