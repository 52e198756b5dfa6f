package com.e6data.hibernate;

import java.util.Locale;
import java.util.Map;
import org.hibernate.HibernateException;

/**
 * The dialect's own settings, given like any Hibernate property.
 *
 * @param stringEscapes whether a backslash in an inlined string literal is an escape character
 * @param limitOffset how a query with an offset is limited
 * @param allowUnverifiedFunctions whether functions that only the planner is known to accept may be used
 */
record E6dataSettings(StringEscapes stringEscapes, LimitOffset limitOffset, boolean allowUnverifiedFunctions) {

    static final String STRING_ESCAPES = "hibernate.dialect.e6data.string_escapes";
    static final String LIMIT_OFFSET = "hibernate.dialect.e6data.limit_offset";
    static final String ALLOW_UNVERIFIED_FUNCTIONS = "hibernate.dialect.e6data.allow_unverified_functions";

    static final E6dataSettings DEFAULTS = new E6dataSettings(StringEscapes.BACKSLASH, LimitOffset.LIMIT, false);

    /** Rule for a backslash in a string literal; sources of the engine contradict each other (SQL reference 1.2). */
    enum StringEscapes {
        /** {@code \\} stands for one backslash, as the driver and the engine's own tools write it. */
        BACKSLASH,
        /** A backslash is an ordinary character. */
        STANDARD
    }

    /** Form of a limit with an offset (SQL reference 3.8). */
    enum LimitOffset {
        /** {@code limit n offset m}. */
        LIMIT,
        /** A {@code row_number()} filter, for engines that refuse {@code offset}. */
        ROW_NUMBER
    }

    /** Reads the settings; names that are absent keep their default. */
    static E6dataSettings from(Map<String, Object> configuration) {
        return new E6dataSettings(
                choice(configuration, STRING_ESCAPES, DEFAULTS.stringEscapes),
                choice(configuration, LIMIT_OFFSET, DEFAULTS.limitOffset),
                flag(configuration, ALLOW_UNVERIFIED_FUNCTIONS, DEFAULTS.allowUnverifiedFunctions));
    }

    private static <E extends Enum<E>> E choice(Map<String, Object> configuration, String name, E fallback) {
        var value = configuration.get(name);
        if (value == null) {
            return fallback;
        }
        var choices = fallback.getDeclaringClass().getEnumConstants();
        for (var choice : choices) {
            if (choice.name().equalsIgnoreCase(value.toString().trim())) {
                return choice;
            }
        }
        var names = new StringBuilder();
        for (var choice : choices) {
            names.append(names.isEmpty() ? "" : " or ").append(choice.name().toLowerCase(Locale.ROOT));
        }
        throw new HibernateException("setting " + name + " is '" + value + "', expected " + names);
    }

    private static boolean flag(Map<String, Object> configuration, String name, boolean fallback) {
        var value = configuration.get(name);
        if (value == null) {
            return fallback;
        }
        return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new HibernateException("setting " + name + " is '" + value + "', expected true or false");
        };
    }
}
