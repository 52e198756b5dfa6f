package com.e6data.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A second lexer that shares nothing with the one under test: regular expressions, strings decoded to their value. */
final class MiniLexer {

    private static final Pattern ESCAPING = pattern("'(?:[^'\\\\]|''|\\\\[\\s\\S])*+'");
    private static final Pattern STANDARD = pattern("'(?:[^']|'')*+'");

    private MiniLexer() {}

    private static Pattern pattern(String string) {
        return Pattern.compile("(?<blank>\\s+|(?:--|//)[^\\r\\n]*|/\\*[\\s\\S]*?\\*/)|(?<string>" + string
                + ")|(?<name>\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`)|(?<word>[\\w$]+)|(?<symbol>[^'\"`\\s])");
    }

    /** Tokens without blanks and comments; a string as {@code S:} and its value. */
    static List<String> tokens(String sql, BackslashMode mode) {
        Matcher matcher = (mode == BackslashMode.ESCAPE ? ESCAPING : STANDARD).matcher(sql);
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            matcher.region(at, sql.length());
            if (!matcher.lookingAt() || sql.startsWith("/*", at) && matcher.group("blank") == null) {
                throw new IllegalArgumentException("no token at " + at + ": " + sql);
            }
            if (matcher.group("string") != null) {
                tokens.add("S:" + value(matcher.group(), mode));
            } else if (matcher.group("blank") == null) {
                tokens.add(matcher.group());
            }
            at = matcher.end();
        }
        return tokens;
    }

    static String value(String literal, BackslashMode mode) {
        String inner = literal.substring(1, literal.length() - 1);
        if (mode == BackslashMode.LITERAL) {
            return inner.replace("''", "'");
        }
        return Pattern.compile("''|\\\\([\\s\\S])").matcher(inner).replaceAll(match -> {
            String escaped = match.group(1);
            return Matcher.quoteReplacement(
                    escaped == null
                            ? "'"
                            : switch (escaped) {
                                case "n" -> "\n";
                                case "r" -> "\r";
                                case "t" -> "\t";
                                default -> escaped;
                            });
        });
    }
}
