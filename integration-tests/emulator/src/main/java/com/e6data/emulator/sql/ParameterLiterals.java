package com.e6data.emulator.sql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Puts the values of parameters into a statement as literals, so that a value means the same wherever it is bound. How
 * engines name types and write values is not known (protocol 5.4); this is what the driver sends: the names of result
 * columns, and texts of literals without their quotes.
 */
final class ParameterLiterals {

    private ParameterLiterals() {}

    static boolean isMarker(Token token) {
        return token.isSymbol("?");
    }

    static int markers(List<Token> tokens) {
        return (int) tokens.stream().filter(ParameterLiterals::isMarker).count();
    }

    /** The statement with a literal for each marker, in their order. */
    static String bind(String sql, List<Token> tokens, List<PreparedSql.Parameter> values, boolean backslashEscapes)
            throws SqlError {
        int markers = markers(tokens);
        if (markers != values.size()) {
            throw Errors.execution(
                    "The statement has " + markers + " parameters, but " + values.size() + " values came", null);
        }
        var bound = new StringBuilder();
        int copied = 0;
        int next = 0;
        for (Token token : tokens) {
            if (isMarker(token)) {
                bound.append(sql, copied, token.start())
                        .append(literal(++next, values.get(next - 1), backslashEscapes));
                copied = token.end();
            }
        }
        return bound.append(sql, copied, sql.length()).toString();
    }

    private static String literal(int index, PreparedSql.Parameter value, boolean backslashEscapes) throws SqlError {
        String text = value.text();
        try {
            return switch (value.type().toUpperCase(Locale.ROOT)) {
                case "NULL" -> "NULL";
                case "BOOLEAN" -> bool(text);
                case "BYTE", "SHORT", "INTEGER", "INT" -> signed(String.valueOf(Integer.parseInt(text)));
                case "LONG" -> signed(String.valueOf(Long.parseLong(text)));
                case "FLOAT" -> approximate(Float.parseFloat(text));
                case "DOUBLE" -> approximate(Double.parseDouble(text));
                case "DECIMAL128" -> signed(new BigDecimal(text).toPlainString());
                case "STRING", "CHAR", "TIME" -> string(text, backslashEscapes);
                case "BINARY" -> "X'" + HexFormat.of().formatHex(HexFormat.of().parseHex(text)) + "'";
                case "DATE" -> "CAST('" + LocalDate.parse(text) + "' AS DATE)";
                case "DATETIME", "TIMESTAMP" -> "CAST(" + string(text, backslashEscapes) + " AS TIMESTAMP)";
                case "TIMESTAMP_TZ" -> "CAST(" + string(text, backslashEscapes) + " AS TIMESTAMP_TZ)";
                default -> throw Errors.execution("Parameter " + index + " has the unknown type " + value.type(), null);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Errors.execution("Parameter " + index + " is no " + value.type() + ": " + e.getMessage(), e);
        }
    }

    private static String bool(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.toUpperCase(Locale.ROOT);
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    /** In parentheses where the minus could meet another one and begin a comment. */
    private static String signed(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    private static String approximate(double value) {
        if (!Double.isFinite(value)) {
            return "CAST('" + value + "' AS DOUBLE)";
        }
        String text = Double.toString(value);
        return signed(text.indexOf('E') < 0 ? text + "E0" : text);
    }

    private static String string(String text, boolean backslashEscapes) {
        return "'" + (backslashEscapes ? text.replace("\\", "\\\\") : text).replace("'", "''") + "'";
    }
}
