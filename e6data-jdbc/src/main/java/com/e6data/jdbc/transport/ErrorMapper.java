package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.config.Endpoint;
import com.e6data.jdbc.error.ErrorKind;
import io.grpc.Status;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * The one place where a failed call becomes a {@code SQLException} (protocol 12). Texts say what happened, what the
 * server said and what to do; secrets are cut out of what the server said.
 */
public final class ErrorMapper {

    /** As many as may turn up in the answer to an earlier call. */
    private static final int REMEMBERED = 8;

    private final E6Config config;
    private final AtomicReferenceArray<String> sessionIds = new AtomicReferenceArray<>(REMEMBERED);
    private final AtomicInteger sent = new AtomicInteger();
    private final Supplier<Map<Endpoint, Attempts.Failure>> attempts;
    private final Supplier<String> accessToken;

    ErrorMapper(E6Config config) {
        this(config, Map::of, () -> null);
    }

    /** For the failures of one channel. */
    public ErrorMapper(E6Config config, EngineChannel channel) {
        this(config, channel::failedAttempts, channel::accessToken);
    }

    private ErrorMapper(
            E6Config config, Supplier<Map<Endpoint, Attempts.Failure>> attempts, Supplier<String> accessToken) {
        this.config = config;
        this.attempts = attempts;
        this.accessToken = accessToken;
    }

    /** A session id goes out: from now on it is kept out of texts, also when there is a newer one. */
    public void sent(String sessionId) {
        // The very object is sent again and again.
        if (sessionIds.get(Math.floorMod(sent.get(), REMEMBERED)) != sessionId) {
            sessionIds.set(Math.floorMod(sent.incrementAndGet(), REMEMBERED), sessionId);
        }
    }

    /**
     * What the caller knows about a failed call.
     *
     * @param sessionId to be kept out of the text, or the access token that stood for it; null where there is none
     * @param writes true where the statement may have changed data
     * @param freshSession true where the session was made for this very call, so that it cannot have expired
     */
    public record Context(String sessionId, boolean writes, boolean freshSession) {
        /** Nothing is known. */
        public static final Context NONE = new Context(null, false, false);

        /** Without the id. */
        @Override
        public String toString() {
            return "Context[writes=" + writes + ", freshSession=" + freshSession + "]";
        }
    }

    /** The exception for users. */
    public SQLException map(CallFailed failure, Context context) {
        var said = EngineText.of(failure.status());
        var worded = word(failure, said, context);
        String queryId = said.queryId() != null ? said.queryId() : failure.queryId();
        String text = worded.text() + (queryId == null ? "" : " [query " + queryId + "]");
        return worded.kind().exception(secrets(context).cutFrom(text), failure.getCause());
    }

    private Secrets secrets(Context context) {
        var secrets = new Secrets(config);
        secrets.add(context.sessionId());
        secrets.add(accessToken.get());
        for (int i = 0; i < REMEMBERED; i++) {
            secrets.add(sessionIds.get(i));
        }
        return secrets;
    }

    private record Worded(ErrorKind kind, String text) {}

    private Worded word(CallFailed failure, EngineText said, Context context) {
        Phase phase = failure.phase();
        if (phase == Phase.METADATA && context.writes() && isAnswer(failure.signal())) {
            return new Worded(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "The statement ran, but the cluster did not tell its outcome; check what it has changed before you"
                            + " run it again" + quoted(said));
        }
        return switch (failure.signal()) {
            case WRONG_COLOUR -> wrongColour(phase, context);
            case SUSPENDED -> suspended(phase, said);
            case ACCESS_DENIED -> denied(failure, said, context);
            case CONNECTION_LOST -> connectionLost(failure, said, context);
            case DEADLINE -> timedOut(failure, said);
            case CANCELLED ->
                new Worded(
                        ErrorKind.CANCELLED,
                        (phase == Phase.LOGIN ? "The login was given up" : "The query was cancelled")
                                + (failure.getCause() instanceof InterruptedException
                                        ? " because the waiting thread was interrupted"
                                        : ""));
            case CLOSED -> new Worded(ErrorKind.CONNECTION_CLOSED, "The connection was closed while it was in use");
            case OTHER -> answered(failure, said);
        };
    }

