package com.e6data.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The numbers that stand directly in a JSON object, by key; those of inner objects and arrays are somebody else's.
 * Lenient: what cannot be read is left out, since a report that looks unusual is no reason to fail.
 */
final class TopLevelNumbers {

    private static final String STRUCTURE = "{}[]:,";

    private final Map<String, Long> values = new HashMap<>();

    TopLevelNumbers(String json) {
        int depth = 0;
        String key = "";
        String last = "";
        boolean afterColon = false;
        for (int at = 0; at < json.length(); ) {
            char c = json.charAt(at);
            int end = end(json, at);
            switch (c) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ':' -> key = last;
                case ',', ' ', '\t', '\r', '\n' -> {}
                default -> {
                    last = c == '"' ? json.substring(at + 1, Math.max(end - 1, at + 1)) : json.substring(at, end);
                    if (depth == 1 && afterColon) {
                        put(key, last);
                    }
                }
            }
            if (!Character.isWhitespace(c)) {
                afterColon = c == ':';
            }
            at = end;
        }
    }

    /** Where the token that begins at {@code start} ends: a string, a run of plain characters, or one character. */
    private static int end(String json, int start) {
        int at = start + 1;
        if (json.charAt(start) == '"') {
            while (at < json.length() && json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, json.length());
        }
        if (isPlain(json.charAt(start))) {
            while (at < json.length() && isPlain(json.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return STRUCTURE.indexOf(c) < 0 && c != '"' && !Character.isWhitespace(c);
    }

    private void put(String key, String text) {
        try {
            values.put(key, Math.round(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            // Some other value, which no one asks for as a number.
            values.remove(key);
        }
    }

    /** Rounded to a whole number; numbers that are written as a string count too. */
    OptionalLong get(String key) {
        Long value = values.get(key);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
