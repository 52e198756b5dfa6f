package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The login that new work of one connection uses: made when it is needed, shared by the threads that need it at the
 * same time, forgotten when it is denied. Any thread may use it.
 */
final class Logins {

    /** Before the login after next when one login after the other is denied. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final Cluster cluster;
    private final Authenticator authenticator;
    /** Null where the connection logs in with user and password. */
    private final Bearer bearer;
    /** Null where no file is configured. */
    private final ColourFile colours;

    private final SessionReport report;
    private final SingleFlight<Login> loggingIn = new SingleFlight<>();
    private final AtomicReference<Login> current = new AtomicReference<>();
    /** Logins in a row that were denied what they were made for. */
    private final AtomicInteger denied = new AtomicInteger();

    Logins(Cluster cluster, Authenticator authenticator, Bearer bearer, ColourFile colours, SessionReport report) {
        this.cluster = cluster;
        this.authenticator = authenticator;
        this.bearer = bearer;
        this.colours = colours;
        this.report = report;
    }

    /** The present one, or a new one. */
    Login forNewWork(Budget budget, CallScope scope, boolean mayResume) throws CallFailed {
        if (bearer != null) {
            if (cluster.state().active() == null) {
                recallColour();
            }
            return bearer.login(cluster, budget, scope);
        }
        Login present = present();
        return present != null
                ? present
                : loggingIn.run(resuming -> logIn(budget, scope, mayResume, resuming), budget, scope, Phase.LOGIN);
    }

    private Login logIn(Budget budget, CallScope scope, boolean mayResume, Runnable resuming) throws CallFailed {
        // The one who led before may have done it.
        Login login = present();
        if (login == null) {
            int denials = denied.get();
            if (denials > 1) {
                // Neither expiry nor a single missing privilege: an application that goes on must not flood the server.
                Backoff.pause(FIRST_PAUSE, denials - 2, Phase.LOGIN, budget, scope);
            }
            recallColour();
            login = authenticator.login(budget, scope, mayResume, resuming);
            current.set(login);
            if (login.isFor(cluster.state())) {
                cluster.learned();
                worked();
            }
        }
        return login;
    }

    private Login present() {
        Login login = current.get();
        return login != null && login.isFor(cluster.state()) ? login : null;
    }

    private void recallColour() {
        if (colours != null) {
            colours.recall(cluster, report);
        }
    }

    /** An operation has succeeded, so the colour is right. Called by threads that may block. */
    void worked() {
        if (colours != null) {
            colours.keep(cluster);
        }
    }

    /** The server has answered a call. */
    void served() {
        if (denied.get() != 0) {
            denied.set(0);
        }
    }

    /** A call was denied: this login is not used for new work any more. */
    void denied(Login login, CallFailed failure) {
        if (bearer != null) {
            if (bearer.renews(failure)) {
                bearer.refused(login);
            }
        } else if (current.compareAndSet(login, null)) {
            // Counted once, however many calls it was denied.
            denied.incrementAndGet();
        }
    }
}
