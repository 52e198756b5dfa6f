package com.e6data.emulator;

import com.e6data.emulator.sql.PreparedSql;
import com.e6data.emulator.sql.SqlError;
import com.e6data.emulator.wire.ChunkOptions;
import com.e6data.emulator.wire.ChunkWriter;
import com.e6data.emulator.wire.MetadataWriter;
import com.e6data.emulator.wire.RowCursor;
import com.e6data.emulator.wire.WireType;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One query from prepare to clear (protocol 5). Any thread; the lock is never held while the engine works. */
final class EngineQuery {

    private enum State {
        PREPARED,
        RUNNING,
        EXECUTED,
        FINISHED,
        FAILED,
        CANCELLED
    }

    private final String id;
    private final String engineIp;
    private final EngineSession session;
    private final ChunkOptions chunks;
    private final Duration latency;
    private final long parsingMillis;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Reply<?>> waiting = new HashSet<>();
    private final List<Runnable> cancelListeners = new ArrayList<>();
    private volatile PreparedSql sql;
    private State state = State.PREPARED;
    private ChunkWriter writer;
    private RowCursor cursor;
    private boolean reading;
    private boolean retired;
    private StatusException reason;
    private long rows;
    private long readyAt;
    private long startedAt;
    private long endedAt;

    EngineQuery(
            String id,
            String engineIp,
            EngineSession session,
            PreparedSql sql,
            long parsingMillis,
            Duration latency,
            ChunkOptions chunks) {
        this.id = id;
        this.engineIp = engineIp;
        this.session = session;
        this.sql = sql;
        this.parsingMillis = parsingMillis;
        this.latency = latency;
        this.chunks = chunks;
    }

    String id() {
        return id;
    }

    String engineIp() {
        return engineIp;
    }

    EngineSession session() {
        return session;
    }

    String plan() {
        return sql.plan();
    }

    long parsingMillis() {
        return parsingMillis;
    }

    /** Types of the parameters, as far as the text shows them. */
    List<WireType> parameters() {
        return sql.parameters();
    }

    /**
     * Runs the statement: DDL and DML to their end, a query until its rows can be read.
     *
     * @param values of the parameters, in their order
     */
    void execute(Reply<?> reply, List<PreparedSql.Parameter> values) throws StatusException {
        PreparedSql bound = bound(values);
        lock.lock();
        try {
            if (state == State.CANCELLED) {
                throw reason;
            }
            if (state != State.PREPARED) {
                throw EngineErrors.protocol("query " + id + " was executed before; prepare it again");
            }
            state = State.RUNNING;
            sql = bound;
            writer = new ChunkWriter(bound.columns(), chunks);
            startedAt = System.nanoTime();
            readyAt = startedAt + latency.toNanos();
            waiting.add(reply);
            if (bound.columns().isEmpty()) {
                awaitReady();
            }
        } finally {
            lock.unlock();
        }
        RowCursor opened = null;
        var end = State.FAILED;
        try {
            var execution = bound.execute(this::onCancel);
            opened = execution.cursor();
            rows = execution.updateCount();
            end = opened == null ? State.FINISHED : State.EXECUTED;
        } catch (SqlError e) {
            throw EngineErrors.of(id, e);
        } finally {
            settle(reply, opened, end);
        }
    }

    private PreparedSql bound(List<PreparedSql.Parameter> values) throws StatusException {
        try {
            return values.isEmpty() ? sql : sql.bind(values);
        } catch (SqlError e) {
            throw EngineErrors.of(id, e);
        }
    }

    private void settle(Reply<?> reply, RowCursor opened, State end) throws StatusException {
        lock.lock();
        try {
            waiting.remove(reply);
            if (state == State.CANCELLED) {
                if (opened != null) {
                    opened.close();
                }
                throw reason;
            }
            cursor = opened;
            state = end;
            endedAt = System.nanoTime();
            changed.signalAll();
            closeIfRetired();
        } finally {
            lock.unlock();
        }
    }

