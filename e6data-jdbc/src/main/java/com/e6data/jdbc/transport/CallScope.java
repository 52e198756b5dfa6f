package com.e6data.jdbc.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one execution can be cancelled through: the calls and waits that run for it now, and what is to be done on the
 * server. Also whom to tell when it has to wait for the cluster. Thread-safe.
 */
public final class CallScope {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> hooks = new ArrayList<>(2);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile Runnable onResume = () -> {};

    /** Runs {@code hook} at {@link #cancel}, or now when that has happened. A hook must not block. */
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
        List<Runnable> due;
        lock.lock();
        try {
            cancelled.countDown();
            due = List.copyOf(hooks);
            hooks.clear();
        } finally {
            lock.unlock();
        }
        due.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** What to run, on the thread that waits, when the execution has to wait for a suspended cluster. */
    public void onResume(Runnable told) {
        onResume = told;
    }

    /** The execution is about to wait until the cluster is resumed. */
    public void resuming() {
        onResume.run();
    }

    /**
     * Waits, but not longer than until {@link #cancel}.
     *
     * @throws CallFailed where the scope was cancelled or the thread interrupted (its flag stays set)
     */
    public void pause(Duration time, Phase phase) throws CallFailed {
        try {
            if (cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw CallFailed.cancelled(phase);
            }
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw CallFailed.interrupted(phase);
        }
    }
}
