package com.e6data.jdbc.sql;

/**
 * What a backslash is inside of a string literal. Clients of e6data escape it and a test of one passes on a cluster;
 * older documentation shows it raw (SQL reference 1.2), so the rule stands here alone and can be changed.
 */
public enum BackslashMode {
    /** It escapes the character after it: {@code \'}, {@code \\}, {@code \n}. */
    ESCAPE,
    /** It is a character like any other. */
    LITERAL
}
