package com.e6data.jdbc.transport;

import io.grpc.Status;
import io.grpc.netty.shaded.io.netty.channel.ConnectTimeoutException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * A call that did not succeed, classified but not yet worded for the user: the floors above decide by {@link #signal}
 * whether to repeat, {@link ErrorMapper} makes a {@code SQLException} of what is left.
 *
 * <p>What the server said is in {@link #status} and not in the message: it may repeat secrets, and messages of
 * exceptions get into recordings of the flight recorder even where nobody catches them.
 */
public final class CallFailed extends Exception {

    private static final long serialVersionUID = 1;

    /** gRPC C-core, grpc-java and raw headers each word a bare HTTP status of a proxy differently (protocol 8.1). */
    private static final Pattern WRONG_COLOUR = httpStatus(456);

    private static final Pattern SUSPENDED = httpStatus(503);

    /** How the text of a request begins that was too large to be sent. */
    static final String OVERSIZED = "the request has ";

    /** What a failure asks for. */
    public enum Signal {
        /** 456: the proxy does not serve this colour. Nothing ran. */
        WRONG_COLOUR,
        /** 503: the cluster is suspended. Nothing ran. */
        SUSPENDED,
        /** The session is unknown or may not do this. Nothing ran. */
        ACCESS_DENIED,
        /** No connection, or it broke. The call may have run. */
        CONNECTION_LOST,
        /** The time is over. The call may have run. */
        DEADLINE,
        /** This side gave up the call. */
        CANCELLED,
        /** This side closed the channel. */
        CLOSED,
        /** Anything else: an answer of the engine. */
        OTHER
    }

    private final transient Status status;
    private final Phase phase;
    private final Signal signal;
    private final transient Budget budget;
    private String queryId;
    private boolean sent = true;
    private boolean unwaited;

    private CallFailed(Status status, Phase phase, Signal signal, Budget budget) {
        super(phase + ": " + status.getCode(), status.getCause(), false, false);
        this.status = status;
        this.phase = phase;
        this.signal = signal;
        this.budget = budget;
    }

    /** A failure with this gRPC status. */
    public static CallFailed of(Status status, Phase phase, Budget budget) {
        return new CallFailed(status, phase, classify(status, phase), budget);
    }

    static CallFailed closed(Status status, Phase phase) {
        return new CallFailed(status, phase, Signal.CLOSED, Budget.UNLIMITED);
    }

    /** Not even sent, because this side has closed the channel. */
    public static CallFailed closed(Phase phase) {
        return closed(Status.UNAVAILABLE, phase);
    }

    /** Given up through a {@link CallScope}. */
    public static CallFailed cancelled(Phase phase) {
        return new CallFailed(Status.CANCELLED, phase, Signal.CANCELLED, Budget.UNLIMITED);
    }

    /** Given up because the waiting thread was interrupted. */
    public static CallFailed interrupted(Phase phase) {
        var status = Status.CANCELLED.withCause(new InterruptedException("The waiting thread was interrupted"));
        return new CallFailed(status, phase, Signal.CANCELLED, Budget.UNLIMITED);
    }

    /** The budget was used up between two calls. */
    public static CallFailed timedOut(Phase phase, Budget budget) {
        return new CallFailed(Status.DEADLINE_EXCEEDED, phase, Signal.DEADLINE, budget);
    }

    /** Not sent, because it is larger than the user allows. */
    static CallFailed tooLarge(Phase phase, int bytes) {
        var status = Status.RESOURCE_EXHAUSTED.withDescription(OVERSIZED + bytes + " bytes");
        return new CallFailed(status, phase, Signal.OTHER, Budget.UNLIMITED).sent(false);
    }

    private static Signal classify(Status status, Phase phase) {
        String details = details(status);
        if (WRONG_COLOUR.matcher(details).find()) {
            return Signal.WRONG_COLOUR;
        }
        return switch (status.getCode()) {
            case UNAVAILABLE -> {
                if (SUSPENDED.matcher(details).find()) {
                    yield Signal.SUSPENDED;
                }
                yield details.contains("authentication unavailable") || details.contains("is currently disabled")
                        ? Signal.OTHER
                        : Signal.CONNECTION_LOST;
            }
            case UNAUTHENTICATED -> phase == Phase.LOGIN ? Signal.OTHER : Signal.ACCESS_DENIED;
            case INTERNAL, PERMISSION_DENIED ->
                phase != Phase.LOGIN && details.contains("access denied") ? Signal.ACCESS_DENIED : Signal.OTHER;
            case DEADLINE_EXCEEDED -> Signal.DEADLINE;
            default -> Signal.OTHER;
        };
    }

    private static Pattern httpStatus(int code) {
        return Pattern.compile(
                "\\bstatus:\\s*" + code + "\\b|http status code " + code + "\\b|:status=" + code + "\\b");
    }

    private static String details(Status status) {
        return status.getDescription() == null ? "" : status.getDescription().toLowerCase(Locale.ROOT);
    }

    /** The gRPC status as it came. */
    public Status status() {
        return status;
    }

    public Phase phase() {
        return phase;
    }

    public Signal signal() {
        return signal;
    }

    /** What went wrong, in one word, for reports: the signal, else the gRPC status. */
    public String reason() {
        return signal == Signal.OTHER ? status.getCode().name() : signal.name();
    }

    /** True where the server says that it is the session that it does not know, and not a privilege that is missing. */
    public boolean isInvalidSession() {
        return signal == Signal.ACCESS_DENIED && details(status).contains("invalid session");
    }

    /** True where the server knows no such query. */
    public boolean isUnknownQuery() {
        return signal == Signal.OTHER && status.getCode() == Status.Code.NOT_FOUND;
    }

    /** True where the server says that the query was cancelled. */
    public boolean isCancelledByServer() {
        return signal == Signal.OTHER
                && (status.getCode() == Status.Code.CANCELLED || details(status).contains("query cancel"));
    }

    /** The same failure, of which it was found out that the side of the deployment refuses all calls. */
    public CallFailed asWrongColour() {
        return new CallFailed(status, phase, Signal.WRONG_COLOUR, budget).forQuery(queryId);
    }

    /** Names the query that the call was for. */
    public CallFailed forQuery(String id) {
        queryId = id;
        return this;
    }

    /** Null where the call was for no query. */
    String queryId() {
        return queryId;
    }

    /** The cluster sleeps, and the caller is not one to wait until it is resumed. */
    public CallFailed unwaited() {
        unwaited = true;
        return this;
    }

    /** True where others, who may wait, would go on. */
    public boolean isUnwaited() {
        return unwaited;
    }

    CallFailed sent(boolean left) {
        sent = left;
        return this;
    }

    /** True where the call never left this side, so that it cannot have done anything on the server. */
    public boolean isUnsent() {
        return !sent;
    }

    /**
     * True where the failure is about the one who called, not about the server: given up, its connection closed, or out
     * of the time that its user allowed. Others who wait for the same thing can still get it.
     */
    public boolean isPersonal() {
        return signal == Signal.CANCELLED
                || signal == Signal.CLOSED
                || signal == Signal.DEADLINE && budget.queryTimeout();
    }

    /**
     * True where a new attempt to connect may go better: not for an unknown or silent host or a refused certificate.
     */
    public boolean isWorthReconnecting() {
        if (signal != Signal.CONNECTION_LOST) {
            return false;
        }
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof SSLException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof ConnectTimeoutException) {
                return false;
            }
        }
        return true;
    }

    /** The limit under which the call ran. */
    Budget budget() {
        return budget;
    }
}
