package com.e6data.emulator.sql;

/**
 * String literals of e6data: {@code ''} and backslash escapes both work; a backslash before any other character stays,
 * so that regular expressions written with single and with doubled backslashes mean the same (SQL reference 1.2).
 */
final class StringLiterals {

    private StringLiterals() {}

    /** Value of a literal with its quotes. */
    static String decode(String literal) {
        var value = new StringBuilder(literal.length());
        int end = literal.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = literal.charAt(i);
            if (c == '\'') {
                i++;
                value.append('\'');
            } else if (c == '\\' && i + 1 < end) {
                char escaped = literal.charAt(++i);
                switch (escaped) {
                    case '\'', '\\', '"' -> value.append(escaped);
                    case 'n' -> value.append('\n');
                    case 't' -> value.append('\t');
                    case 'r' -> value.append('\r');
                    default -> value.append('\\').append(escaped);
                }
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    /** A value as standard SQL literal, which has {@code ''} only. */
    static String standard(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
