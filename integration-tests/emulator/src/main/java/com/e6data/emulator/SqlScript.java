package com.e6data.emulator;

import java.util.ArrayList;
import java.util.List;

/** Splits a script into statements at semicolons outside of quotes and comments. */
final class SqlScript {

    private SqlScript() {}

    static List<String> statements(String script) {
        var statements = new ArrayList<String>();
        var start = 0;
        var position = 0;
        while (position < script.length()) {
            if (script.charAt(position) == ';') {
                add(statements, script.substring(start, position));
                start = ++position;
            } else {
                position = skip(script, position);
            }
        }
        add(statements, script.substring(start));
        return statements;
    }

    /** The position after the token at {@code position}. */
    private static int skip(String script, int position) {
        var c = script.charAt(position);
        if (c == '\'' || c == '"') {
            return afterQuoted(script, position + 1, c);
        }
        if (script.startsWith("--", position)) {
            return after(script, "\n", position);
        }
        if (script.startsWith("/*", position)) {
            return after(script, "*/", position + 2);
        }
        return position + 1;
    }

    private static int afterQuoted(String script, int from, char quote) {
        for (var i = from; i < script.length(); i++) {
            if (script.charAt(i) == '\\' && quote == '\'') {
                i++;
            } else if (script.charAt(i) == quote) {
                return i + 1;
            }
        }
        return script.length();
    }

    private static int after(String script, String end, int from) {
        var found = script.indexOf(end, from);
        return found < 0 ? script.length() : found + end.length();
    }

    private static void add(List<String> statements, String text) {
        if (!text.isBlank()) {
            statements.add(text.strip());
        }
    }
}
