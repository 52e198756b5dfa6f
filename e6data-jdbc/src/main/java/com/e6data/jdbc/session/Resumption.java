package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.event.ResumeEvent;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.Phase;
import com.e6data.jdbc.transport.UnaryCall;
import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ResumeRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

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
    private final UnaryOperator<Budget> oneRequest;

    /** {@code oneRequest} lowers a budget to what one request may take. */
    Resumption(
            E6Config config,
            EngineChannel channel,
            Cluster cluster,
            Pace pace,
            SessionReport report,
            UnaryOperator<Budget> oneRequest) {
        this.oneRequest = oneRequest;
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
        private long lookedAtNanos = System.nanoTime();

        private Episode(Budget budget) {
            this.budget = budget;
        }
    }

    /**
     * Returns when the cluster is active.
     *
     * @param trigger the refusal that showed that the cluster is suspended
     * @param colour of the call that was refused
     * @param epoch of the call that was refused
     * @throws CallFailed the trigger, with the cluster's last status, when the cluster does not become active; or
     *     cancel, interrupt or timeout of the one who waits
     */
    void await(CallFailed trigger, Colour colour, long epoch, Budget budget, CallScope scope) throws CallFailed {
        scope.resuming();
        String last = cluster.resume()
                .run(resuming -> new Watch(colour, epoch, budget, scope).run(), budget, scope, Phase.CLUSTER);
        if (!last.equals("active")) {
            Status status =
                    trigger.status().augmentDescription("cluster status: " + (last.isEmpty() ? "unknown" : last));
            throw CallFailed.of(status, trigger.phase(), budget);
        }
    }

    /** The resume of the cluster as one of those who wait for it leads it. */
    private final class Watch {
        private final Budget budget;
        private final CallScope scope;
        private final Episode episode = episode();
        private Colour side;
        private long epoch;
        private String status = "";
        /** True after a side was refused and before the other one has answered. */
        private boolean sideChanged;

        Watch(Colour colour, long epoch, Budget budget, CallScope scope) {
            this.side = colour;
            this.epoch = epoch;
            this.budget = budget;
            this.scope = scope;
        }

        /** The one that is going on; who gave up waiting has left it behind. */
        private Episode episode() {
            Episode present = cluster.episode();
            // One that nobody has watched for long says nothing about the cluster of today.
            if (present == null
                    || present.budget.exhausted()
                    || System.nanoTime() - present.lookedAtNanos
                            > pace.abandoned().toNanos()) {
                present = new Episode(Budget.UNLIMITED.within(
                        config.duration(E6Property.AUTO_RESUME_TIMEOUT), E6Property.AUTO_RESUME_TIMEOUT.key()));
                cluster.episode(present);
                report.resume(ResumeEvent.Kind.STARTED, "", present.startNanos);
            }
            return present;
        }

        /** The last status. When this throws, the waiting thread gave up; the episode stays for who takes over. */
        String run() throws CallFailed {
            while (!episode.budget.exhausted() && !looked()) {
                pause();
            }
            cluster.episode(null);
            report.resume(ResumeEvent.Kind.ENDED, status, episode.startNanos);
            return status;
        }

        /** True where looking again cannot help. */
        private boolean looked() throws CallFailed {
            try {
                episode.lookedAtNanos = System.nanoTime();
                status = status();
                report.resume(ResumeEvent.Kind.STATUS, status, episode.startNanos);
                sideChanged = false;
                switch (status) {
                    case "suspended" -> resumeOnce();
                    // What the request asked for is under way. If the cluster is found asleep after that, it fell
                    // asleep again.
                    case "resuming" -> episode.resumeSent = false;
                    case "suspending" -> {}
                    default -> {
                        return true;
                    }
                }
            } catch (CallFailed failure) {
                return refused(failure);
            }
            return false;
        }

        private void resumeOnce() throws CallFailed {
            if (episode.resumeSent) {
                return;
            }
            episode.resumeSent = true;
            report.resume(ResumeEvent.Kind.REQUESTED, status, episode.startNanos);
            try {
                resume();
            } catch (CallFailed failure) {
                // The proxy has turned it away, so the cluster knows nothing of it.
                episode.resumeSent = failure.signal() != Signal.WRONG_COLOUR;
                throw failure;
            }
        }

        private boolean refused(CallFailed failure) throws CallFailed {
            if (failure.isPersonal()) {
                throw failure;
            }
            if (budget.exhausted()) {
                throw CallFailed.timedOut(Phase.CLUSTER, budget);
            }
            switch (failure.signal()) {
                case WRONG_COLOUR -> {
                    boolean first = !sideChanged;
                    sideChanged = true;
                    changeSide();
                    return first && looked();
                }
                case CONNECTION_LOST -> channel.reconnect(failure);
                case ACCESS_DENIED -> {
                    return true;
                }
                default -> {}
            }
            return switch (failure.status().getCode()) {
                case UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED -> true;
                default -> false;
            };
        }

        private void changeSide() {
            var known = cluster.refused(side, epoch, report);
            boolean other = known.active() != null && known.active() != side;
            side = side.other();
            if (other) {
                epoch = known.epoch();
            }
        }

        private void pause() throws CallFailed {
            long nanos = Math.min(pace.resumePoll().toNanos(), Math.max(episode.budget.remainingNanos(), 0));
            scope.pause(Duration.ofNanos(nanos), budget, Phase.CLUSTER);
        }

        private String status() throws CallFailed {
            var request = ClusterStatusRequest.newBuilder()
                    .setUser(config.usesTokens() ? "" : config.user())
                    .setPassword(config.password())
                    .build();
            var call = start(ClusterRpc.STATUS, request);
            return call.await(scope, call::cancel).getStatus().trim().toLowerCase(Locale.ROOT);
        }

        private void resume() throws CallFailed {
            var request = ResumeRequest.newBuilder()
                    .setUser(config.usesTokens() ? "" : config.user())
                    .setPassword(config.password())
                    .build();
            var call = start(ClusterRpc.RESUME, request);
            // Who gives up now must not take it back: it is sent once, and the others wait for what it does.
            call.await(scope, () -> call.abandon(pace.clusterCall()));
        }

        private <Q, R> UnaryCall<R> start(Rpc<Q, R> rpc, Q request) throws CallFailed {
            if (scope.isCancelled()) {
                throw scope.failure(rpc.phase());
            }
            var limit = episode.budget.endsBefore(budget) ? episode.budget : budget;
            return channel.start(
                    rpc.method(),
                    request,
                    rpc.phase(),
                    side.header(),
                    null,
                    oneRequest.apply(limit.within(pace.clusterCall(), "limit")),
                    rpc == ClusterRpc.RESUME ? pace.clusterCall() : Duration.ZERO,
                    late -> {});
        }
    }
}