    /** True where the server said something, though not what it was asked for. */
    private static boolean isAnswer(CallFailed.Signal signal) {
        return switch (signal) {
            case SUSPENDED, ACCESS_DENIED, OTHER -> true;
            case WRONG_COLOUR, CONNECTION_LOST, DEADLINE, CANCELLED, CLOSED -> false;
        };
    }

    private Worded wrongColour(Phase phase, Context context) {
        if (phase == Phase.METADATA && context.writes()) {
            return new Worded(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "The side of the blue/green deployment that ran this statement at " + address()
                            + " was switched off before it told the outcome; the statement may or may not have changed"
                            + " data, so check before you run it again");
        }
        return new Worded(
                ErrorKind.CONNECTION_LOST,
                phase == Phase.FETCH || phase == Phase.METADATA || phase == Phase.INSPECT
                        ? "The side of the blue/green deployment that ran this query at " + address()
                                + " is switched off; run the statement again"
                        : "Neither side of the blue/green deployment at " + address()
                                + " accepts the request (HTTP status 456); try again later");
    }

    private Worded suspended(Phase phase, EngineText said) {
        String state = "The cluster at " + address() + " is suspended or has no running planner (HTTP status 503); ";
        if (phase == Phase.EXECUTE || phase == Phase.FETCH || phase == Phase.METADATA || phase == Phase.INSPECT) {
            return new Worded(
                    ErrorKind.CONNECTION_LOST, state + "the query is lost, run the statement again" + quoted(said));
        }
        return new Worded(
                ErrorKind.CLUSTER_UNAVAILABLE,
                state
                        + (config.flag(E6Property.AUTO_RESUME)
                                ? "it could not be resumed, so resume it in the console and try again"
                                : "resume it in the console, or set autoResume=true")
                        + quoted(said));
    }

    private Worded denied(CallFailed failure, EngineText said, Context context) {
        if (config.usesTokens()) {
            return deniedToken(failure, said);
        }
        if (context.freshSession() && failure.status().getCode() != Status.Code.UNAUTHENTICATED) {
            return new Worded(
                    ErrorKind.PERMISSION_DENIED, "The user " + config.user() + " may not do this" + quoted(said));
        }
        return new Worded(
                ErrorKind.INVALID_CREDENTIALS,
                failure.phase() == Phase.FETCH || failure.phase() == Phase.EXECUTE
                        ? "The session expired while the query ran; run the statement again" + quoted(said)
                        : "The session of user " + config.user() + " is not accepted; check whether the access token"
                                + " is still valid" + quoted(said));
    }

    private Worded deniedToken(CallFailed failure, EngineText said) {
        Phase phase = failure.phase();
        return switch (failure.status().getCode()) {
            case PERMISSION_DENIED ->
                new Worded(
                        ErrorKind.PERMISSION_DENIED,
                        "The owner of the OAuth access token may not do this" + quoted(said));
            case UNAUTHENTICATED ->
                new Worded(
                        ErrorKind.INVALID_CREDENTIALS,
                        phase == Phase.FETCH || phase == Phase.EXECUTE
                                ? "The OAuth access token expired while the query ran; run the statement again"
                                        + quoted(said)
                                : "The cluster at " + address()
                                        + " does not accept the OAuth access token; check that it"
                                        + " has not expired and was issued for this cluster" + quoted(said));
            default ->
                new Worded(
                        ErrorKind.INVALID_CREDENTIALS,
                        "The planners at " + address()
                                + " do not take an OAuth access token for a login; switch OAuth on"
                                + " for the cluster, or use user and password" + quoted(said));
        };
    }

