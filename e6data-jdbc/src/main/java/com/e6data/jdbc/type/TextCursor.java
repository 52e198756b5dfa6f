package com.e6data.jdbc.type;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;

/** A place in the text of a nested value: brackets, separators, and texts with and without quotes. */
final class TextCursor {

    private static final String NULL = "null";

    private final String text;
    private final TypeDescriptor type;
    private int at;

    /** A cursor at the start; {@code type} is for messages. */
    TextCursor(String text, TypeDescriptor type) {
        this.text = text;
        this.type = type;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    /** Takes the character where it comes next. */
    boolean take(char expected) {
        skipBlanks();
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes any opening bracket and returns its counterpart; 0 where there is none. */
    char openAny() {
        return take('{') ? '}' : take('[') ? ']' : take('(') ? ')' : 0;
    }

    /** True after a comma, false after the closing bracket. */
    boolean comma(char closing) throws SQLException {
        if (take(',')) {
            return true;
        }
        if (!take(closing)) {
            throw malformed(", or " + closing);
        }
        return false;
    }

    /** Takes {@code :}, {@code =} or {@code ->}. */
    boolean separator() {
        skipBlanks();
        if (text.startsWith("->", at)) {
            at += 2;
            return true;
        }
        return take(':') || take('=');
    }

    /** A key or the name of a field; empty where there is none. */
    String key() throws SQLException {
        skipBlanks();
        if (isQuote(peek())) {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !endsKey(at)) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private boolean endsKey(int index) {
        return switch (text.charAt(index)) {
            case ':', '=', ',', '{', '}', '[', ']' -> true;
            case '-' -> text.startsWith("->", index);
            default -> false;
        };
    }

    /** Looks for an unquoted null without taking it. */
    boolean isNull(char closing) {
        skipBlanks();
        if (!text.regionMatches(true, at, NULL, 0, NULL.length())) {
            return false;
        }
        int start = at;
        at += NULL.length();
        skipBlanks();
        char next = peek();
        at = start;
        return next == ',' || next == closing;
    }

    /** A text up to the next comma or the closing bracket, null for an unquoted {@code null}. */
    String value(char closing) throws SQLException {
        skipBlanks();
        int start = at;
        if (isQuote(peek())) {
            String value = quoted();
            skipBlanks();
            if (peek() == ',' || peek() == closing) {
                return value;
            }
            if (text.charAt(start) == '"') {
                throw malformed(", or " + closing + " after a text in quotes");
            }
            // An apostrophe at the start that closes nothing, as in 'tis, belongs to the text.
            at = start;
        }
        return plain(closing);
    }

    private String plain(char closing) {
        skipBlanks();
        int start = at;
        int depth = 0;
        boolean quotes = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quotes) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quotes = false;
                }
            } else if (depth <= 0 && (c == ',' || c == closing)) {
                break;
            } else if (c == '[' || c == '{' || c == '(') {
                depth++;
            } else if (c == ']' || c == '}' || c == ')') {
                depth--;
            } else {
                quotes = c == '"' && depth > 0;
            }
        }
        at = Math.min(at, text.length());
        String value = text.substring(start, at).strip();
        return value.equalsIgnoreCase(NULL) ? null : value;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Where the closing quote is missing, the rest of the text. */
    private String quoted() throws SQLException {
        char quote = text.charAt(at++);
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                if (peek() != quote) {
                    break;
                }
                // A quote that is written twice stands for itself.
                at++;
            } else if (c == '\\' && at < text.length()) {
                c = escaped(text.charAt(at++));
            }
            value.append(c);
        }
        return value.toString();
    }

    private char escaped(char c) throws SQLException {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() throws SQLException {
        int end = at + 4;
        int code = 0;
        for (; at < end; at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw malformed("four hexadecimal digits after \\u");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The character here; 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    SQLException malformed(String expected) {
        return ErrorKind.INVALID_CONVERSION.exception("The text " + Texts.quoted(text) + " cannot be read as "
                + type.sqlName() + ": at character " + (at + 1) + ", " + expected + " was expected. "
                + "getString gives the text as it came.");
    }
}