    /** The next chunk; null at the end of data. One call at a time; after the end there is nothing to ask for. */
    byte[] fetch(Reply<?> reply) throws StatusException {
        lock.lock();
        try {
            if (reading) {
                throw EngineErrors.protocol("a fetch of query " + id + " is already under way");
            }
            switch (state) {
                case PREPARED, RUNNING -> throw EngineErrors.protocol("query " + id + " was not executed");
                case FINISHED, FAILED -> throw EngineErrors.resultsNotFound();
                case CANCELLED -> throw reason;
                case EXECUTED -> reading = true;
            }
            waiting.add(reply);
        } finally {
            lock.unlock();
        }
        var next = State.FAILED;
        try {
            lock.lock();
            try {
                awaitReady();
            } finally {
                lock.unlock();
            }
            var chunk = writer.next(cursor);
            next = chunk == null ? State.FINISHED : State.EXECUTED;
            return chunk;
        } catch (SqlError e) {
            throw EngineErrors.of(id, e);
        } finally {
            endFetch(reply, next);
        }
    }

    private void endFetch(Reply<?> reply, State next) throws StatusException {
        lock.lock();
        try {
            reading = false;
            waiting.remove(reply);
            var cancelled = state == State.CANCELLED;
            if (!cancelled) {
                rows += next == State.FAILED ? 0 : writer.rows();
                state = next;
                endedAt = System.nanoTime();
            }
            if (state != State.EXECUTED) {
                cursor.close();
            }
            if (cancelled) {
                throw reason;
            }
            closeIfRetired();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody can ask for more rows. Holds the lock. */
    private void closeIfRetired() {
        if (retired && state == State.EXECUTED) {
            state = State.FINISHED;
            cursor.close();
        }
    }

    /** Waits out the configured latency; a cancel ends the wait. Holds the lock. */
    private void awaitReady() throws StatusException {
        try {
            while (state != State.CANCELLED) {
                var left = readyAt - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw reason == null ? EngineErrors.cancelled(id) : reason;
    }

    /** Stops the query wherever it is; calls that wait for it fail at once. A finished one stays finished. */
    void cancel() {
        stop(EngineErrors.cancelled(id));
    }

    /**
     * The query is out of reach from now on. A call that the engine is working on still ends as it would have; one that
     * has not got there is refused.
     */
    void retire(StatusException refusal) {
        lock.lock();
        try {
            if (!waiting.isEmpty()) {
                retired = true;
                return;
            }
        } finally {
            lock.unlock();
        }
        stop(refusal);
    }

    /**
     * The planner is gone: what it was working on is lost, with whatever it has done so far.
     *
     * @param refusal for a call that has not got there
     */
    void die(StatusException refusal) {
        boolean working;
        lock.lock();
        try {
            working = !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
        stop(working ? EngineErrors.plannerGone() : refusal);
    }

    /** Why the query was stopped; null where it was not. */
    StatusException reason() {
        lock.lock();
        try {
            return reason;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #cancel}, and says why to those who wait. */
    void stop(StatusException why) {
        Set<Reply<?>> abandoned;
        List<Runnable> listeners;
        lock.lock();
        try {
            if (state == State.FINISHED || state == State.FAILED || state == State.CANCELLED) {
                return;
            }
            state = State.CANCELLED;
            reason = why;
            if (cursor != null) {
                cursor.cancel();
                if (!reading) {
                    cursor.close();
                }
            }
            abandoned = Set.copyOf(waiting);
            listeners = List.copyOf(cancelListeners);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        abandoned.forEach(reply -> reply.fail(why));
        listeners.forEach(Runnable::run);
    }

    /** Runs the listener once the query is cancelled, at once if it is. */
    void onCancel(Runnable listener) {
        lock.lock();
        try {
            if (state != State.CANCELLED) {
                cancelListeners.add(listener);
                return;
            }
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    byte[] metadata() {
        return MetadataWriter.write(rowCount(), sql.columns());
    }

    /** Rows written so far, or the update count. */
    long rowCount() {
        lock.lock();
        try {
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /** Whether rows can be fetched or the statement has ended. */
    boolean complete() {
        lock.lock();
        try {
            return switch (state) {
                case PREPARED, RUNNING -> false;
                case EXECUTED -> System.nanoTime() - readyAt >= 0;
                case FINISHED, FAILED, CANCELLED -> true;
            };
        } finally {
            lock.unlock();
        }
    }

    /** Milliseconds from the start of the execution to its last sign of life. */
    long runMillis() {
        lock.lock();
        try {
            return startedAt == 0 ? 0 : (Math.max(endedAt, startedAt) - startedAt) / 1_000_000;
        } finally {
            lock.unlock();
        }
    }
}
