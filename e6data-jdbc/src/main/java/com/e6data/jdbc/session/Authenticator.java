package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.observe.Timing;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.AuthenticateResponse;
import io.grpc.Status;
import java.util.function.UnaryOperator;

/**
 * Logs in: finds the colour that answers, follows an announced one, resumes a suspended cluster (protocol 4.1, 8.3
 * rules 1 to 6, 9). One thread at a time.
 */
final class Authenticator {

    /** Two sides that point at each other must not send the login back and forth for ever. */
    private static final int MAX_HOPS = 2;

    private static final int MAX_REPEATS_AFTER_RESUME = 3;

    private final E6Config config;
    private final EngineChannel channel;
    private final Cluster cluster;
    private final Resumption resumption;
    private final Pace pace;
    private final SessionReport report;
    private final UnaryOperator<Budget> oneRequest;

    /** {@code oneRequest} lowers a budget to what one request may take. */
    Authenticator(
            E6Config config,
            EngineChannel channel,
            Cluster cluster,
            Resumption resumption,
            Pace pace,
            SessionReport report,
            UnaryOperator<Budget> oneRequest) {
        this.oneRequest = oneRequest;
        this.config = config;
        this.channel = channel;
        this.cluster = cluster;
        this.resumption = resumption;
        this.pace = pace;
        this.report = report;
    }

    /** A new login under the colour for new work; {@code resuming} hears when it has to wait for the cluster. */
    Login login(Budget budget, CallScope scope, boolean mayResume, Runnable resuming) throws CallFailed {
        Timing timing = report.login();
        var attempt = new Attempt(budget, scope, mayResume, resuming);
        try {
            Login login = attempt.run();
            report.login(timing, login.colour(), null);
            return login;
        } catch (CallFailed failure) {
            report.login(timing, attempt.colour, failure);
            throw failure;
        }
    }

    /** One login, which may take several requests. */
    private final class Attempt {
        private final Budget budget;
        private final CallScope scope;
        private final boolean mayResume;
        private final Runnable resuming;
        /** For the login as a whole; the wait for a suspended cluster has a limit of its own. */
        private Budget limit;

        private Cluster.State state = cluster.state();
        private Colour colour = state.active() == null ? Colour.BLUE : state.active();
        private int hops;
        private final ColourChase chase = new ColourChase(cluster);
        private boolean connectRepeated;
        private int repeatsAfterResume = -1;

        Attempt(Budget budget, CallScope scope, boolean mayResume, Runnable resuming) {
            this.budget = budget;
            this.scope = scope;
            this.mayResume = mayResume;
            this.resuming = resuming;
            this.limit = limit();
        }

        Login run() throws CallFailed {
            for (int number = 1; ; number++) {
                AuthenticateResponse response;
                try {
                    response = authenticate();
                } catch (CallFailed failure) {
                    recover(failure);
                    report.retry(failure, number, null);
                    continue;
                }
                if (response.getSessionId().isEmpty()) {
                    throw CallFailed.of(Status.UNAUTHENTICATED, Phase.LOGIN, budget);
                }
                Colour announced = Colour.parse(response.getNewStrategy());
                if (announced != null && announced != colour && hops++ < MAX_HOPS) {
                    state = cluster.announced(announced, state.epoch(), report);
                    if (state.active() != colour) {
                        colour = state.active();
                        continue;
                    }
                }
                state = cluster.confirmed(colour, report);
                // When others have found another colour meanwhile, this login serves the present caller only.
                return new Login(colour, state.active() == colour ? state.epoch() : -1, response.getSessionId());
            }
        }

        private Budget limit() {
            return budget.within(config.duration(E6Property.LOGIN_TIMEOUT), E6Property.LOGIN_TIMEOUT.key());
        }

        private AuthenticateResponse authenticate() throws CallFailed {
            if (scope.isCancelled()) {
                throw scope.failure(Phase.LOGIN);
            }
            if (limit.exhausted()) {
                throw CallFailed.timedOut(Phase.LOGIN, limit);
            }
            var request = AuthenticateRequest.newBuilder()
                    .setUser(config.user())
                    .setPassword(config.password())
                    .build();
            var call = channel.start(
                    Rpc.AUTHENTICATE.method(), request, Phase.LOGIN, colour.header(), null, oneRequest.apply(limit));
            return call.await(scope, call::cancel);
        }

        /** Returns when the login is to be tried again. */
        private void recover(CallFailed failure) throws CallFailed {
            switch (failure.signal()) {
                case WRONG_COLOUR -> {
                    cluster.refused(colour, state.epoch(), report);
                    if (!chase.goesOn(Phase.LOGIN, budget, scope)) {
                        throw failure;
                    }
                    // Others may have found out more, in particular during a pause.
                    state = cluster.state();
                    colour = state.active();
                }
                case SUSPENDED -> {
                    if (!config.flag(E6Property.AUTO_RESUME)) {
                        throw failure;
                    }
                    if (!mayResume) {
                        throw failure.unwaited();
                    }
                    if (repeatsAfterResume < 0) {
                        resuming.run();
                        resumption.await(failure, colour, state.epoch(), budget, scope);
                        repeatsAfterResume = 0;
                        limit = limit();
                    } else if (repeatsAfterResume++ < MAX_REPEATS_AFTER_RESUME) {
                        scope.pause(pace.afterResume(), limit, Phase.LOGIN);
                    } else {
                        throw failure;
                    }
                }
                case CONNECTION_LOST -> {
                    if (connectRepeated || !failure.isWorthReconnecting()) {
                        throw failure;
                    }
                    connectRepeated = true;
                    channel.reconnect(failure);
                }
                default -> throw failure;
            }
        }
    }
}
