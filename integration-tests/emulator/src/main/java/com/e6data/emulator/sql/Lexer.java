package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts e6data SQL into tokens; comments and white space are dropped (SQL reference 1). */
final class Lexer {

    private final String sql;
    private final boolean backslashEscapes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql, boolean backslashEscapes) {
        this.sql = sql;
        this.backslashEscapes = backslashEscapes;
    }

    /**
     * The tokens of a statement. The text of a string is always in the form in which a backslash escapes.
     *
     * @param backslashEscapes whether a backslash escapes in {@code sql}
     * @throws SqlError of phase SYNTAX for a string, name or comment without end
     */
    static List<Token> tokens(String sql, boolean backslashEscapes) throws SqlError {
        var lexer = new Lexer(sql, backslashEscapes);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws SqlError {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at) || sql.startsWith("//", at)) {
                while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
                    at++;
                }
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                if (end < 0) {
                    throw unfinished("comment");
                }
                at = end + 2;
            } else if (c == '\'') {
                add(Token.Kind.STRING, endOfString());
            } else if (c == '"') {
                add(Token.Kind.QUOTED, endOfQuoted());
            } else if (Character.isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(at + 1) && !afterName()) {
                add(Token.Kind.NUMBER, endOfNumber());
            } else if (isNameStart(c)) {
                int end = at + 1;
                while (end < sql.length() && isNamePart(sql.charAt(end))) {
                    end++;
                }
                add(Token.Kind.WORD, end);
            } else {
                add(Token.Kind.SYMBOL, endOfSymbol());
            }
        }
    }

    private void add(Token.Kind kind, int end) {
        String text = sql.substring(at, end);
        boolean plain = backslashEscapes || kind != Token.Kind.STRING;
        tokens.add(new Token(kind, at, end, plain ? text : text.replace("\\", "\\\\")));
        at = end;
    }

    /** A dot right after a name qualifies it and starts no number. */
    private boolean afterName() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.end() == at && (last.kind() == Token.Kind.WORD || last.kind() == Token.Kind.QUOTED);
    }

    private int endOfString() throws SqlError {
        int i = at + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\' && backslashEscapes && i + 1 < sql.length()) {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == '\'') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        throw unfinished("string");
    }

    private int endOfQuoted() throws SqlError {
        int i = at + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) != '"') {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == '"') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        throw unfinished("quoted name");
    }

    private int endOfNumber() {
        int i = at;
        while (i < sql.length() && (isDigit(i) || sql.charAt(i) == '.')) {
            i++;
        }
        if (i < sql.length() && (sql.charAt(i) == 'e' || sql.charAt(i) == 'E')) {
            int digits = i + 1;
            if (digits < sql.length() && (sql.charAt(digits) == '+' || sql.charAt(digits) == '-')) {
                digits++;
            }
            if (digits < sql.length() && isDigit(digits)) {
                i = digits;
                while (i < sql.length() && isDigit(i)) {
                    i++;
                }
            }
        }
        return i;
    }

    private int endOfSymbol() {
        for (String two : new String[] {"::", "||", "<>", "!=", "<=", ">=", "->", "=>", "<<"}) {
            if (sql.startsWith(two, at)) {
                return at + 2;
            }
        }
        return at + Character.charCount(sql.codePointAt(at));
    }

    private boolean isDigit(int i) {
        return sql.charAt(i) >= '0' && sql.charAt(i) <= '9';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private SqlError unfinished(String what) {
        return Errors.syntax(sql, at, "Lexical error: this " + what + " has no end");
    }
}