    private Worded connectionLost(CallFailed failure, EngineText said, Context context) {
        if (failure.phase() == Phase.LOGIN) {
            String met = ConnectHint.of(failure.status(), config) + quoted(ConnectHint.reason(failure.status()));
            return new Worded(
                    ErrorKind.CONNECT_FAILED,
                    "No connection to "
                            + (config.endpoints().size() == 1
                                    ? address() + ": " + met
                                    : "any of the hosts: " + reasons(met)));
        }
        if (context.writes()
                && !failure.isUnsent()
                && (failure.phase() == Phase.EXECUTE || failure.phase() == Phase.METADATA)) {
            return new Worded(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "The connection to " + address() + " was lost while the statement ran; it may or may not have"
                            + " changed data, so check before you run it again" + quoted(said));
        }
        return new Worded(
                ErrorKind.CONNECTION_LOST,
                "The connection to " + address() + " was lost; run the statement again" + quoted(said));
    }

    /**
     * Why each of several hosts could not be connected to.
     *
     * @param otherwise for hosts of which it is not known: what gRPC says of the last one. Null to leave them out
     */
    private String reasons(String otherwise) {
        var failures = attempts.get();
        var text = new StringBuilder();
        for (Endpoint endpoint : config.endpoints()) {
            Attempts.Failure failed = failures.get(endpoint);
            if (failed != null || otherwise != null) {
                text.append(text.isEmpty() ? "" : "; ").append(endpoint).append(": ");
                text.append(
                        failed == null
                                ? otherwise
                                : ConnectHint.of(null, failed.cause(), config)
                                        + quoted(ConnectHint.reason(failed.cause())));
            }
        }
        return text.toString();
    }

    private Worded timedOut(CallFailed failure, EngineText said) {
        Budget budget = failure.budget();
        if (failure.phase() == Phase.LOGIN && !budget.queryTimeout()) {
            return new Worded(
                    ErrorKind.CONNECT_FAILED,
                    "No answer from " + address() + " within the " + limitName(budget)
                            + "; check host, port and secure, or raise it" + quoted(reasons(null)));
        }
        if (!budget.limited()) {
            return new Worded(ErrorKind.TIMEOUT, "The server gave up after a time limit of its own" + quoted(said));
        }
        return new Worded(
                ErrorKind.TIMEOUT,
                "The " + limitName(budget) + " passed before the answer came; raise it or ask for less");
    }

    private static String limitName(Budget budget) {
        return budget.limited() ? budget.name() : "time limit of the server";
    }

