package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.transport.BatchReply;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.ErrorMapper;
import com.e6data.jdbc.transport.ErrorMapper.Context;
import com.e6data.jdbc.transport.Phase;
import com.e6data.jdbc.transport.UnaryCall;
import com.e6data.proto.GetNextResultBatchRequest;
import com.e6data.proto.PrepareStatementResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a query talks to the server: every call with the right session and headers, repeated where the protocol allows it
 * (5.8). Thread-safe; belongs to one {@link Session}.
 */
public final class Calls {

    /** Longest time for asking whether a query still exists. */
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final EngineChannel channel;
    private final Cluster cluster;
    private final Logins logins;
    private final Resumption resumption;
    private final Cleanup cleanup;
    private final SessionReport report;
    private final ErrorMapper errors;
    private final E6Config config;
    /** Null where the connection logs in with user and password. */
    private final Bearer bearer;

    private final String owner;
    private final Pace pace;

    /** Ends with the connection, and with it whatever waits. */
    private final CallScope lifetime = new CallScope();

    private volatile Duration networkTimeout = Duration.ZERO;

    Calls(E6Config config, EngineChannel channel, Cluster cluster, Bearer bearer, ColourFile colours, Pace pace) {
        this.bearer = bearer;
        this.owner = config.owner();
        this.config = config;
        this.channel = channel;
        this.cluster = cluster;
        this.pace = pace;
        this.report = new SessionReport(channel.observer());
        this.resumption = new Resumption(config, channel, cluster, pace, report, this::withinNetworkTimeout);
        var authenticator =
                new Authenticator(config, channel, cluster, resumption, pace, report, this::withinNetworkTimeout);
        this.logins = new Logins(cluster, authenticator, bearer, colours, report);
        this.cleanup = new Cleanup(channel, pace, report, this::heard, route -> cluster.ended(owner, route));
        this.errors = new ErrorMapper(config, channel);
    }

    /** One attempt of an operation under a login. */
    public interface Work<T> {
        T run(Login login) throws CallFailed, SQLException;

        /**
         * True where a second run has no effect but its result, so that the work may be begun anew although it ran;
         * asked only when that is needed.
         */
        default boolean mayRunTwice() {
            return false;
        }
    }

    /**
     * Runs an operation that begins with new work, and repeats it where it was refused for reasons that a new login,
     * the other colour, a new connection or a resumed cluster can cure.
     *
     * @param writes true where a lost connection leaves the outcome unknown
     */
    public <T> T run(Budget budget, CallScope scope, boolean writes, Work<T> work) throws SQLException {
        return run(budget, scope, writes, true, work);
    }

    <T> T run(Budget budget, CallScope scope, boolean writes, boolean mayResume, Work<T> work) throws SQLException {
        Runnable end = endsWithConnection(scope);
        try {
            return repeated(budget, scope, writes, mayResume, work);
        } finally {
            outlived(end);
        }
    }

    /** Who waits in the scope is released when the connection is closed or aborted; until {@link #outlived}. */
    public Runnable endsWithConnection(CallScope scope) {
        Runnable end = scope::close;
        lifetime.onCancel(end);
        return end;
    }

    /** The scope is over before the connection is. */
    public void outlived(Runnable end) {
        lifetime.forget(end);
    }

    /** Releases whoever waits for this connection; from now on only the clean-up sends anything. */
    void end() {
        channel.refuse();
        lifetime.close();
    }

    private <T> T repeated(Budget budget, CallScope scope, boolean writes, boolean mayResume, Work<T> work)
            throws SQLException {
        var repetition = new Repetition(config, channel, cluster, resumption, bearer, pace, mayResume);
        for (int attempt = 1; ; attempt++) {
            Login login = null;
            try {
                login = login(budget, scope, mayResume);
                T result = work.run(login);
                logins.worked();
                return result;
            } catch (CallFailed failure) {
                try {
                    if (login != null && repetition.repeats(failure, login, work::mayRunTwice, budget, scope)) {
                        report.retry(failure, attempt, null);
                        continue;
                    }
                } catch (CallFailed whileWaiting) {
                    throw failed(whileWaiting, null, writes, false);
                }
                throw failed(failure, login, writes, repetition.isDeniedForGood());
            }
        }
    }

