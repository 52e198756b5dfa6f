package com.e6data.emulator;

import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One cluster behind the emulator's port: which colours are open, what is announced, whether it sleeps. Any thread;
 * guarded by its own monitor, under which nothing waits.
 */
final class Cluster {

    /** Life cycle as {@code ClusterService.status} tells it (protocol 9.2). */
    enum State {
        ACTIVE,
        SUSPENDED,
        RESUMING,
        SUSPENDING,
        FAILED,
        DISABLED
    }

    /**
     * What the sides do: a colour that is not open is refused with 456, except to the queries that a draining one still
     * has.
     *
     * @param draining null for none
     * @param announced null for none
     */
    private record Routing(
            Set<Colour> open, Colour current, Colour draining, Colour announced, Set<String> announcingCalls) {}

    private final String name;
    private final Map<Colour, Side> sides;
    private final EmulatorSettings settings;
    private Routing routing;
    private State state = State.ACTIVE;
    private Duration resumeDelay = Duration.ZERO;
    private long resumedAt;
    private boolean resumeFails;
    private volatile Refusal refusal = Refusal.PLAIN;

    Cluster(String name, Colour colour, EmulatorSettings settings) {
        this.name = name;
        this.settings = settings;
        this.sides = new EnumMap<>(Colour.class);
        for (var each : Colour.values()) {
            sides.put(each, new Side(each, settings));
        }
        this.routing = new Routing(Set.of(colour), colour, null, null, Set.of());
    }

    String name() {
        return name;
    }

    EmulatorSettings settings() {
        return settings;
    }

    Side side(Colour colour) {
        return sides.get(colour);
    }

    Stream<Side> sides() {
        return sides.values().stream();
    }

    Refusal refusal() {
        return refusal;
    }

    void refusal(Refusal words) {
        refusal = words;
    }

    /** The colour that calls without a strategy header reach. */
    synchronized Colour current() {
        return routing.current;
    }

    /**
     * Whether calls of a colour get in.
     *
     * @param ofQuery true for a call that says which planner runs its query
     */
    boolean admits(Colour colour, boolean ofQuery) {
        synchronized (this) {
            if (routing.open.contains(colour)) {
                return true;
            }
            if (routing.draining != colour) {
                return false;
            }
            if (ofQuery && !side(colour).idle()) {
                return true;
            }
        }
        closeIfDrained(colour);
        return false;
    }

    /** What a call is refused with now; null where it gets in. {@code plannerIp} is null for new work. */
    StatusException refusal(Colour colour, String plannerIp, String rpc) {
        if (!admits(colour, plannerIp != null)) {
            return refusal.wrongColour();
        }
        if (!rpc.startsWith("ClusterService.")) {
            switch (state()) {
                case ACTIVE -> {}
                case DISABLED -> {
                    return Status.FAILED_PRECONDITION
                            .withDescription("The cluster " + name + " is currently disabled")
                            .asException();
                }
                case SUSPENDED, RESUMING, SUSPENDING, FAILED -> {
                    return refusal.suspended();
                }
            }
        }
        return plannerIp != null && side(colour).lost(plannerIp) ? refusal.noPlanner() : null;
    }

    /** As {@link #admits}; where it is true, the call counts as under way until {@link Side#left}. */
    synchronized boolean enter(Colour colour, boolean ofQuery) {
        var admitted = admits(colour, ofQuery);
        if (admitted) {
            side(colour).entered();
        }
        return admitted;
    }

    /** A colour whose last query was cleared is gone, and so are its sessions. */
    private void closeIfDrained(Colour colour) {
        synchronized (this) {
            if (routing.draining != colour || !side(colour).idle()) {
                return;
            }
            routing = new Routing(routing.open, routing.current, null, routing.announced, routing.announcingCalls);
        }
        side(colour).expireSessions(refusal.wrongColour());
    }

    /** The colour that an answer of this call on this side has to announce, or null. */
    synchronized Colour announcement(Colour side, String rpc) {
        var speaks = routing.announced != null
                && routing.announced != side
                && (routing.announcingCalls.isEmpty() || routing.announcingCalls.contains(rpc));
        return speaks ? routing.announced : null;
    }

    /** Opens both colours and lets the other side point at {@code colour}, in these calls only unless empty. */
    void announce(Colour colour, Set<String> calls) {
        closeIfDrained(colour);
        synchronized (this) {
            routing = new Routing(Set.of(Colour.values()), colour, null, colour, Set.copyOf(calls));
        }
    }

    /** Refuses new work of a colour, while its queries go on to their end. The other colour takes over. */
    void drain(Colour colour) {
        var next = colour.other();
        closeIfDrained(next);
        synchronized (this) {
            var announced = routing.announced == next ? next : null;
            routing = new Routing(Set.of(next), next, colour, announced, routing.announcingCalls);
        }
    }

    /** The colour that goes next: the old one while it is open besides an announced one, else the current one. */
    synchronized Colour leaving() {
        var announcing = routing.announced != null && routing.open.contains(routing.announced.other());
        return announcing ? routing.announced.other() : routing.current;
    }

    /** Closes a colour: its calls are refused, its sessions and queries are gone. */
    void close(Colour colour) {
        synchronized (this) {
            var open = routing.open.stream().filter(each -> each != colour).collect(Collectors.toSet());
            var announced = routing.announced == colour ? null : routing.announced;
            var draining = routing.draining == colour ? null : routing.draining;
            routing = new Routing(open, routing.current, draining, announced, routing.announcingCalls);
        }
        side(colour).expireSessions(refusal.wrongColour());
    }

    void switchTo(Colour colour) {
        synchronized (this) {
            routing = new Routing(Set.of(colour), colour, null, null, Set.of());
        }
        side(colour.other()).expireSessions(refusal.wrongColour());
    }

    synchronized State state() {
        if (state == State.RESUMING && System.nanoTime() - resumedAt >= resumeDelay.toNanos()) {
            state = resumeFails ? State.FAILED : State.ACTIVE;
        }
        return state;
    }

    void suspend(Duration delayOfResume, boolean resumeWillFail) {
        synchronized (this) {
            state = State.SUSPENDED;
            resumeDelay = delayOfResume;
            resumeFails = resumeWillFail;
        }
        sides().forEach(side -> side.shutDown(refusal.suspended()));
    }

    synchronized void state(State newState) {
        state = newState;
    }

    /** The resume call: a sleeping cluster starts to wake up, another stays as it is. */
    synchronized State resume() {
        if (state() == State.SUSPENDED) {
            state = State.RESUMING;
            resumedAt = System.nanoTime();
        }
        return state();
    }
}
