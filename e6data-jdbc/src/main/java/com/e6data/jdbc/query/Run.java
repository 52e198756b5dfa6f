package com.e6data.jdbc.query;

import com.e6data.jdbc.session.Route;
import com.e6data.jdbc.transport.CallScope;

/**
 * One run of a query on the server: where it is, its batches, how to end it.
 *
 * @param stop the very object that the scope of the query knows
 * @param clear likewise
 */
record Run(Route route, BatchStream stream, Runnable stop, Runnable clear) {

    /** From here on a cancel has nothing to do with this run. */
    void release(CallScope scope) {
        scope.forget(stop);
        scope.forget(clear);
    }

    /** Stops fetching and clears the query on the server. */
    void abandon(CallScope scope) {
        stop.run();
        release(scope);
        clear.run();
    }
}
