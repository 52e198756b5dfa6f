package com.e6data.jdbc.metadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * A name pattern of {@code DatabaseMetaData}: {@code %} for any run of characters, {@code _} for any one, {@code \}
 * before either makes it plain. Null matches everything. Letters match whatever their case, as the engine looks names
 * up.
 */
final class NamePattern {

    private static final int ANY_ONE = -1;
    private static final int ANY_RUN = -2;

    private final int[] tokens;
    private final String literal;

    private NamePattern(int[] tokens, String literal) {
        this.tokens = tokens;
        this.literal = literal;
    }

    /** Reads a pattern; null for no filter. A {@code \} before another character, or at the end, is itself. */
    static NamePattern of(String pattern) {
        if (pattern == null) {
            return new NamePattern(new int[] {ANY_RUN}, null);
        }
        int[] tokens = new int[pattern.length()];
        var literal = new StringBuilder();
        int count = 0;
        boolean wild = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                wild = true;
                tokens[count++] = c == '%' ? ANY_RUN : ANY_ONE;
                continue;
            }
            if (c == '\\' && i + 1 < pattern.length() && "%_\\".indexOf(pattern.charAt(i + 1)) >= 0) {
                c = pattern.charAt(++i);
            }
            literal.append(c);
            tokens[count++] = fold(c);
        }
        return new NamePattern(Arrays.copyOf(tokens, count), wild ? null : literal.toString());
    }

    /** The one name that the pattern can match, where it has no wildcard. */
    Optional<String> literal() {
        return Optional.ofNullable(literal);
    }

    /** Matches from left to right; a failed run is tried again one character further, so time stays quadratic. */
    boolean matches(String name) {
        int token = 0;
        int at = 0;
        int runToken = -1;
        int runAt = 0;
        while (at < name.length()) {
            if (token < tokens.length && tokens[token] == ANY_RUN) {
                runToken = token++;
                runAt = at;
            } else if (token < tokens.length && (tokens[token] == ANY_ONE || tokens[token] == fold(name.charAt(at)))) {
                token++;
                at++;
            } else if (runToken >= 0) {
                token = runToken + 1;
                at = ++runAt;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == ANY_RUN) {
            token++;
        }
        return token == tokens.length;
    }

    private static int fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