    /** The server answered, with an error of its own. */
    private Worded answered(CallFailed failure, EngineText said) {
        Status.Code code = failure.status().getCode();
        Phase phase = failure.phase();
        if (said.says("is currently disabled")) {
            return new Worded(
                    ErrorKind.CLUSTER_UNAVAILABLE,
                    "The cluster is switched off; start it in the console and check clusterName" + quoted(said));
        }
        if (said.says("query cancelled") || said.says("query canceled")) {
            return new Worded(ErrorKind.CANCELLED, "The query was cancelled");
        }
        if (said.says("failed to read message")) {
            return malformed(said);
        }
        return switch (code) {
            case UNAUTHENTICATED -> refusedLogin(quoted(said));
            case UNAVAILABLE ->
                new Worded(
                        ErrorKind.CLUSTER_UNAVAILABLE,
                        "The entry point at " + address()
                                + (config.usesTokens()
                                        ? " does not check OAuth access tokens; OAuth is not switched on there"
                                        : " cannot check logins of this kind")
                                + quoted(said));
            case CANCELLED -> new Worded(ErrorKind.CANCELLED, "The query was cancelled by the server" + quoted(said));
            case RESOURCE_EXHAUSTED ->
                failure.isUnsent()
                        ? new Worded(
                                ErrorKind.LIMIT_EXCEEDED,
                                "A request is larger than maxOutboundMessageSize="
                                        + config.get(E6Property.MAX_OUTBOUND_MESSAGE_SIZE)
                                        + " bytes; raise it, or send less at once" + quoted(said))
                        : said.says("maximum size") || said.says("message too large")
                                ? new Worded(
                                        ErrorKind.LIMIT_EXCEEDED,
                                        "A response is larger than maxInboundMessageSize="
                                                + config.get(E6Property.MAX_INBOUND_MESSAGE_SIZE) + " bytes; raise it"
                                                + quoted(said))
                                : new Worded(
                                        ErrorKind.RESOURCES_EXHAUSTED,
                                        "The cluster has no room for more work now; try again later, or with fewer queries at a time"
                                                + quoted(said));
            case UNIMPLEMENTED ->
                phase == Phase.LOGIN
                        ? notAnEngine(said)
                        : new Worded(ErrorKind.NOT_SUPPORTED, "The cluster does not offer this request" + quoted(said));
            case OUT_OF_RANGE, DATA_LOSS -> malformed(said);
            case PERMISSION_DENIED ->
                phase == Phase.LOGIN && said.says("access denied")
                        ? refusedLogin(quoted(said))
                        : new Worded(
                                ErrorKind.PERMISSION_DENIED,
                                "The user " + config.user() + " may not do this" + quoted(said));
            case NOT_FOUND ->
                said.says("query not found") || said.says("query results not found")
                        ? new Worded(
                                phase == Phase.FETCH ? ErrorKind.INVALID_CURSOR_STATE : ErrorKind.EXECUTION_FAILED,
                                "The cluster no longer knows the query; run the statement again" + quoted(said))
                        : engineError(phase, said, ErrorKind.EXECUTION_FAILED);
            case INVALID_ARGUMENT -> engineError(phase, said, ErrorKind.STATEMENT_REFUSED);
            case INTERNAL, UNKNOWN ->
                phase == Phase.LOGIN
                        ? failedLogin(said)
                        : said.says("rst_stream") || said.says("http2")
                                ? new Worded(
                                        ErrorKind.CONNECTION_LOST,
                                        "The connection to " + address() + " broke; run the statement again"
                                                + quoted(said))
                                : engineError(
                                        phase,
                                        said,
                                        phase.readsStatement()
                                                ? ErrorKind.STATEMENT_REFUSED
                                                : ErrorKind.EXECUTION_FAILED);
            default -> engineError(phase, said, ErrorKind.EXECUTION_FAILED);
        };
    }

    private static Worded engineError(Phase phase, EngineText said, ErrorKind otherwise) {
        ErrorKind kind = phase == Phase.CLUSTER ? otherwise : said.kind(otherwise);
        return new Worded(kind, said.text().isEmpty() ? "The engine gave no reason" : said.text());
    }

    private Worded failedLogin(EngineText said) {
        if (said.says("access denied") || said.says("invalid credentials")) {
            return refusedLogin(quoted(said));
        }
        return said.says("content-type") || said.says("http status") || said.says("http2")
                ? notAnEngine(said)
                : new Worded(ErrorKind.CONNECT_FAILED, "The login at " + address() + " failed" + quoted(said));
    }

    private Worded notAnEngine(EngineText said) {
        return new Worded(
                ErrorKind.CONNECT_FAILED,
                "What answers at " + address() + " is not an e6data cluster; check host, port and secure"
                        + quoted(said));
    }

    private static Worded malformed(EngineText said) {
        return new Worded(
                ErrorKind.MALFORMED_RESPONSE, "The answer of the cluster does not follow the protocol" + quoted(said));
    }

    private Worded refusedLogin(String said) {
        if (config.usesTokens()) {
            return new Worded(
                    ErrorKind.INVALID_CREDENTIALS,
                    "There is no OAuth access token to show to the cluster at " + address() + said);
        }
        return new Worded(
                ErrorKind.INVALID_CREDENTIALS,
                "The cluster at " + address() + " does not accept the user " + config.user()
                        + " with this password; the password is a personal access token, which can expire" + said);
    }

    /** The server's words in brackets, or nothing. */
    private static String quoted(EngineText said) {
        return quoted(said.text());
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : " (" + text.replaceAll("\\s*[\\r\\n]+\\s*", "; ") + ")";
    }

    private String address() {
        return config.authority();
    }
}
