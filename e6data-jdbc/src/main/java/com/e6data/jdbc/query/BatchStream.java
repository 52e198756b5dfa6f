package com.e6data.jdbc.query;

import com.e6data.jdbc.session.Calls;
import com.e6data.jdbc.session.Route;
import com.e6data.jdbc.transport.BatchReply;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.Phase;
import com.e6data.jdbc.transport.UnaryCall;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The batches of one query, fetched ahead: never more than one request in flight, because batches carry no number and
 * could not be put in order again, and only while little enough waits to be read. One thread takes, network threads
 * put, any thread stops.
 */
final class BatchStream {

    private final Calls calls;
    private final Route route;
    private final Budget budget;
    private final CallScope scope;
    private final long maxBytes;
    private final long maxBatches;
    /** Runs once when the server has nothing more for this query: end or failure. Must not block. */
    private final Runnable onEnd;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<BatchReply> ready = new ArrayDeque<>();
    private long readyBytes;
    /** Rows in the batches that wait, as far as their number is known. */
    private long readyRows;

    private long maxRows = Long.MAX_VALUE;
    private boolean fetching;
    /** True after a batch of which only its reader can say whether it has rows. */
    private boolean undecided;
    /** True when nothing more is to be asked for: end of data, or stopped. */
    private boolean over;

    private CallFailed failure;
    private UnaryCall<BatchReply> call;
    private int requests;

    BatchStream(
            Calls calls, Route route, Budget budget, CallScope scope, long maxBytes, long maxBatches, Runnable onEnd) {
        this.calls = calls;
        this.route = route;
        this.budget = budget;
        this.scope = scope;
        this.maxBytes = maxBytes;
        this.maxBatches = maxBatches;
        this.onEnd = onEnd;
    }

    /** The next batch; null at the end of data. Blocks until there is one. */
    BatchReply take() throws CallFailed {
        for (; ; ) {
            request();
            lock.lock();
            try {
                if (scope.isCancelled()) {
                    throw scope.failure(Phase.FETCH).forQuery(route.queryId());
                }
                BatchReply batch = ready.poll();
                if (batch != null) {
                    readyBytes -= batch.length();
                    readyRows -= Math.max(ChunkPeek.rows(batch), 0);
                    return batch;
                }
                if (failure != null) {
                    throw failure;
                }
                if (over) {
                    return null;
                }
                while (fetching) {
                    if (budget.exhausted()) {
                        throw CallFailed.timedOut(Phase.FETCH, budget).forQuery(route.queryId());
                    }
                    changed.awaitNanos(budget.remainingNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CallFailed.interrupted(Phase.FETCH).forQuery(route.queryId());
            } finally {
                lock.unlock();
            }
        }
    }

    /** After {@link #take}: the batch that was taken has rows, so there may be more. */
    void proceed() {
        lock.lock();
        try {
            undecided &= !ready.isEmpty();
        } finally {
            lock.unlock();
        }
        requestAhead();
    }

    /** True where no more is to be fetched ahead. Holds the lock. */
    private boolean isFull() {
        return ready.size() >= maxBatches || readyBytes >= maxBytes || readyRows >= maxRows;
    }

    /** From now on nothing is fetched ahead while so many rows wait; 0 for no bound in rows. */
    void readAhead(int rows) {
        lock.lock();
        try {
            maxRows = rows == 0 ? Long.MAX_VALUE : rows;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream; a request in flight is given up. Idempotent, never blocks. */
    void stop() {
        UnaryCall<BatchReply> running;
        lock.lock();
        try {
            over = true;
            ready.clear();
            readyBytes = 0;
            readyRows = 0;
            running = call;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.cancel();
        }
    }

    /** Asks for the next batch if that is allowed now. */
    private void request() {
        int number;
        lock.lock();
        try {
            if (fetching || undecided || over || failure != null || !ready.isEmpty() && isFull()) {
                return;
            }
            fetching = true;
            number = ++requests;
        } finally {
            lock.unlock();
        }
        // Not under the lock: it may fail at once and call back on this thread.
        var started = calls.fetch(route, budget, this::arrived);
        boolean stopped;
        lock.lock();
        try {
            boolean running = fetching && number == requests;
            call = running ? started : call;
            stopped = running && over;
        } finally {
            lock.unlock();
        }
        if (stopped) {
            started.cancel();
        }
    }

    private void arrived(BatchReply batch, CallFailed failed) {
        boolean ended;
        lock.lock();
        try {
            fetching = false;
            call = null;
            int rows = failed == null ? ChunkPeek.rows(batch) : 0;
            // After a failure too: no further batch can be had, and the reader may not come back for long.
            ended = !over && (rows == 0 || failed != null);
            if (failed != null) {
                failure = over ? failure : failed;
            } else if (rows == 0) {
                over = true;
            } else if (!over) {
                undecided = rows == ChunkPeek.UNKNOWN;
                ready.add(batch);
                readyBytes += batch.length();
                readyRows += Math.max(rows, 0);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (ended) {
            onEnd.run();
        } else {
            requestAhead();
        }
    }

    /** Unlike the reader, read-ahead also keeps to the limits when nothing is ready. */
    private void requestAhead() {
        lock.lock();
        try {
            if (isFull()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        request();
    }
}
