package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.event.ResumeEvent;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ResumeRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.Locale;

/**
 * Wakes a suspended cluster and waits for it (protocol 9.2). One thread of the JVM does it for a cluster, the others
 * wait; {@code resume} is sent once an episode, even if its answer is lost or the thread that sent it gives up.
 */
final class Resumption {

    private final E6Config config;
    private final EngineChannel channel;
    private final Cluster cluster;
    private final Pace pace;
    private final SessionReport report;

    Resumption(E6Config config, EngineChannel channel, Cluster cluster, Pace pace, SessionReport report) {
        this.config = config;
        this.channel = channel;
        this.cluster = cluster;
        this.pace = pace;
        this.report = report;
    }

    /** From the call that met a suspended cluster until it is active or given up. Used by one thread at a time. */
    static final class Episode {
        private final Budget budget;
        private final long startNanos = System.nanoTime();
        private boolean resumeSent;

        private Episode(Budget budget) {
            this.budget = budget;
        }
    }

    /**
     * Returns when the cluster is active.
     *
     * @param trigger the refusal that showed that the cluster is suspended
     * @throws CallFailed the trigger, with the cluster's last status, when the cluster does not become active; or
     *     cancel, interrupt or timeout of the one who waits
     */
    void await(CallFailed trigger, Colour colour, Budget budget, CallScope scope) throws CallFailed {
        scope.resuming();
        String last = cluster.resume().run(() -> lead(colour, budget, scope), budget, scope, Phase.CLUSTER);
        if (!last.equals("active")) {
            Status status =
                    trigger.status().augmentDescription("cluster status: " + (last.isEmpty() ? "unknown" : last));
            throw CallFailed.of(status, trigger.phase(), budget);
        }
    }

    private String lead(Colour colour, Budget budget, CallScope scope) throws CallFailed {
        Episode episode = cluster.episode();
        if (episode == null || episode.budget.exhausted()) {
            episode = new Episode(Budget.UNLIMITED.within(
                    config.duration(E6Property.AUTO_RESUME_TIMEOUT), E6Property.AUTO_RESUME_TIMEOUT.key()));
            cluster.episode(episode);
            report.resume(ResumeEvent.Kind.STARTED, "", episode.startNanos);
        }
        // When this throws, the waiting thread gave up; the episode stays for the one who takes over.
        String outcome = poll(episode, colour, budget, scope);
        cluster.episode(null);
        report.resume(ResumeEvent.Kind.ENDED, outcome, episode.startNanos);
        return outcome;
    }

    private String poll(Episode episode, Colour colour, Budget budget, CallScope scope) throws CallFailed {
        Colour side = colour;
        boolean sideChanged = false;
        String status = "";
        while (!episode.budget.exhausted()) {
            try {
                status = status(side, episode, budget, scope);
                report.resume(ResumeEvent.Kind.STATUS, status, episode.startNanos);
                switch (status) {
                    case "active" -> {
                        return status;
                    }
                    case "suspended" -> {
                        if (!episode.resumeSent) {
                            episode.resumeSent = true;
                            report.resume(ResumeEvent.Kind.REQUESTED, status, episode.startNanos);
                            resume(side, episode, budget, scope);
                        }
                    }
                    case "resuming", "suspending" -> {}
                    default -> {
                        return status;
                    }
                }
            } catch (CallFailed failure) {
                if (endsWait(failure, budget)) {
                    throw failure;
                }
                if (failure.signal() == CallFailed.Signal.WRONG_COLOUR && !sideChanged) {
                    sideChanged = true;
                    side = side.other();
                    continue;
                }
                if (isRefusal(failure)) {
                    return status;
                }
            }
            pause(episode, budget, scope);
        }
        return status;
    }

    /** True where the one who waits cannot or will not wait any longer. */
    private static boolean endsWait(CallFailed failure, Budget budget) {
        return failure.isPersonal() || failure.signal() == CallFailed.Signal.CLOSED || budget.exhausted();
    }

    /** True where asking again cannot help. */
    private static boolean isRefusal(CallFailed failure) {
        Status.Code code = failure.status().getCode();
        return code == Status.Code.UNAUTHENTICATED || code == Status.Code.PERMISSION_DENIED;
    }

    private void pause(Episode episode, Budget budget, CallScope scope) throws CallFailed {
        long nanos = Math.min(
                pace.resumePoll().toNanos(), Math.min(budget.remainingNanos(), episode.budget.remainingNanos()));
        scope.pause(Duration.ofNanos(Math.max(nanos, 0)), Phase.CLUSTER);
        if (budget.exhausted()) {
            throw CallFailed.timedOut(Phase.CLUSTER, budget);
        }
    }

    private String status(Colour side, Episode episode, Budget budget, CallScope scope) throws CallFailed {
        var request = ClusterStatusRequest.newBuilder()
                .setUser(config.user())
                .setPassword(config.password())
                .build();
        return call(ClusterRpc.STATUS, request, side, episode, budget, scope)
                .getStatus()
                .trim()
                .toLowerCase(Locale.ROOT);
    }

    private void resume(Colour side, Episode episode, Budget budget, CallScope scope) throws CallFailed {
        var request = ResumeRequest.newBuilder()
                .setUser(config.user())
                .setPassword(config.password())
                .build();
        call(ClusterRpc.RESUME, request, side, episode, budget, scope);
    }

    private <Q, R> R call(Rpc<Q, R> rpc, Q request, Colour side, Episode episode, Budget budget, CallScope scope)
            throws CallFailed {
        var limit = episode.budget.endsBefore(budget) ? episode.budget : budget;
        var call = channel.start(
                rpc.method(), request, rpc.phase(), side.header(), null, limit.within(pace.clusterCall(), "limit"));
        return call.await(scope, call::cancel);
    }
}
