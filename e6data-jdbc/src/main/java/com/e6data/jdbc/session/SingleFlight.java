package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that many threads want done and one does: the first does it on its own thread, the others wait for the outcome.
 * When the first gives up for reasons of its own (cancelled, timed out, its connection closed), one of the others takes
 * over.
 */
final class SingleFlight<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Flight<T> current;

    /** One attempt; guarded by the lock. */
    private static final class Flight<T> {
        private boolean landed;
        private T result;
        /** Null where there is a result. */
        private CallFailed failure;

        private boolean waitsForCluster;
    }

    /** The work. */
    interface Leader<T> {
        /** {@code resuming} is to be run when the work has to wait for a suspended cluster: the others hear of it. */
        T run(Runnable resuming) throws CallFailed;
    }

    T run(Leader<T> leader, Budget budget, CallScope scope, Phase phase) throws CallFailed {
        for (; ; ) {
            Flight<T> running;
            lock.lock();
            try {
                running = current;
                if (running == null) {
                    current = new Flight<>();
                }
            } finally {
                lock.unlock();
            }
            if (running == null) {
                return lead(leader, phase);
            }
            follow(running, budget, scope, phase);
            if (running.failure == null) {
                return running.result;
            }
            if (!running.failure.isPersonal() && !running.failure.isUnwaited()) {
                throw running.failure;
            }
        }
    }

    private T lead(Leader<T> leader, Phase phase) throws CallFailed {
        CallFailed failure = CallFailed.cancelled(phase);
        T result = null;
        try {
            result = leader.run(this::resuming);
            failure = null;
            return result;
        } catch (CallFailed e) {
            failure = e;
            throw e;
        } finally {
            land(result, failure);
        }
    }

    private void resuming() {
        lock.lock();
        try {
            current.waitsForCluster = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void land(T result, CallFailed failure) {
        lock.lock();
        try {
            current.result = result;
            current.failure = failure;
            current.landed = true;
            current = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the flight has landed. CallFailed: this thread gave up. */
    private void follow(Flight<T> running, Budget budget, CallScope scope, Phase phase) throws CallFailed {
        Runnable wake = this::wake;
        scope.onCancel(wake);
        try {
            if (awaitNews(running, false, budget, scope, phase)) {
                // Not under the lock: it is the application's listener that is told.
                scope.resuming();
                awaitNews(running, true, budget, scope, phase);
            }
        } catch (InterruptedException e) {
            scope.cancel();
            Thread.currentThread().interrupt();
            throw CallFailed.interrupted(phase);
        } finally {
            scope.forget(wake);
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True where the leader waits for the cluster, which is no news for those who know it; false at the landing. */
    private boolean awaitNews(Flight<T> running, boolean known, Budget budget, CallScope scope, Phase phase)
            throws CallFailed, InterruptedException {
        lock.lock();
        try {
            while (!running.landed) {
                if (scope.isCancelled()) {
                    throw scope.failure(phase);
                }
                if (running.waitsForCluster && !known) {
                    return true;
                }
                if (budget.exhausted()) {
                    throw CallFailed.timedOut(phase, budget);
                }
                changed.awaitNanos(budget.remainingNanos());
            }
            return false;
        } finally {
            lock.unlock();
        }
    }
}