    /** The login for new work: the present one, or a new one that racing threads share. */
    Login login(Budget budget, CallScope scope, boolean mayResume) throws CallFailed {
        requireOpen(Phase.LOGIN);
        return logins.forNewWork(budget, scope, mayResume);
    }

    /** Before a long wait for rows: gets a new access token where it is time, since a fetch is not repeated. */
    public void keepFresh(Budget budget, CallScope scope) throws CallFailed {
        if (bearer != null) {
            bearer.fresh(budget, scope);
        }
    }

    /** One call that belongs to no query, once. */
    public <Q, R> R call(Login login, Rpc<Q, R> rpc, Function<String, Q> request, Budget budget, CallScope scope)
            throws CallFailed {
        return await(login, null, rpc, request, budget, scope);
    }

    /** One call without a session id, once: its refusal says nothing about the session. */
    <Q, R> R callOutsideSession(Login login, Rpc<Q, R> rpc, Q request, Budget budget, CallScope scope)
            throws CallFailed {
        String sessionId = begin(rpc.phase(), login, budget, scope);
        var call = start(login, rpc, request, null, budget);
        try {
            R response = call.await(scope, call::cancel);
            heard(login, sessionId, rpc, response);
            return response;
        } catch (CallFailed failure) {
            if (failure.signal() == Signal.WRONG_COLOUR || bearer != null) {
                refused(login, failure);
            }
            throw failure;
        }
    }

    private <Q, R> UnaryCall<R> start(Login login, Rpc<Q, R> rpc, Q request, String planner, Budget budget) {
        return channel.start(
                rpc.method(), request, rpc.phase(), login.colour().header(), planner, withinNetworkTimeout(budget));
    }

    /** One call of a query, once. */
    public <Q, R> R call(Route route, Rpc<Q, R> rpc, Function<String, Q> request, Budget budget, CallScope scope)
            throws CallFailed {
        try {
            return await(route.login(), route.engineIp(), rpc, request, budget, scope);
        } catch (CallFailed failure) {
            throw failure.forQuery(route.queryId());
        }
    }

    /**
     * One call of a query that only reads: repeated once where the session had expired or the connection was lost. The
     * query stays where it is; it is never run again.
     */
    public <Q, R> R read(Route route, Rpc<Q, R> rpc, Function<String, Q> request, Budget budget, CallScope scope)
            throws CallFailed {
        try {
            return call(route, rpc, request, budget, scope);
        } catch (CallFailed failure) {
            if (failure.signal() == Signal.CONNECTION_LOST) {
                channel.reconnect(failure);
                report.retry(failure, 1, route.queryId());
                return call(route, rpc, request, budget, scope);
            }
            if (bearer != null && bearer.renews(failure)) {
                renewed(failure, budget, scope);
                report.retry(failure, 1, route.queryId());
                return call(route, rpc, request, budget, scope);
            }
            if (bearer == null && failure.signal() == Signal.ACCESS_DENIED) {
                Login next = renewed(failure, budget, scope);
                if (next != route.login() && next.colour() == route.login().colour()) {
                    route.login().renew(next.sessionId());
                    report.retry(failure, 1, route.queryId());
                    return call(route, rpc, request, budget, scope);
                }
            }
            throw failure;
        }
    }

    /**
     * A failed login must not look like one of new work, which would be begun again: it counts as the refusal itself.
     */
    private Login renewed(CallFailed refusal, Budget budget, CallScope scope) throws CallFailed {
        try {
            return login(budget, scope, false);
        } catch (CallFailed failure) {
            throw failure.isPersonal() ? failure : refusal;
        }
    }

