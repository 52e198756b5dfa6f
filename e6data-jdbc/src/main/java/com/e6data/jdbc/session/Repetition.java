package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.Phase;

/**
 * What may be repeated within one operation, and how often (protocol 4.3, 5.8, 8.3, 9.2). Used by one thread, once.
 *
 * <p>Prepare and execute count as one operation: where execute is refused, nothing ran, and it starts again from
 * prepare.
 */
final class Repetition {

    private static final int MAX_REPEATS_AFTER_RESUME = 3;

    private final long startNanos = System.nanoTime();
    private final E6Config config;
    private final EngineChannel channel;
    private final Resumption resumption;
    private final Pace pace;
    private final boolean mayResume;
    private boolean colourRepeated;
    private boolean connectRepeated;
    private int repeatsAfterResume = -1;

    Repetition(E6Config config, EngineChannel channel, Resumption resumption, Pace pace, boolean mayResume) {
        this.config = config;
        this.channel = channel;
        this.resumption = resumption;
        this.pace = pace;
        this.mayResume = mayResume && config.flag(E6Property.AUTO_RESUME);
    }

    /** True where the session was made within this operation, so a refusal does not mean that it expired. */
    boolean isFresh(Login login) {
        return login.madeAfter(startNanos);
    }

    /**
     * True where the operation is to be tried again; may first wait for a suspended cluster.
     *
     * @param login what the failed call used
     */
    boolean repeats(CallFailed failure, Login login, Budget budget, CallScope scope) throws CallFailed {
        Phase phase = failure.phase();
        boolean nothingRan = phase.startsWork() || phase == Phase.EXECUTE;
        return switch (failure.signal()) {
            case WRONG_COLOUR -> {
                boolean first = !colourRepeated;
                colourRepeated = true;
                yield nothingRan && first;
            }
            case ACCESS_DENIED -> nothingRan && !isFresh(login);
            case SUSPENDED -> phase.startsWork() && mayResume && waited(failure, login, budget, scope);
            case CONNECTION_LOST -> {
                boolean first = !connectRepeated;
                connectRepeated = true;
                if (phase.startsWork() && first && failure.isWorthReconnecting()) {
                    channel.reconnect();
                    yield true;
                }
                yield false;
            }
            case DEADLINE, CANCELLED, CLOSED, OTHER -> false;
        };
    }

    private boolean waited(CallFailed failure, Login login, Budget budget, CallScope scope) throws CallFailed {
        if (repeatsAfterResume < 0) {
            resumption.await(failure, login.colour(), budget, scope);
            repeatsAfterResume = 0;
            return true;
        }
        if (repeatsAfterResume++ < MAX_REPEATS_AFTER_RESUME) {
            scope.pause(pace.afterResume(), failure.phase());
            return true;
        }
        return false;
    }
}
