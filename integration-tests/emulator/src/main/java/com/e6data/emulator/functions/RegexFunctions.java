package com.e6data.emulator.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in Java's syntax. NULL in, NULL out. */
public final class RegexFunctions {

    private static final Cache<Pattern> PATTERNS = new Cache<>(RegexFunctions::compile);

    private RegexFunctions() {}

    /** True when any part of the text matches. */
    public static Boolean contains(String s, String pattern) {
        return s == null || pattern == null
                ? null
                : (Boolean) matcher(s, pattern).find();
    }

    public static Long count(String s, String pattern) {
        return s == null || pattern == null
                ? null
                : (Long) matcher(s, pattern).results().count();
    }

    /** First match: its first group when the pattern has groups, else the whole of it; NULL when nothing matches. */
    public static String extract(String s, String pattern) {
        if (s == null || pattern == null) {
            return null;
        }
        Matcher m = matcher(s, pattern);
        return m.find() ? m.group(defaultGroup(m)) : null;
    }

    /** @param group 0 is the whole match */
    public static String extract(String s, String pattern, int group) {
        if (s == null || pattern == null) {
            return null;
        }
        Matcher m = checked(matcher(s, pattern), group);
        return m.find() ? m.group(group) : null;
    }

    /** All matches as {@link #extract(String, String)} sees them; empty when nothing matches. */
    public static String[] extractAll(String s, String pattern) {
        if (s == null || pattern == null) {
            return null;
        }
        Matcher m = matcher(s, pattern);
        return all(m, defaultGroup(m));
    }

    public static String[] extractAll(String s, String pattern, int group) {
        return s == null || pattern == null ? null : all(checked(matcher(s, pattern), group), group);
    }

    public static String replace(String s, String pattern) {
        return replace(s, pattern, "");
    }

    /** @param replacement may name groups as {@code $1} */
    public static String replace(String s, String pattern, String replacement) {
        if (s == null || pattern == null || replacement == null) {
            return null;
        }
        try {
            return matcher(s, pattern).replaceAll(replacement);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "REGEXP_REPLACE: '" + replacement + "' names a group that '" + pattern + "' does not have", e);
        }
    }

    public static String[] split(String s, String pattern) {
        return s == null || pattern == null ? null : PATTERNS.get(pattern).split(s, -1);
    }

    private static int defaultGroup(Matcher m) {
        return m.groupCount() > 0 ? 1 : 0;
    }

    private static String[] all(Matcher m, int group) {
        List<String> found = new ArrayList<>();
        while (m.find()) {
            found.add(m.group(group));
        }
        return found.toArray(new String[0]);
    }

    private static Matcher checked(Matcher m, int group) {
        if (group < 0 || group > m.groupCount()) {
            throw new IllegalArgumentException(
                    "Group " + group + " asked for, but '" + m.pattern() + "' has " + m.groupCount() + " groups");
        }
        return m;
    }

    private static Matcher matcher(String s, String pattern) {
        return PATTERNS.get(pattern).matcher(s);
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("Not a regular expression: '" + pattern + "': " + e.getDescription(), e);
        }
    }
}
