package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import java.time.Duration;

/**
 * How long one operation follows a colour that does not hold still (protocol 8.3 rules 6 and 7). Used by one thread.
 *
 * <p>A refusal with 456 ran nothing, so trying again under the other colour is always safe; what has to be bounded is
 * the number of times. Refusals in a row mean that no side is open, unless the cluster served somebody in between: then
 * the colour really changed again. So a row ends soon, and only real changes are followed for long.
 */
public final class ColourChase {

    /** Each colour five times. */
    private static final int LONGEST_ROW = 10;

    private static final Duration LONGEST_CHASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(40);
    /** Where the other side is known to work, each moment counts. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(5);

    private final Cluster cluster;
    private int refusals;
    private int inRow;
    private long rowStart;
    private long start;

    ColourChase(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * After a refusal: true where the operation is to be tried under the cluster's colour of now. The first try is
     * immediate; each time that both colours were refused it is preceded by a pause.
     *
     * @throws CallFailed where the time is over or the scope was cancelled
     */
    public boolean goesOn(Phase phase, Budget budget, CallScope scope) throws CallFailed {
        long now = System.nanoTime();
        start = refusals++ == 0 ? now : start;
        if (inRow == 0 || cluster.servedSince(rowStart)) {
            inRow = 0;
            rowStart = now;
        }
        inRow++;
        if (inRow >= LONGEST_ROW || now - start > LONGEST_CHASE.toNanos()) {
            return false;
        }
        if (refusals % 2 == 0) {
            Backoff.pause(inRow < 2 ? SHORT_PAUSE : FIRST_PAUSE, inRow / 2 - 1, phase, budget, scope);
        }
        return true;
    }
}
