package com.e6data.emulator.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A path into a JSON document: {@code $.a.b[0]['c d']}. Steps are keys, or positions in arrays. */
final class JsonPath {

    private static final Cache<JsonPath> DOLLAR = new Cache<>(text -> new Reader(text, 0).dollar());
    private static final Cache<JsonPath> KEYS = new Cache<>(text -> new Reader(text, 1).keys());

    private final List<Object> steps;

    private JsonPath(List<Object> steps) {
        this.steps = steps;
    }

    /** With positions from 0; the leading {@code $} may be missing. */
    static JsonPath of(String text) {
        return DOLLAR.get(text);
    }

    /**
     * ClickHouse's manner: keys with dots, positions from 1. A text that begins with {@code $} is read by {@link #of}.
     */
    static JsonPath ofKeys(String text) {
        return text.strip().startsWith("$") ? of(text) : KEYS.get(text);
    }

    /** What is there, or null. */
    JsonNode find(JsonNode root) {
        JsonNode node = root;
        for (Object step : steps) {
            if (node == null) {
                return null;
            }
            if (step instanceof Integer index) {
                node = node.isArray() ? node.get(index) : null;
            } else {
                node = node.get((String) step);
            }
        }
        return node;
    }

    private static final class Reader {

        private final String text;
        private final int firstPosition;
        private final List<Object> steps = new ArrayList<>();
        private int at;

        Reader(String text, int firstPosition) {
            this.text = text.strip();
            this.firstPosition = firstPosition;
        }

        JsonPath dollar() {
            if (text.startsWith("$")) {
                at++;
            } else if (!text.isEmpty() && text.charAt(0) != '[' && text.charAt(0) != '.') {
                key();
            }
            rest();
            return new JsonPath(List.copyOf(steps));
        }

        JsonPath keys() {
            if (!text.isEmpty() && text.charAt(0) != '[') {
                key();
            }
            rest();
            return new JsonPath(List.copyOf(steps));
        }

        private void rest() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '.') {
                    key();
                } else if (c == '[') {
                    bracket();
                } else {
                    throw bad();
                }
            }
        }

        private void key() {
            int start = at;
            while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
                at++;
            }
            String key = text.substring(start, at);
            if (key.isEmpty() || key.equals("*")) {
                throw bad();
            }
            boolean position = firstPosition == 1 && key.chars().allMatch(Character::isDigit);
            steps.add(position ? (Object) (Integer.parseInt(key) - firstPosition) : unquoted(key));
        }

        private void bracket() {
            int end = text.indexOf(']', at);
            if (end < 0) {
                throw bad();
            }
            String inside = text.substring(at, end).strip();
            at = end + 1;
            if (!inside.isEmpty() && (inside.charAt(0) == '\'' || inside.charAt(0) == '"')) {
                steps.add(unquoted(inside));
                return;
            }
            try {
                steps.add(Integer.parseInt(inside) - firstPosition);
            } catch (NumberFormatException e) {
                throw bad();
            }
        }

        private static String unquoted(String s) {
            boolean quoted = s.length() > 1
                    && (s.charAt(0) == '\'' || s.charAt(0) == '"')
                    && s.charAt(s.length() - 1) == s.charAt(0);
            return quoted ? s.substring(1, s.length() - 1) : s;
        }

        private IllegalArgumentException bad() {
            return new IllegalArgumentException(
                    "Not a JSON path: '" + text + "', expected keys and positions like $.a[0].b");
        }
    }
}
