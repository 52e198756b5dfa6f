package com.e6data.jdbc.session;

/**
 * An OAuth access token; a secret. Two are never equal.
 *
 * @param dueNanos on the clock of {@link System#nanoTime}: when to ask for the next one
 */
record Token(String text, long dueNanos) {

    boolean isDue() {
        return System.nanoTime() - dueNanos >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "Token";
    }
}
