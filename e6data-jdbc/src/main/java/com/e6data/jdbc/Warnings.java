package com.e6data.jdbc;

import java.sql.SQLWarning;
import java.util.HashSet;
import java.util.Set;

/**
 * The chain of warnings of a connection or statement. Thread-safe.
 *
 * <p>A text is in the chain once, and the chain has an end: a connection that lives for weeks may be warned a million
 * times before anybody clears it.
 */
final class Warnings {

    private static final int MAX = 100;

    private final Set<String> texts = new HashSet<>();
    private SQLWarning first;

    /** {@code sqlState} 01000 where no finer one exists. */
    synchronized void add(String text, String sqlState) {
        if (texts.size() >= MAX || !texts.add(text)) {
            return;
        }
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
        texts.clear();
    }
}
