package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.Phase;
import java.util.function.BooleanSupplier;

/**
 * What may be repeated within one operation, and how often (protocol 4.3, 5.8, 8.3, 9.2). Used by one thread, once.
 *
 * <p>Prepare and execute count as one operation: where execute is refused, nothing ran, and it starts again from
 * prepare.
 */
final class Repetition {

    private static final int MAX_REPEATS_AFTER_RESUME = 3;

    /** Of one operation (protocol 4.3 rule 3). */
    private static final int MOST_RENEWALS = 2;

    private final E6Config config;
    private final EngineChannel channel;
    private final Cluster cluster;
    private final Resumption resumption;
    private final Pace pace;
    private final Bearer bearer;
    private final boolean mayResume;
    private final ColourChase chase;
    private int denials;
    private boolean sessionsEnd;
    private boolean connectRepeated;
    private boolean executeRefused;
    private int repeatsAfterResume = -1;

    Repetition(
            E6Config config,
            EngineChannel channel,
            Cluster cluster,
            Resumption resumption,
            Bearer bearer,
            Pace pace,
            boolean mayResume) {
        this.bearer = bearer;
        this.config = config;
        this.channel = channel;
        this.cluster = cluster;
        this.chase = new ColourChase(cluster);
        this.resumption = resumption;
        this.pace = pace;
        this.mayResume = mayResume && config.flag(E6Property.AUTO_RESUME);
    }

    /** True where a session that was made after a first denial was denied too, so it does not mean expiry. */
    boolean isDeniedForGood() {
        return denials > 1 && !sessionsEnd;
    }

    /**
     * True where the operation is to be tried again; may first wait for a suspended cluster.
     *
     * @param login what the failed call used
     * @param mayRunTwice asked only where the statement may have run
     */
    boolean repeats(CallFailed failure, Login login, BooleanSupplier mayRunTwice, Budget budget, CallScope scope)
            throws CallFailed {
        Phase phase = failure.phase();
        boolean nothingRan = phase.startsWork() || phase == Phase.EXECUTE;
        return switch (failure.signal()) {
            case WRONG_COLOUR -> (nothingRan || mayRunTwice.getAsBoolean()) && chase.goesOn(phase, budget, scope);
            case ACCESS_DENIED ->
                nothingRan
                        && (bearer == null
                                ? renews(failure, login, phase, budget, scope)
                                : bearer.renews(failure) && ++denials == 1);
            case SUSPENDED ->
                phase == Phase.EXECUTE
                        ? firstRefusedExecute()
                        : phase.startsWork() && mayResume && waited(failure, login, budget, scope);
            case CONNECTION_LOST -> {
                boolean first = !connectRepeated;
                connectRepeated = true;
                boolean harmless = phase.startsWork() || phase == Phase.EXECUTE && failure.isUnsent();
                if (harmless && first && failure.isWorthReconnecting()) {
                    channel.reconnect(failure);
                    yield true;
                }
                yield false;
            }
            case DEADLINE, CANCELLED, CLOSED, OTHER -> false;
        };
    }

    /**
     * Once, since a session that is younger than the first denial did not expire (protocol 4.3 rule 5); once more where
     * the server says that it did. Or its side was switched meanwhile, with which sessions end.
     */
    private boolean renews(CallFailed failure, Login login, Phase phase, Budget budget, CallScope scope)
            throws CallFailed {
        sessionsEnd = failure.isInvalidSession();
        return ++denials <= (sessionsEnd ? MOST_RENEWALS : 1)
                || !login.isFor(cluster.state()) && chase.goesOn(phase, budget, scope);
    }

    /**
     * The planner that prepared the statement is gone, alone or with the cluster, and nothing ran: it is prepared again
     * (protocol 5.8), which shows whether the cluster sleeps.
     */
    private boolean firstRefusedExecute() {
        boolean first = !executeRefused;
        executeRefused = true;
        return first;
    }

    private boolean waited(CallFailed failure, Login login, Budget budget, CallScope scope) throws CallFailed {
        if (repeatsAfterResume < 0) {
            resumption.await(failure, login.colour(), login.epoch(), budget, scope);
            repeatsAfterResume = 0;
            return true;
        }
        if (repeatsAfterResume++ < MAX_REPEATS_AFTER_RESUME) {
            scope.pause(pace.afterResume(), budget, failure.phase());
            return true;
        }
        return false;
    }
}
