package com.e6data.emulator.functions;

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
        String target = h2.substring(JAVA.length());
        return target.chars().filter(c -> c == '.').count() > 1
                ? target
                : FunctionSpec.class.getPackageName() + "." + target;
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
