package com.e6data.jdbc.query;

import com.e6data.jdbc.transport.CallScope;

/**
 * Cancels one execution, from any thread, in any phase, also before there is a query id. A statement makes a new token
 * for each execution, so that a late cancel cannot hit the next one.
 */
public final class CancelToken {

    private final CallScope scope = new CallScope();

    /** Cancels the execution that uses this token; without effect when it is over. Never blocks. */
    public void cancel() {
        scope.cancel();
    }

    /** As {@link #cancel}, because the connection is being closed: who waits is told so. */
    public void close() {
        scope.close();
    }

    /** True after {@link #cancel}, or when the thread that waited for the query was interrupted. */
    public boolean isCancelled() {
        return scope.isCancelled();
    }

    CallScope scope() {
        return scope;
    }
}