    /**
     * Prepares a statement. When the scope or the budget ends meanwhile, an answer that still comes is cleared.
     *
     * @param turn what the planner queue assigned; {@link Turn#NONE} where it was not asked
     * @return the route of the query, which {@link #clear} has to end
     */
    public <Q> Route prepare(
            Login login,
            Rpc<Q, PrepareStatementResponse> rpc,
            Function<String, Q> request,
            Turn turn,
            Budget budget,
            CallScope scope)
            throws CallFailed, SQLException {
        // Before the look whether the connection is open, so that whoever closes it waits for this one or it ends here.
        var pending = cleanup.expect();
        UnaryCall<PrepareStatementResponse> call = null;
        String sessionId;
        try {
            sessionId = begin(rpc.phase(), login, budget, scope);
            String sent = sessionId;
            call = channel.start(
                    rpc.method(),
                    request.apply(sent),
                    rpc.phase(),
                    login.colour().header(),
                    turn.plannerIp(),
                    withinNetworkTimeout(budget),
                    pace.orphan(),
                    late -> cleanup.clear(opened(login, sent, rpc, late, turn, scope)));
        } finally {
            if (call == null) {
                pending.complete(null);
            }
        }
        var started = call;
        Route route;
        try {
            var response = await(started, login, scope, () -> started.abandon(pace.orphan()));
            route = opened(login, sessionId, rpc, response, turn, scope);
        } finally {
            // Not before the query is known: who closes the connection meanwhile would not clear it.
            started.over().thenRun(() -> pending.complete(null));
        }
        if (route.queryId().isEmpty()) {
            throw ErrorKind.MALFORMED_RESPONSE.exception("The cluster prepared the statement without a query id");
        }
        return route;
    }

    private <Q> Route opened(
            Login login,
            String sessionId,
            Rpc<Q, PrepareStatementResponse> rpc,
            PrepareStatementResponse response,
            Turn turn,
            CallScope scope) {
        heard(login, sessionId, rpc, response);
        // What the queue has assigned holds, whatever prepare says (protocol 10, step 6).
        var route = new Route(
                login,
                turn.plannerIp().isEmpty() ? response.getEngineIP() : turn.plannerIp(),
                turn.queryId().isEmpty() ? response.getQueryId() : turn.queryId());
        if (!route.queryId().isEmpty()) {
            cluster.opened(owner, new OpenQuery(this, route, scope));
            cleanup.opened(route);
        }
        return route;
    }

    /**
     * Asks for the next batch and does not wait. {@code then} gets the batch or a {@link CallFailed}, on a network
     * thread; it must not block.
     */
    public UnaryCall<BatchReply> fetch(Route route, Budget budget, BiConsumer<BatchReply, CallFailed> then) {
        Login login = route.login();
        String sessionId = sessionId(login);
        var request = GetNextResultBatchRequest.newBuilder()
                .setEngineIP(route.engineIp())
                .setSessionId(sessionId)
                .setQueryId(route.queryId())
                .build();
        var call = start(login, Rpc.FETCH, request, route.engineIp(), budget);
        call.result().whenComplete((reply, failure) -> {
            if (failure == null) {
                heard(login, sessionId, Rpc.FETCH, reply);
                then.accept(reply, null);
            } else {
                var refused = (CallFailed) (failure instanceof CompletionException ? failure.getCause() : failure);
                refused(login, refused);
                then.accept(null, refused.forQuery(route.queryId()));
            }
        });
        return call;
    }

    /** How long a query may be begun anew because its side went away. */
    public ColourChase chase() {
        return new ColourChase(cluster);
    }

    /** True where a failure of a running query may be how the query went away with its side. */
    public boolean mayHaveLost(CallFailed failure) {
        return switch (failure.signal()) {
            case ACCESS_DENIED, CONNECTION_LOST -> true;
            case OTHER -> failure.isUnknownQuery() || failure.isCancelledByServer();
            default -> false;
        };
    }

    /**
     * What a failure of a running query means: that its side refuses calls now, or just the failure itself. A call that
     * a planner had accepted before its side was closed can end in any way, so the query is asked for once more.
     */
    public CallFailed verdict(CallFailed failure, Route route, Budget budget, CallScope scope) {
        return mayHaveLost(failure) && !scope.isCancelled() && sideIsGone(failure, route, budget, scope)
                ? failure.asWrongColour()
                : failure;
    }

