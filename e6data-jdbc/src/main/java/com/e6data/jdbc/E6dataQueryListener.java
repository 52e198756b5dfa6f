package com.e6data.jdbc;

/**
 * Hears what becomes of queries: for progress displays, traces and audit. Added to a connection or a statement.
 *
 * <p>It is called by the thread that runs, reads or closes the query, in the order of the events, one at a time for
 * each query; queries of different statements may be reported by different threads at the same time. The query waits
 * meanwhile, so a listener should be quick. It may ask the statement for its id, but should not run, close or read
 * anything on the same statement.
 *
 * <p>An exception of a listener is logged and has no other effect: neither the query nor other listeners notice it.
 */
@FunctionalInterface
public interface E6dataQueryListener {

    /** Something happened. {@code event} is immutable and may be kept. */
    void onQueryEvent(E6dataQueryEvent event);
}
