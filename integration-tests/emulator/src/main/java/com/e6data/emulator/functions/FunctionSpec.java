package com.e6data.emulator.functions;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One row of the function catalogue: what a call looks like, what it returns, how H2 computes it. A function with
 * different rules for different numbers of arguments has several rows.
 *
 * @param name upper case; calls match it without case
 * @param kind how the call is written
 * @param minArgs fewest arguments
 * @param maxArgs most arguments; {@link Integer#MAX_VALUE} for no limit
 * @param returns rule for the result type, see {@link FunctionCatalogue}
 * @param h2 rule for the printed text, see {@link FunctionCatalogue}
 * @param args families of the arguments, the last one for all further arguments; empty for no check
 */
public record FunctionSpec(String name, Kind kind, int minArgs, int maxArgs, String returns, String h2, String args) {

    /** How a function is called. */
    public enum Kind {
        SCALAR,
        AGGREGATE,
        /** Only with OVER; the parser's own operator does the work. */
        WINDOW,
        /** Has a syntax of its own that parser and printer know; listed so that the catalogue is complete. */
        SYNTAX
    }

    /** A Java method in a template: {@code {Class.method}}. */
    public static final Pattern JAVA_IN_TEMPLATE = Pattern.compile("\\{(\\w+\\.\\w+)}");

    static final String JAVA = "java:";
    static final String NAME = "name:";

    /** Known, but nobody has written it for the emulator. */
    public boolean missing() {
        return h2.equals("-");
    }

    /** Computed by a Java method that H2 calls through an alias. */
    public boolean isJava() {
        return h2.startsWith(JAVA);
    }

    /** Name of the H2 alias of a Java function. */
    public String alias() {
        return "E6_" + name;
    }

    /** Class and method of a Java function, as H2's {@code CREATE ALIAS .. FOR} wants it. */
    public String javaMethod() {
        return javaMethod(h2.substring(JAVA.length()));
    }

    /** The same for a {@code Class.method} of this package, as templates name it. */
    public static String javaMethod(String classAndMethod) {
        return FunctionSpec.class.getPackageName() + "." + classAndMethod;
    }

    /** Name of the H2 alias of a {@code Class.method} that a template calls. */
    public static String aliasInTemplate(String classAndMethod) {
        return "E6_" + classAndMethod.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Each {@code Class.method} that the template calls. */
    List<String> methodsInTemplate() {
        return JAVA_IN_TEMPLATE
                .matcher(h2)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    /** Name of the H2 function that is called with the same arguments, or null when {@link #h2} is a template. */
    public String sameCall() {
        if (h2.equals("=")) {
            return name;
        }
        if (h2.startsWith(NAME)) {
            return h2.substring(NAME.length());
        }
        return isJava() ? alias() : null;
    }
}
