package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What stands for the login of a connection that shows OAuth access tokens (protocol 4.4): nothing is sent to log in,
 * each operation has a session of its own without an id, and every request carries the newest token. Any thread may use
 * it; it never blocks a network thread.
 */
final class Bearer {

    /** While a token still works, a source that fails is asked again after this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TokenSource source;
    private final SingleFlight<Token> renewing = new SingleFlight<>();
    private final AtomicReference<Token> current = new AtomicReference<>();
    /** The latest token that the cluster did not take. */
    private volatile Token refused;

    Bearer(TokenSource source) {
        this.source = source;
    }

    /** The token for a request that is sent now; null before the first. A secret. */
    String token() {
        Token token = current.get();
        return token == null ? null : token.text();
    }

    /** A login for one operation: under the colour for new work, with a token that is not known to be void. */
    Login login(Cluster cluster, Budget budget, CallScope scope) throws CallFailed {
        Token token = fresh(budget, scope);
        Cluster.State state = cluster.state();
        return new Login(state.active() == null ? Colour.BLUE : state.active(), state.epoch(), token);
    }

    /** Asks for a new token where it is time. Blocks meanwhile, so not for network threads. */
    Token fresh(Budget budget, CallScope scope) throws CallFailed {
        Token token = current.get();
        return isGood(token) ? token : renewing.run(resuming -> renew(budget), budget, scope, Phase.LOGIN);
    }

    private boolean isGood(Token token) {
        return token != null && token != refused && !token.isDue();
    }

    private Token renew(Budget budget) throws CallFailed {
        Token before = current.get();
        if (isGood(before)) {
            return before;
        }
        try {
            Token next = source.next(before != null && before == refused);
            if (!next.text().chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new IllegalStateException(
                        "The access token holds characters that no token has; give it without blanks and line ends");
            }
            current.set(next);
            return next;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw CallFailed.interrupted(Phase.LOGIN);
            }
            if (before != null && before != refused) {
                // It was due for a new one, but nobody has refused it.
                Token again = new Token(before.text(), System.nanoTime() + PATIENCE.toNanos());
                current.set(again);
                return again;
            }
            var status = Status.UNAUTHENTICATED.withDescription("No access token: " + e.getMessage());
            throw CallFailed.of(status.withCause(e), Phase.LOGIN, budget);
        }
    }

    /** The cluster did not take the token of this login; the next one will be another. */
    void refused(Login login) {
        refused = login.token();
    }

    /** True where another token may help. */
    boolean renews(CallFailed failure) {
        return failure.signal() == Signal.ACCESS_DENIED
                && failure.status().getCode() == Status.Code.UNAUTHENTICATED
                && source.renews();
    }
}