    private boolean sideIsGone(CallFailed first, Route route, Budget budget, CallScope scope) {
        try {
            await(
                    route.login(),
                    route.engineIp(),
                    InspectRpc.STATUS,
                    InspectRpc.status(route),
                    budget.within(PROBE, "limit"),
                    scope);
            return false;
        } catch (CallFailed failure) {
            // A side that was closed and opened again knows neither sessions nor queries from before.
            boolean switched = !route.login().isFor(cluster.state()) || cluster.isBeingSwitched();
            return switch (failure.signal()) {
                case WRONG_COLOUR -> true;
                case ACCESS_DENIED -> switched;
                case OTHER -> failure.isUnknownQuery() && first.isUnknownQuery() && switched;
                default -> false;
            };
        }
    }

    /** Frees the query on the server, once, in the background. */
    public void clear(Route route) {
        cleanup.clear(route);
    }

    /** The exception for a failed call of a query. */
    public SQLException failed(CallFailed failure, Route route, boolean writes) {
        return failed(failure, route.login(), writes, false);
    }

    private SQLException failed(CallFailed failure, Login login, boolean writes, boolean freshSession) {
        return errors.map(failure, new Context(login == null ? null : login.secret(), writes, freshSession));
    }

    private <Q, R> R await(
            Login login, String planner, Rpc<Q, R> rpc, Function<String, Q> request, Budget budget, CallScope scope)
            throws CallFailed {
        String sessionId = begin(rpc.phase(), login, budget, scope);
        var call = start(login, rpc, request.apply(sessionId), planner, budget);
        R response = await(call, login, scope, call::cancel);
        heard(login, sessionId, rpc, response);
        return response;
    }

    private <R> R await(UnaryCall<R> call, Login login, CallScope scope, Runnable onCancel) throws CallFailed {
        try {
            return call.await(scope, onCancel);
        } catch (CallFailed failure) {
            refused(login, failure);
            throw failure;
        }
    }

    private String begin(Phase phase, Login login, Budget budget, CallScope scope) throws CallFailed {
        requireOpen(phase);
        if (scope.isCancelled()) {
            throw scope.failure(phase);
        }
        if (budget.exhausted()) {
            throw CallFailed.timedOut(phase, budget);
        }
        return sessionId(login);
    }

    /** For a request that is sent now; from now on it is kept out of texts. */
    private String sessionId(Login login) {
        String sessionId = login.sessionId();
        errors.sent(bearer == null ? sessionId : login.secret());
        return sessionId;
    }

    private void requireOpen(Phase phase) throws CallFailed {
        if (channel.isClosed()) {
            throw CallFailed.closed(phase);
        }
    }

    private Budget withinNetworkTimeout(Budget budget) {
        Duration limit = networkTimeout;
        return limit.isZero() ? budget : budget.within(limit, "network timeout");
    }

    /** What every response may say: a new session id, a new colour (protocol 4.2, 8.3 rule 5). */
    private <R> void heard(Login login, String sentSessionId, Rpc<?, R> rpc, R response) {
        login.rotate(sentSessionId, rpc.sessionId().apply(response));
        Colour announced = Colour.parse(rpc.newStrategy().apply(response));
        if (announced != null) {
            cluster.announced(announced, login.epoch(), report);
        }
        if (cluster.state().active() == null) {
            // Without a login, the first answer shows which side is open.
            cluster.confirmed(login.colour(), report);
        }
        cluster.served();
        logins.served();
    }

    /** What every refusal says about the state, whether or not the call is repeated. */
    private void refused(Login login, CallFailed failure) {
        switch (failure.signal()) {
            case WRONG_COLOUR -> cluster.refused(login.colour(), login.epoch(), report);
            case ACCESS_DENIED -> logins.denied(login, failure);
            default -> {}
        }
    }

    void networkTimeout(Duration limit) {
        networkTimeout = limit;
    }

    Duration networkTimeout() {
        return networkTimeout;
    }

    /** False where the cluster does not know such a queue; a new deployment may. */
    public boolean queuesForPlanners(Login login) {
        return cluster.queuesForPlanners(login.epoch());
    }

    /** The cluster does not know the request for a planner. */
    public void queueIsNotServed(Login login) {
        cluster.queueIsNotServed(login.epoch());
    }

    /** Makes the next call connect anew instead of failing with what this one met. */
    public void reconnect(CallFailed failure) {
        channel.reconnect(failure);
    }

    Cleanup cleanup() {
        return cleanup;
    }

    ErrorMapper errors() {
        return errors;
    }
}
