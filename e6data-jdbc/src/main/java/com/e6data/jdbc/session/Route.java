package com.e6data.jdbc.session;

/**
 * Where the requests of one query go, from prepare to clear: login with its colour, planner, query id. Immutable; each
 * query has its own object, and two routes are never equal.
 */
public final class Route {

    private final Login login;
    private final String engineIp;
    private final String queryId;

    Route(Login login, String engineIp, String queryId) {
        this.login = login;
        this.engineIp = engineIp;
        this.queryId = queryId;
    }

    Login login() {
        return login;
    }

    /** The planner that owns the query; opaque, to be echoed. */
    public String engineIp() {
        return engineIp;
    }

    /** The engine's id of the query; opaque. */
    public String queryId() {
        return queryId;
    }
}
