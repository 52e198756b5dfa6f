package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the text in which an array arrives, {@code [1, "a, b", [2, 3], null]}, into the texts of its elements. Nested
 * arrays and objects stay whole.
 */
final class ArrayText {

    private final String text;
    private int at;

    private ArrayText(String text) {
        this.text = text.strip();
    }

    /** Texts without their quotes; null for an unquoted {@code null}. */
    static List<String> elements(String text) throws SQLException {
        return new ArrayText(text).read();
    }

    private List<String> read() throws SQLException {
        List<String> elements = new ArrayList<>();
        if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            throw malformed();
        }
        at = 1;
        skipBlanks();
        if (at == text.length() - 1) {
            return elements;
        }
        while (true) {
            skipBlanks();
            elements.add(text.charAt(at) == '"' ? quoted() : plain());
            skipBlanks();
            if (at == text.length() - 1) {
                return elements;
            }
            if (at >= text.length() || text.charAt(at) != ',') {
                throw malformed();
            }
            at++;
        }
    }

    private String quoted() throws SQLException {
        var value = new StringBuilder();
        for (at++; at < text.length() - 1; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\') {
                c = escaped(text.charAt(++at));
            }
            value.append(c);
        }
        throw malformed();
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
        if (at + 4 >= text.length()) {
            throw malformed();
        }
        try {
            char c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    /** Up to the next comma outside of nested brackets and of the quotes inside them. */
    private String plain() {
        int start = at;
        int depth = 0;
        boolean inQuotes = false;
        for (; at < text.length() - 1; at++) {
            char c = text.charAt(at);
            if (inQuotes) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    inQuotes = false;
                }
            } else if (c == '"') {
                inQuotes = depth > 0;
            } else if (c == '[' || c == '{' || c == '(') {
                depth++;
            } else if (c == ']' || c == '}' || c == ')') {
                depth--;
            } else if (c == ',' && depth <= 0) {
                break;
            }
        }
        at = Math.min(at, text.length() - 1);
        String value = text.substring(start, at).strip();
        return value.equalsIgnoreCase("null") ? null : value;
    }

    private void skipBlanks() {
        while (at < text.length() - 1 && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SQLException malformed() {
        return ErrorKind.INVALID_CONVERSION.exception(
                "The text is no array in the form [a, b, ...]; read it with getString.");
    }
}
