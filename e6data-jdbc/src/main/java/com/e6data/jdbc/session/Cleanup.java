package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.UnaryCall;
import com.e6data.proto.ClearOrCancelQueryRequest;
import com.e6data.proto.ClearOrCancelQueryResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Frees what the queries of a connection hold on the server: each query once, in the background, whatever way it ended.
 * Any thread may use it.
 */
final class Cleanup {

    private final EngineChannel channel;
    private final Pace pace;
    private final SessionReport report;
    private final ResponseListener listener;
    private final Consumer<Route> onEnd;
    private final Set<Route> open = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();
    private final Set<UnaryCall<?>> preparing = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** Takes what a response says besides its content. */
    interface ResponseListener {
        <R> void heard(Login login, String sentSessionId, Rpc<?, R> rpc, R response);
    }

    /** {@code onEnd} hears of each query that this connection is done with. */
    Cleanup(EngineChannel channel, Pace pace, SessionReport report, ResponseListener listener, Consumer<Route> onEnd) {
        this.channel = channel;
        this.pace = pace;
        this.report = report;
        this.listener = listener;
        this.onEnd = onEnd;
    }

    /** A query exists on the server from now on. */
    void opened(Route route) {
        open.add(route);
        if (closing) {
            clear(route);
        }
    }

    /** Clears the query unless that was done before. Never blocks. */
    void clear(Route route) {
        if (open.remove(route)) {
            onEnd.accept(route);
            var done = new CompletableFuture<Void>();
            running.add(done);
            done.whenComplete((nothing, failure) -> running.remove(done));
            send(route, done, true);
        }
    }

    private void send(Route route, CompletableFuture<Void> done, boolean mayRepeat) {
        Login login = route.login();
        String sessionId = login.sessionId();
        var request = ClearOrCancelQueryRequest.newBuilder()
                .setEngineIP(route.engineIp())
                .setSessionId(sessionId)
                .setQueryId(route.queryId())
                .build();
        UnaryCall<ClearOrCancelQueryResponse> call = channel.start(
                Rpc.CLEAR.method(),
                request,
                Rpc.CLEAR.phase(),
                login.colour().header(),
                route.engineIp(),
                Budget.UNLIMITED.within(pace.cleanUp(), "limit"));
        call.result().whenComplete((response, failure) -> {
            if (failure == null) {
                listener.heard(login, sessionId, Rpc.CLEAR, response);
            } else if (mayRepeat && ((CallFailed) failure).signal() == Signal.CONNECTION_LOST) {
                channel.reconnect();
                report.retry((CallFailed) failure, 1, route.queryId());
                send(route, done, false);
                return;
            } else {
                // The query is gone with its side, its session or its planner; or it ends by its own limits. The report
                // of the request says so.
            }
            done.complete(null);
        });
    }

    /** A call that runs now, perhaps without anyone waiting any more, and leaves a query on the server. */
    void preparing(UnaryCall<?> call) {
        preparing.add(call);
        call.over().whenComplete((nothing, failure) -> preparing.remove(call));
    }

    /** The connection is cut: what it had open ends by the server's own limits. */
    void abandon() {
        closing = true;
        for (Route route : open) {
            if (open.remove(route)) {
                onEnd.accept(route);
            }
        }
    }

    /** Clears all open queries in parallel and waits for that, but not longer than the limit. */
    void close() {
        closing = true;
        // Not worth a wait; what it leaves behind ends by the server's own limits.
        preparing.forEach(UnaryCall::cancel);
        open.forEach(this::clear);
        var all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        Duration limit = pace.cleanUp();
        try {
            all.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // They end by the server's own limits; the reports of the requests say which.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
