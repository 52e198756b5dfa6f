package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work that many threads want done and one does: the first does it on its own thread, the others wait for the outcome.
 * When the first gives up for reasons of its own (cancelled, timed out), one of the others takes over.
 */
final class SingleFlight<T> {

    private final AtomicReference<CompletableFuture<T>> flight = new AtomicReference<>();

    /** The work. */
    interface Leader<T> {
        T run() throws CallFailed;
    }

    T run(Leader<T> leader, Budget budget, CallScope scope, Phase phase) throws CallFailed {
        for (; ; ) {
            var mine = new CompletableFuture<T>();
            var running = flight.compareAndExchange(null, mine);
            if (running == null) {
                return lead(leader, mine, phase);
            }
            try {
                return follow(running, budget, scope, phase);
            } catch (ExecutionException e) {
                var failure = (CallFailed) e.getCause();
                if (!failure.isPersonal()) {
                    throw failure;
                }
            }
        }
    }

    private T lead(Leader<T> leader, CompletableFuture<T> mine, Phase phase) throws CallFailed {
        CallFailed failure = CallFailed.cancelled(phase);
        T result = null;
        try {
            result = leader.run();
            failure = null;
            return result;
        } catch (CallFailed e) {
            failure = e;
            throw e;
        } finally {
            flight.set(null);
            if (failure == null) {
                mine.complete(result);
            } else {
                mine.completeExceptionally(failure);
            }
        }
    }

    /** ExecutionException: the leader failed. CallFailed: this thread gave up. */
    private T follow(CompletableFuture<T> running, Budget budget, CallScope scope, Phase phase)
            throws CallFailed, ExecutionException {
        var wait = running.copy();
        Runnable release = () -> wait.cancel(false);
        scope.onCancel(release);
        try {
            return wait.get(Math.max(budget.remainingNanos(), 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw CallFailed.timedOut(phase, budget);
        } catch (CancellationException e) {
            throw CallFailed.cancelled(phase);
        } catch (InterruptedException e) {
            scope.cancel();
            Thread.currentThread().interrupt();
            throw CallFailed.interrupted(phase);
        } finally {
            scope.forget(release);
        }
    }
}
