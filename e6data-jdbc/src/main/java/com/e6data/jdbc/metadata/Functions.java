package com.e6data.jdbc.metadata;

import com.e6data.jdbc.metadata.Function.Parameter;
import com.e6data.jdbc.sql.EscapedFunction;
import com.e6data.jdbc.sql.EscapedFunction.Category;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The functions of e6data for which there is evidence (SQL reference 5), from one table. They belong to no catalog and
 * no schema and cannot be created by users.
 *
 * <p>The four lists hold what JDBC asks for, the names that {@code {fn ...}} translates, not those of the engine.
 */
final class Functions {

    /** In the order of their names. */
    private static final List<Function> ALL =
            TextTable.lines("functions.tsv").stream().map(Function::parse).toList();

    static final String NUMERIC = EscapedFunction.names(Category.NUMERIC);
    static final String STRING = EscapedFunction.names(Category.STRING);
    static final String TIME_DATE = EscapedFunction.names(Category.TIME_DATE);
    static final String SYSTEM = EscapedFunction.names(Category.SYSTEM);

    private Functions() {}

    static ChunkSource functions(String catalog, String schemaPattern, String namePattern) {
        return ResultShape.FUNCTIONS.rows(matching(catalog, schemaPattern, namePattern)
                .map(function ->
                        new Object[] {null, null, function.name(), function.call(), function.type(), function.name()})
                .toList());
    }

    /** The result of a function comes before its parameters and has no name. */
    static ChunkSource columns(String catalog, String schemaPattern, String namePattern, String columnPattern) {
        NamePattern column = NamePattern.of(columnPattern);
        List<Object[]> rows = new ArrayList<>();
        matching(catalog, schemaPattern, namePattern).forEach(function -> {
            if (function.result() != null && column.matches("")) {
                rows.add(row(function, "", DatabaseMetaData.functionReturn, function.result(), "", 0));
            }
            int ordinal = 0;
            for (Parameter parameter : function.parameters()) {
                ordinal++;
                if (column.matches(parameter.name())) {
                    rows.add(row(
                            function,
                            parameter.name(),
                            DatabaseMetaData.functionColumnIn,
                            parameter.type(),
                            parameter.remarks(),
                            ordinal));
                }
            }
        });
        return ResultShape.FUNCTION_COLUMNS.rows(rows);
    }

    private static Object[] row(
            Function function, String name, int kind, TypeDescriptor type, String remarks, int ordinal) {
        boolean sized = !type.type().isNested() && type.type() != E6Type.OTHER;
        return new Object[] {
            null,
            null,
            function.name(),
            name,
            kind,
            type.type().jdbcType(),
            type.sqlName(),
            sized ? type.precision() : null,
            SqlTypes.bytes(type.type()),
            SqlTypes.scale(type),
            SqlTypes.radix(type.type()),
            DatabaseMetaData.functionNullableUnknown,
            remarks,
            SqlTypes.octets(type),
            ordinal,
            "",
            function.name()
        };
    }

    private static Stream<Function> matching(String catalog, String schemaPattern, String namePattern) {
        boolean elsewhere = catalog != null && !catalog.isEmpty() && !catalog.equals("%")
                || !NamePattern.of(schemaPattern).matches("");
        NamePattern name = NamePattern.of(namePattern);
        return elsewhere ? Stream.of() : ALL.stream().filter(function -> name.matches(function.name()));
    }
}
