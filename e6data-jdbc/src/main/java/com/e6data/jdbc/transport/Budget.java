package com.e6data.jdbc.transport;

import java.time.Duration;

/**
 * The time that is left for something, with the name of the limit for error texts. Immutable, starts when it is made.
 *
 * @param limited false for no limit
 * @param endNanos on the clock of {@link System#nanoTime}
 * @param name what set the limit, for example {@code query timeout of 5 s}; empty for no limit
 * @param queryTimeout true where the user's query timeout is the limit
 */
public record Budget(boolean limited, long endNanos, String name, boolean queryTimeout) {

    /** No limit. */
    public static final Budget UNLIMITED = new Budget(false, 0, "", false);

    /** The user's limit for one statement. */
    public static Budget queryTimeout(int seconds) {
        return seconds <= 0
                ? UNLIMITED
                : new Budget(
                        true,
                        System.nanoTime() + Duration.ofSeconds(seconds).toNanos(),
                        "query timeout of " + seconds + " s",
                        true);
    }

    /** This limit or the given one, whichever ends first. {@code name} says what sets it. */
    public Budget within(Duration limit, String name) {
        long end = System.nanoTime() + limit.toNanos();
        return limited && endNanos - end <= 0 ? this : new Budget(true, end, name + " of " + text(limit), false);
    }

    private static String text(Duration limit) {
        return limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** True where this time is over earlier than the other. */
    public boolean endsBefore(Budget other) {
        return limited && (!other.limited || endNanos - other.endNanos < 0);
    }

    /** Negative when the time is over; {@link Long#MAX_VALUE} for no limit. */
    public long remainingNanos() {
        return limited ? endNanos - System.nanoTime() : Long.MAX_VALUE;
    }

    /** True when the time is over. */
    public boolean exhausted() {
        return limited && remainingNanos() <= 0;
    }
}
