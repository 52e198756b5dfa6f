package com.e6data.jdbc;

import java.sql.SQLWarning;

/** The chain of warnings of a connection or statement. Thread-safe. */
final class Warnings {

    private SQLWarning first;

    /** {@code sqlState} 01000 where no finer one exists. */
    synchronized void add(String text, String sqlState) {
        var warning = new SQLWarning(text, sqlState);
        if (first == null) {
            first = warning;
        } else {
            first.setNextWarning(warning);
        }
    }

    synchronized SQLWarning get() {
        return first;
    }

    synchronized void clear() {
        first = null;
    }
}
