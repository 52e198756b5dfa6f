package com.e6data.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The numbers that stand directly in a JSON object, by key; those of inner objects and arrays are somebody else's.
 * Lenient: what cannot be read is left out, since a report that looks unusual is no reason to fail.
 */
final class TopLevelNumbers {

    /** A string, a structural character, or a run of anything else. Possessive, so that no text can make it slow. */
    private static final Pattern TOKEN =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|[{}\\[\\]:,]|[^\"{}\\[\\]:,\\s]++");

    private final Map<String, Long> values = new HashMap<>();

    TopLevelNumbers(String json) {
        var tokens = TOKEN.matcher(json);
        int depth = 0;
        String key = null;
        String before = "";
        boolean afterColon = false;
        while (tokens.find()) {
            String token = tokens.group();
            switch (token) {
                case "{", "[" -> depth++;
                case "}", "]" -> depth--;
                case ":" -> key = before;
                default -> {
                    String text = tokens.group(1) == null ? token : tokens.group(1);
                    if (depth == 1 && afterColon) {
                        put(key, text);
                    }
                    before = text;
                }
            }
            afterColon = token.equals(":");
        }
    }

    private void put(String key, String text) {
        try {
            values.putIfAbsent(key, Math.round(Double.parseDouble(text)));
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
