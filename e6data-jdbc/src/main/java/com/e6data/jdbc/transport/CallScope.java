package com.e6data.jdbc.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one execution can be ended through: the calls and waits that run for it now, and what is to be done on the
 * server. Also whom to tell when it has to wait for the cluster. Thread-safe.
 */
public final class CallScope {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> hooks = new ArrayList<>(2);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean toldOfResume = new AtomicBoolean();
    private volatile boolean closed;
    private volatile Runnable onResume = () -> {};

    /** Runs {@code hook} at {@link #cancel} or {@link #close}, or now when that has happened. A hook must not block. */
    public void onCancel(Runnable hook) {
        lock.lock();
        try {
            if (!isCancelled()) {
                hooks.add(hook);
                return;
            }
        } finally {
            lock.unlock();
        }
        hook.run();
    }

    /** Forgets a hook. One that is running already runs on. */
    public void forget(Runnable hook) {
        lock.lock();
        try {
            hooks.remove(hook);
        } finally {
            lock.unlock();
        }
    }

    /** Runs the hooks, once. Without hooks only later ones see it. */
    public void cancel() {
        end(false);
    }

    /** As {@link #cancel}, because the connection ends: who waits is told so. */
    public void close() {
        end(true);
    }

    private void end(boolean byConnection) {
        List<Runnable> due;
        lock.lock();
        try {
            if (!isCancelled()) {
                closed = byConnection;
                ended.countDown();
            }
            due = List.copyOf(hooks);
            hooks.clear();
        } finally {
            lock.unlock();
        }
        due.forEach(Runnable::run);
    }

    /** True after {@link #cancel} or {@link #close}. */
    public boolean isCancelled() {
        return ended.getCount() == 0;
    }

    /** True where it ended by {@link #close}. */
    public boolean isClosed() {
        return closed;
    }

    /** What happened to those who waited in this scope when it ended. */
    public CallFailed failure(Phase phase) {
        return closed ? CallFailed.closed(phase) : CallFailed.cancelled(phase);
    }

    /** What to run, on the thread that waits, when the execution has to wait for a suspended cluster. */
    public void onResume(Runnable told) {
        onResume = told;
    }

    /** The execution is about to wait until the cluster is resumed; told once, however often it has to. */
    public void resuming() {
        if (toldOfResume.compareAndSet(false, true)) {
            onResume.run();
        }
    }

    /**
     * Waits, but not longer than until the scope or the budget ends.
     *
     * @throws CallFailed where the scope or the budget ended, or the thread was interrupted (its flag stays set)
     */
    public void pause(Duration time, Budget budget, Phase phase) throws CallFailed {
        long nanos = Math.max(Math.min(time.toNanos(), budget.remainingNanos()), 0);
        try {
            if (ended.await(nanos, TimeUnit.NANOSECONDS)) {
                throw failure(phase);
            }
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw CallFailed.interrupted(phase);
        }
        if (budget.exhausted()) {
            throw CallFailed.timedOut(phase, budget);
        }
    }
}
