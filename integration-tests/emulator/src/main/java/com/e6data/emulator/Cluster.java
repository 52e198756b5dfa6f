package com.e6data.emulator;

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

    /** What the sides do: a colour that is not open is refused with 456; {@code announced} may be null. */
    private record Routing(Set<Colour> open, Colour current, Colour announced, Set<String> announcingCalls) {}

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
        this.routing = new Routing(Set.of(colour), colour, null, Set.of());
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

    synchronized boolean open(Colour colour) {
        return routing.open.contains(colour);
    }

    /** The colour that an answer of this call on this side has to announce, or null. */
    synchronized Colour announcement(Colour side, String rpc) {
        var speaks = routing.announced != null
                && routing.announced != side
                && (routing.announcingCalls.isEmpty() || routing.announcingCalls.contains(rpc));
        return speaks ? routing.announced : null;
    }

    /** Opens both colours and lets the other side point at {@code colour}, in these calls only unless empty. */
    synchronized void announce(Colour colour, Set<String> calls) {
        routing = new Routing(Set.of(Colour.values()), colour, colour, Set.copyOf(calls));
    }

    /** Closes a colour: its calls are refused, its sessions and queries are gone. */
    void close(Colour colour) {
        synchronized (this) {
            var open = routing.open.stream().filter(each -> each != colour).collect(Collectors.toSet());
            var announced = routing.announced == colour ? null : routing.announced;
            routing = new Routing(open, routing.current, announced, routing.announcingCalls);
        }
        side(colour).expireSessions();
    }

    void switchTo(Colour colour) {
        synchronized (this) {
            routing = new Routing(Set.of(colour), colour, null, Set.of());
        }
        side(colour.other()).expireSessions();
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
        sides().forEach(Side::expireSessions);
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
