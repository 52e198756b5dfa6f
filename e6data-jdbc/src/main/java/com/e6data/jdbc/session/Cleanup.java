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
    private final Set<CompletableFuture<Void>> preparing = ConcurrentHashMap.newKeySet();
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
        if (!open.contains(route)) {
            return;
        }
        // Known as running before it is not open any more: who closes the connection meanwhile has to see one of both.
        var done = new CompletableFuture<Void>();
        running.add(done);
        done.whenComplete((nothing, failure) -> running.remove(done));
        if (open.remove(route)) {
            onEnd.accept(route);
            send(route, done, true);
        } else {
            done.complete(null);
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
            if (failure != null && mayRepeat && isLost((CallFailed) failure)) {
                report.retry((CallFailed) failure, 1, route.queryId());
                send(route, done, false);
                return;
            }
            // Another failure means that the query is gone with its side, session or planner, or ends by its own
            // limits; the report of the request says so.
            if (failure == null) {
                listener.heard(login, sessionId, Rpc.CLEAR, response);
            }
            done.complete(null);
        });
    }

    /** On a connection that is being closed, what is lost counts as closed. */
    private static boolean isLost(CallFailed failure) {
        return failure.signal() == Signal.CONNECTION_LOST || failure.signal() == Signal.CLOSED;
    }

    /** A call is about to leave a query on the server; to be completed when it cannot any more. */
    CompletableFuture<Void> expect() {
        var pending = new CompletableFuture<Void>();
        preparing.add(pending);
        pending.whenComplete((nothing, failure) -> preparing.remove(pending));
        return pending;
    }

    /** Begins to clear all open queries, and whatever query still comes to light. Never blocks. */
    void abandon() {
        closing = true;
        open.forEach(this::clear);
    }

    /** Completes when there is nothing on the server any more, as far as can be known. After {@link #abandon}. */
    CompletableFuture<Void> quiet() {
        return CompletableFuture.allOf(preparing.toArray(CompletableFuture[]::new))
                .thenCompose(nothing -> CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)));
    }

    /**
     * Clears all open queries in parallel and waits for that, but not longer than the limit, and not at all in an
     * interrupted thread. Queries that are still being prepared are not waited for.
     */
    void close() {
        abandon();
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
