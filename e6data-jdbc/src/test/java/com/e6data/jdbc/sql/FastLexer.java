package com.e6data.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A lexer of e6data SQL for millions of texts. It shares nothing with the one under test: a string is decoded while it
 * is read, and whatever is no token is an error.
 */
public final class FastLexer {

    private final String sql;
    private final boolean escapes;
    private final StringBuilder value = new StringBuilder();
    private int at;

    private FastLexer(String sql, BackslashMode mode) {
        this.sql = sql;
        this.escapes = mode == BackslashMode.ESCAPE;
    }

    /** True where the text is one string literal and nothing else, and its value is {@code expected}. */
    public static boolean isLiteralOf(String literal, String expected, BackslashMode mode) {
        boolean escapes = mode == BackslashMode.ESCAPE;
        int end = literal.length() - 1;
        if (end < 1 || literal.charAt(0) != '\'' || literal.charAt(end) != '\'') {
            return false;
        }
        int seen = 0;
        for (int i = 1; i < end; i++) {
            char c = literal.charAt(i);
            if (c == '\'') {
                // Only a pair that lies inside of the literal stands for a quote.
                if (++i >= end || literal.charAt(i) != '\'') {
                    return false;
                }
            } else if (c == '\\' && escapes) {
                if (++i >= end) {
                    return false;
                }
                c = escaped(literal.charAt(i));
            }
            if (seen >= expected.length() || expected.charAt(seen++) != c) {
                return false;
            }
        }
        return seen == expected.length();
    }

    private static char escaped(char c) {
        return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }

    /**
     * Tokens without blanks and comments; a string as {@code S:} and its value.
     *
     * @throws IllegalArgumentException where something does not end
     */
    public static List<String> tokens(String sql, BackslashMode mode) {
        var lexer = new FastLexer(sql, mode);
        List<String> tokens = new ArrayList<>();
        for (String token = lexer.next(); token != null; token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    private String next() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '-' && follows('-') || c == '/' && follows('/')) {
                while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == '/' && follows('*')) {
                int end = sql.indexOf("*/", at + 2);
                require(end >= 0);
                at = end + 2;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return token(c);
            }
        }
        return null;
    }

    private boolean follows(char c) {
        return at + 1 < sql.length() && sql.charAt(at + 1) == c;
    }

    private String token(char first) {
        int start = at++;
        if (first == '\'') {
            return string();
        }
        if (first == '"' || first == '`') {
            do {
                int end = sql.indexOf(first, at);
                require(end >= 0);
                at = end + 1;
            } while (at < sql.length() && sql.charAt(at) == first && at++ > 0);
        } else if (isWord(first)) {
            while (at < sql.length() && isWord(sql.charAt(at))) {
                at++;
            }
        }
        return sql.substring(start, at);
    }

    private String string() {
        value.setLength(0);
        value.append("S:");
        while (true) {
            require(at < sql.length());
            char c = sql.charAt(at++);
            if (c == '\'') {
                if (at == sql.length() || sql.charAt(at) != '\'') {
                    return value.toString();
                }
                at++;
            } else if (c == '\\' && escapes) {
                require(at < sql.length());
                c = escaped(sql.charAt(at++));
            }
            value.append(c);
        }
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c > 0x7f;
    }

    private void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("no token ends at " + at + ": " + sql);
        }
    }
}
