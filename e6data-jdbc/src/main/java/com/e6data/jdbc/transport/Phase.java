package com.e6data.jdbc.transport;

/** What a request is for. The same gRPC status means different things in different phases (protocol 12). */
public enum Phase {
    LOGIN,
    /** Catalog, schema, table and column lists. */
    CATALOG,
    /** Asks for a planner, before prepare. */
    QUEUE,
    PREPARE,
    EXECUTE,
    METADATA,
    FETCH,
    /** Status and plans of a query that exists. */
    INSPECT,
    DRY_RUN,
    /** Clear and cancel. */
    CLEAR,
    /** Status and resume of the cluster itself. */
    CLUSTER;

    /** True where the engine is reading the statement, so that an unexplained error is about its text. */
    boolean readsStatement() {
        return this == PREPARE || this == DRY_RUN;
    }

    /** True where nothing runs on the server yet, so that a refused call can be made again later (protocol 9.1). */
    public boolean startsWork() {
        return this == LOGIN || this == CATALOG || this == QUEUE || this == PREPARE || this == DRY_RUN;
    }

    /** True where the call may be made again although the first one may have reached the server (protocol 5.8). */
    public boolean repeatable() {
        return switch (this) {
            case LOGIN, CATALOG, QUEUE, PREPARE, METADATA, INSPECT, DRY_RUN, CLEAR -> true;
            case EXECUTE, FETCH, CLUSTER -> false;
        };
    }
}
