package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses before a repetition: doubled each time up to a limit, and jittered, so that many clients spread out. */
public final class Backoff {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 10;

    private Backoff() {}

    /** Between half and all of {@code first}, doubled {@code doublings} times, but never more than a second. */
    static Duration of(Duration first, int doublings) {
        long longest = Math.min(LONGEST.toNanos(), first.toNanos() << Math.min(Math.max(doublings, 0), MOST_DOUBLINGS));
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    /**
     * Pauses so long.
     *
     * @throws CallFailed where the budget ends before, the scope is cancelled or the thread interrupted
     */
    public static void pause(Duration first, int doublings, Phase phase, Budget budget, CallScope scope)
            throws CallFailed {
        scope.pause(of(first, doublings), budget, phase);
    }
}
