package com.e6data.jdbc.query;

/**
 * Cancels one execution, from any thread, in any phase, also before there is a query id. A statement makes a new token
 * for each execution, so that a late cancel cannot hit the next one.
 */
public final class CancelToken {

    /** Cancels the execution that uses this token; without effect when it is over. Never blocks. */
    public void cancel() {
        throw new UnsupportedOperationException("floor 6");
    }
}
