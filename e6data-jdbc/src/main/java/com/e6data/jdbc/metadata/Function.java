package com.e6data.jdbc.metadata;

import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.List;

/**
 * A function of e6data, as its line in {@code functions.tsv} says. Each name stands there once, so it also tells the
 * function from all others.
 *
 * @param call how to write it
 * @param result null where it returns rows
 */
record Function(String name, String category, String call, TypeDescriptor result, List<Parameter> parameters) {

    /** A parameter; its type is {@link E6Type#OTHER} where it depends on the call. */
    record Parameter(String name, TypeDescriptor type, String remarks) {

        private static Parameter parse(String text) {
            int blank = text.indexOf(' ');
            String name = text.substring(0, blank);
            TypeDescriptor type = TypeDescriptor.parse(text.substring(blank + 1));
            if (name.endsWith("...")) {
                return new Parameter(name.substring(0, name.length() - 3), type, "any number of values");
            }
            return name.endsWith("?")
                    ? new Parameter(name.substring(0, name.length() - 1), type, "optional")
                    : new Parameter(name, type, "");
        }
    }

    static Function parse(String line) {
        String[] fields = line.split("\t", -1);
        String parameters = fields[6];
        return new Function(
                fields[0],
                fields[1],
                fields[4],
                fields[5].equals("-") ? null : TypeDescriptor.parse(fields[5]),
                parameters.isEmpty()
                        ? List.of()
                        : Arrays.stream(parameters.split(", "))
                                .map(Parameter::parse)
                                .toList());
    }

    /** Code of {@code FUNCTION_TYPE}. */
    int type() {
        return result == null ? DatabaseMetaData.functionReturnsTable : DatabaseMetaData.functionNoTable;
    }
}
