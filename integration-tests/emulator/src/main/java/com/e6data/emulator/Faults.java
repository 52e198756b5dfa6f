package com.e6data.emulator;

import com.e6data.proto.IdentifyPlannerResponse.QueueMessage;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What can go wrong with one cluster: its colours, its sleep, its sessions, its planner, and single calls. Everything
 * takes effect at once and lasts until changed. Thread-safe.
 *
 * <pre>{@code
 * emulator.faults().on("getNextResultBatch").skip(2).fail(Status.UNAVAILABLE);
 * emulator.faults().switchColour(Colour.GREEN);
 * }</pre>
 */
public final class Faults {

    /** Every kind of call. */
    public static final String ANY = "*";

    private final Cluster cluster;
    private final Connections connections;
    private final ScheduledExecutorService timer;
    private final List<Fault> armed = new ArrayList<>();

    Faults(Cluster cluster, Connections connections, ScheduledExecutorService timer) {
        this.cluster = cluster;
        this.connections = connections;
        this.timer = timer;
    }

    /**
     * Begins a fault of one kind of call.
     *
     * @param rpc method name as {@link RecordedCall#rpc} has it, or {@link #ANY}
     */
    public Fault on(String rpc) {
        return new Fault(this, rpc);
    }

    /** Removes every fault of single calls; colour, sleep and sessions stay as they are. */
    public synchronized void clear() {
        armed.clear();
    }

    /**
     * Starts a deployment: both colours are open, and every answer of the other one announces this colour (protocol
     * 8.1). {@link #closeColour} of the old one ends it.
     */
    public void announceColour(Colour colour) {
        cluster.announce(colour, Set.of());
    }

    /** As {@link #announceColour(Colour)}, but only answers to these calls announce. */
    public void announceColour(Colour colour, Set<String> rpcs) {
        cluster.announce(colour, rpcs);
    }

    /**
     * Ends a deployment as an operator does who waits: new work of this colour is refused with 456, its queries go on
     * to their end, and with the last one its sessions are gone. The other colour is open. Without an announcement
     * before, no client is warned.
     */
    public void drainColour(Colour colour) {
        cluster.drain(colour);
    }

    /**
     * From now on every call of this colour is refused with 456; its sessions and queries are gone. What the engine is
     * working on is still answered.
     */
    public void closeColour(Colour colour) {
        cluster.close(colour);
    }

    /** Switches without any announcement: this colour is open, the other one is closed. */
    public void switchColour(Colour colour) {
        cluster.switchTo(colour);
    }

    /** The colour that takes new work. */
    public Colour currentColour() {
        return cluster.current();
    }

    /**
     * The colour that the next {@link #drainColour} or {@link #closeColour} of a deployment is about: the old one while
     * a new one is announced, else the current one.
     */
    public Colour leavingColour() {
        return cluster.leaving();
    }

    /** The words of refusals with 456 and 503; {@link Refusal#PLAIN} at the start. */
    public void refuseInWordsOf(Refusal refusal) {
        cluster.refusal(refusal);
    }

    /**
     * Every session id becomes invalid on both colours; queries of the sessions are gone. What the engine is working on
     * is still answered.
     */
    public void expireSessions() {
        cluster.sides().forEach(side -> side.expireSessions(EngineErrors.invalidSession()));
    }

    /** Every answer carries a new id for its session; earlier ones stay valid. */
    public void rotateSessionIds(boolean on) {
        cluster.sides().forEach(side -> side.rotateSessionIds(on));
    }

    /** Forgets every query; fetching one of them finds nothing. Sessions stay. */
    public void loseQueries() {
        cluster.sides().forEach(side -> side.loseQueries(EngineErrors.queryNotFound()));
    }

    /** New queries get another {@code engineIP}; running ones stay where they are. */
    public void movePlanner() {
        cluster.sides().forEach(Side::movePlanner);
    }

    /**
     * The planner crashes: its queries are lost with the calls that it was working on, and the proxy has nobody to send
     * their further calls to (503). Another planner takes new queries; sessions stay.
     */
    public void losePlanner() {
        cluster.sides().forEach(side -> side.losePlanner(cluster.refusal().noPlanner()));
    }

    /** The next calls of {@code identifyPlanner} say that a planner is still starting. */
    public void queueForPlanner(int answers) {
        cluster.sides().forEach(side -> side.queue(QueueMessage.WAITING_ON_PLANNER_SCALEUP, answers));
    }

    /** The next calls of {@code identifyPlanner} say that there are too many requests. */
    public void rateLimitPlanner(int answers) {
        cluster.sides().forEach(side -> side.queue(QueueMessage.RATE_LIMIT, answers));
    }

    /**
     * Suspends the cluster: sessions and queries are gone with the calls that the engine was working on. After a resume
     * call it is {@code resuming} for the given time, then active.
     */
    public void suspend(Duration resumeDelay) {
        cluster.suspend(resumeDelay, false);
    }

    /** Suspends the cluster in such a way that resuming ends in {@code failed}. */
    public void suspendForGood(Duration resumeDelay) {
        cluster.suspend(resumeDelay, true);
    }

    /** Wakes the cluster without a resume call. */
    public void wakeUp() {
        cluster.state(Cluster.State.ACTIVE);
    }

    /** The cluster is switched off: its calls are refused by name, resuming does not help. */
    public void disable() {
        cluster.state(Cluster.State.DISABLED);
    }

    /** The cluster is on its way to sleep: refused like a suspended one, but {@code status} says {@code suspending}. */
    public void suspending() {
        cluster.state(Cluster.State.SUSPENDING);
    }

    /** State as the cluster service tells it, for example {@code active}. */
    public String clusterState() {
        return ClusterService.text(cluster.state());
    }

    /** Resets every connection of the emulator, whichever cluster it talks to. */
    public void resetConnections() {
        connections.resetAll();
    }

    /**
     * Starts to play a script of faults in the background, but for what happens at once: that is done when this
     * returns. Its own end, {@link FaultPlay#close} or the emulator's end stops it.
     *
     * @param script lines of the form {@code at 5s switch-colour green}; the option {@code --help} of the stand-alone
     *     form lists them all
     * @throws IllegalArgumentException where a line is wrong; then nothing is played
     */
    public FaultPlay play(String script) {
        var play = new FaultPlay(this, timer, FaultScript.parse(script));
        play.begin();
        return play;
    }

    synchronized void add(Fault fault) {
        armed.add(fault);
    }

    synchronized void remove(Fault fault) {
        armed.remove(fault);
    }

    /** All effects on a call, in the order in which they were armed. */
    synchronized List<Fault.Effect> effects(String rpc, Message request) {
        var effects = new ArrayList<Fault.Effect>();
        for (var fault : armed) {
            var effect = fault.hit(rpc, request);
            if (effect != null) {
                effects.add(effect);
            }
        }
        return effects;
    }
}
