package com.e6data.emulator.sql;

/** A statement that the engine refuses or fails to run, in the engine's words. */
public final class SqlError extends Exception {

    private static final long serialVersionUID = 1L;

    /** In which phase the engine gave up. */
    public enum Phase {
        /** Parser: the text carries {@code {SYNTAX ERROR}}. */
        SYNTAX,
        /** Validator: the text carries {@code {COMPILATION ERROR}}. */
        COMPILATION,
        /** Executor. */
        EXECUTION,
        /** Stopped by a client. */
        CANCELLED
    }

    private final Phase phase;

    public SqlError(Phase phase, String message, Throwable cause) {
        super(message, cause);
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }
}
