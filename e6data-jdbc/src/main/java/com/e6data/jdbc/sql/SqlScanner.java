package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;

/**
 * Cuts SQL text into tokens as the engine's lexer would (SQL reference 1): string literals, quoted identifiers,
 * comments, words. All that looks for something in SQL text looks through this.
 */
final class SqlScanner {

    /** Kinds of tokens. */
    enum Token {
        END,
        BLANK,
        COMMENT,
        STRING,
        QUOTED_NAME,
        /** Letters, digits, {@code _} and {@code $}: names, keywords and numbers. */
        WORD,
        /** A single character of any other kind. */
        SYMBOL
    }

    private final String sql;
    private final BackslashMode backslash;
    private int start;
    private int end;
    private Token token;

    SqlScanner(String sql, BackslashMode backslash) {
        this.sql = sql;
        this.backslash = backslash;
    }

    /** Steps to the next token. */
    Token next() throws SQLException {
        token = read();
        return token;
    }

    private Token read() throws SQLException {
        start = end;
        if (start == sql.length()) {
            return Token.END;
        }
        char c = sql.charAt(start);
        if (Character.isWhitespace(c)) {
            end = start + 1;
            while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
                end++;
            }
            return Token.BLANK;
        }
        if (isWordPart(c)) {
            end = start + 1;
            while (end < sql.length() && isWordPart(sql.charAt(end))) {
                end++;
            }
            return Token.WORD;
        }
        return switch (c) {
            case '\'' -> {
                end = string();
                yield Token.STRING;
            }
            case '"', '`' -> {
                end = quotedName(c);
                yield Token.QUOTED_NAME;
            }
            default -> comment(c);
        };
    }

    private Token comment(char c) throws SQLException {
        // The engine's parser takes two slashes for a comment too, and nothing else begins with them.
        if (c == '-' && sql.startsWith("--", start) || c == '/' && sql.startsWith("//", start)) {
            end = lineEnd();
            return Token.COMMENT;
        }
        if (c == '/' && sql.startsWith("/*", start)) {
            int close = sql.indexOf("*/", start + 2);
            if (close < 0) {
                throw unterminated("comment", "*/");
            }
            end = close + 2;
            return Token.COMMENT;
        }
        end = start + 1;
        return Token.SYMBOL;
    }

    private int lineEnd() {
        for (int i = start; i < sql.length(); i++) {
            if (sql.charAt(i) == '\n' || sql.charAt(i) == '\r') {
                return i;
            }
        }
        return sql.length();
    }

    private int string() throws SQLException {
        for (int i = start + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslash == BackslashMode.ESCAPE) {
                i++;
            } else if (c == '\'') {
                // A quote that is written twice does not end the string.
                if (i + 1 == sql.length() || sql.charAt(i + 1) != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        throw unterminated("string literal", "'");
    }

    private int quotedName(char quote) throws SQLException {
        for (int i = start + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        throw unterminated("quoted identifier", String.valueOf(quote));
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
    }

    /** Continues at a position. */
    void seek(int position) {
        end = position;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isComment() {
        return token == Token.COMMENT;
    }

    /** Text of the current token. */
    String text() {
        return sql.substring(start, end);
    }

    /** True where the current token is this symbol. */
    boolean is(char symbol) {
        return end == start + 1 && sql.charAt(start) == symbol;
    }

    private SQLException unterminated(String what, String closing) {
        return ErrorKind.SYNTAX_ERROR.exception("The " + what + " that begins at character " + (start + 1)
                + " does not end; " + closing + " is missing.");
    }
}
