package com.e6data.jdbc.session;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One login of a connection under one colour and epoch. Queries keep the login that they were prepared with until they
 * end, whatever happens to the connection's current one. Any thread may use it.
 */
public final class Login {

    private final Colour colour;
    private final long epoch;
    private final AtomicReference<String> sessionId;
    private final Token token;

    Login(Colour colour, long epoch, String sessionId) {
        this(colour, epoch, sessionId, null);
    }

    /** One that needs no session: an access token stands for it. */
    Login(Colour colour, long epoch, Token token) {
        this(colour, epoch, "", token);
    }

    private Login(Colour colour, long epoch, String sessionId, Token token) {
        this.colour = colour;
        this.epoch = epoch;
        this.sessionId = new AtomicReference<>(sessionId);
        this.token = token;
    }

    /** What must not be shown of it: the access token, else the session id. */
    String secret() {
        return token == null ? sessionId() : token.text();
    }

    /** Null for a login with user and password. */
    Token token() {
        return token;
    }

    Colour colour() {
        return colour;
    }

    long epoch() {
        return epoch;
    }

    /** The id for the next request; a secret. */
    String sessionId() {
        return sessionId.get();
    }

    /** True where new work may use it. */
    boolean isFor(Cluster.State state) {
        // A bearer's first login is made before any colour is known, and may be what makes it known.
        return state.active() == colour && (state.epoch() == epoch || epoch == 0 && state.epoch() == 1);
    }

    /**
     * A response came back with a session id (protocol 4.2). It replaces the id only if the id that was sent with the
     * request is still the current one, so that a late answer cannot bring back an old id.
     *
     * @param sent the very object that {@link #sessionId} returned for the request
     */
    void rotate(String sent, String returned) {
        // Old servers put the colour into this field (protocol 3.2).
        if (!returned.isEmpty() && Colour.parse(returned) == null && !returned.equals(sent)) {
            sessionId.compareAndSet(sent, returned);
        }
    }

    /** The session expired; the queries that were prepared with it go on under the id of the next login. */
    void renew(String next) {
        sessionId.set(next);
    }
}
