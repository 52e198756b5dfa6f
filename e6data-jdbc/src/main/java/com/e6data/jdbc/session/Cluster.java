package com.e6data.jdbc.session;

import com.e6data.jdbc.event.ColourEvent.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * What all connections of this JVM to one cluster know together: the colour for new work, whether somebody resumes it,
 * and which queries are open. Any thread may use it; the colour changes by compare-and-set only.
 *
 * <p>The colour is a hint: a wrong one costs one refused call. So it never expires, and it survives the last
 * connection, see {@link Clusters}.
 */
final class Cluster {

    private static final long NEVER = Long.MIN_VALUE;

    /** How long a deployment counts as going on after a change of the colour. */
    private static final Duration DEPLOYMENT = Duration.ofMinutes(1);

    private record QueryKey(String user, String queryId) {

        // Spelled out, since what a record does by itself is slow when it is done first, and this is in the way of the
        // first query.

        @Override
        public boolean equals(Object other) {
            return other instanceof QueryKey key && user.equals(key.user) && queryId.equals(key.queryId);
        }

        @Override
        public int hashCode() {
            return 31 * user.hashCode() + queryId.hashCode();
        }

        /** Without the user, for whom an access token may stand. */
        @Override
        public String toString() {
            return queryId;
        }
    }

    /**
     * A snapshot.
     *
     * @param active colour for new work; null until one has answered
     * @param epoch one more with each change of {@code active}
     */
    record State(Colour active, long epoch) {}

    /** Who made a call that changed the colour hears of it; once a change, on the thread that found out. */
    interface Change {
        void changed(State before, State now, Reason reason);
    }

    private final AtomicReference<State> state = new AtomicReference<>(new State(null, 0));
    private final SingleFlight<String> resume = new SingleFlight<>();
    private final ConcurrentMap<QueryKey, OpenQuery> queries = new ConcurrentHashMap<>();
    private volatile Resumption.Episode episode;
    /** When a side last did some work, on the clock of {@link System#nanoTime}; at first, when this began to watch. */
    private volatile long servedAt = System.nanoTime();

    private volatile long learnedAtMillis;
    /** When the colour was last replaced by the other one; null until it was. */
    private volatile Long switchedAtNanos;
    /** The epoch in which the planner queue was found missing; a new deployment may have it. */
    private volatile long epochWithoutQueue = NEVER;

    Cluster() {}

    State state() {
        return state.get();
    }

    /**
     * A colour was refused to a call that was made in {@code epoch}: the first to notice switches to the other. Where
     * no colour was known, the other one is now the better guess.
     */
    State refused(Colour colour, long epoch, Change told) {
        return change(
                Reason.REFUSED,
                told,
                now -> now.epoch() == epoch && (now.active() == colour || now.active() == null)
                        ? new State(colour.other(), epoch + 1)
                        : now);
    }

    /** The server announced a colour to a call of {@code epoch}; calls of older epochs have nothing to say. */
    State announced(Colour colour, long epoch, Change told) {
        return change(
                Reason.ANNOUNCED,
                told,
                now -> now.epoch() == epoch && now.active() != colour ? new State(colour, epoch + 1) : now);
    }

    /** A login under {@code colour} succeeded: where no colour was known, this one is. */
    State confirmed(Colour colour, Change told) {
        return change(Reason.CONFIRMED, told, now -> now.active() == null ? new State(colour, now.epoch() + 1) : now);
    }

    /** Another JVM has seen this colour after this one had last heard of any. */
    State recalled(Colour colour, long epoch, Change told) {
        return change(
                Reason.FILE,
                told,
                now -> now.epoch() == epoch && now.active() != colour ? new State(colour, epoch + 1) : now);
    }

    /** When the colour was last changed, or shown to be right by a login; wall clock. */
    long learnedAtMillis() {
        return learnedAtMillis;
    }

    /** A login has shown that the colour is right. */
    void learned() {
        learnedAtMillis = System.currentTimeMillis();
    }

    private State change(Reason reason, Change told, UnaryOperator<State> step) {
        State before;
        State now;
        do {
            before = state.get();
            now = step.apply(before);
            if (now == before) {
                return now;
            }
        } while (!state.compareAndSet(before, now));
        learned();
        if (before.active() != null) {
            switchedAtNanos = System.nanoTime();
        }
        told.changed(before, now, reason);
        return now;
    }

    /** True where the colour changed so short a time ago that it may have changed again, and back, unseen. */
    boolean isBeingSwitched() {
        Long at = switchedAtNanos;
        return at != null && System.nanoTime() - at < DEPLOYMENT.toNanos();
    }

    /** A side answered a call that was more than a login, so it is open. */
    void served() {
        servedAt = System.nanoTime();
    }

    /** True where a side has worked for any connection after this time of {@link System#nanoTime}. */
    boolean servedSince(long nanos) {
        return servedAt - nanos > 0;
    }

    /** One resume at a time; its result is the last status text. */
    SingleFlight<String> resume() {
        return resume;
    }

    /** The resume that is going on, also across those who gave up waiting. Belongs to who leads {@link #resume}. */
    Resumption.Episode episode() {
        return episode;
    }

    void episode(Resumption.Episode next) {
        episode = next;
    }

    boolean queuesForPlanners(long epoch) {
        return epochWithoutQueue != epoch;
    }

    void queueIsNotServed(long epoch) {
        epochWithoutQueue = epoch;
    }

    /** A query of a user is open from now on, and can be found by its id. */
    void opened(String user, OpenQuery query) {
        queries.put(new QueryKey(user, query.route().queryId()), query);
    }

    /** The query cannot be found any more; without effect where its id has gone to another query. */
    void ended(String user, Route route) {
        queries.computeIfPresent(
                new QueryKey(user, route.queryId()), (key, open) -> open.route() == route ? null : open);
    }

    /** An open query of the same user, whichever connection runs it. */
    Optional<OpenQuery> query(String user, String queryId) {
        return Optional.ofNullable(queries.get(new QueryKey(user, queryId)));
    }
}
