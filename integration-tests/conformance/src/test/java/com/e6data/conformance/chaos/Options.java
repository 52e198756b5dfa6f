package com.e6data.conformance.chaos;

import java.util.HashMap;
import java.util.Map;

/** Options of a program, {@code --name=value}; one without a value counts as not given. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    Options(String... args) {
        for (var arg : args) {
            var equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("'" + arg + "' is not of the form --name=value");
            }
            if (equals + 1 < arg.length()) {
                values.put(arg.substring(2, equals), arg.substring(equals + 1));
            }
        }
    }

    long number(String name, long otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
