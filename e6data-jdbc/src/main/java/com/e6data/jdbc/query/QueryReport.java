package com.e6data.jdbc.query;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.event.CancelEvent;
import com.e6data.jdbc.event.QueryEvent;
import com.e6data.jdbc.event.QueryEvent.Outcome;
import com.e6data.jdbc.event.RetryEvent;
import com.e6data.jdbc.observe.Fact;
import com.e6data.jdbc.observe.Observer;
import com.e6data.jdbc.observe.Timing;
import com.e6data.jdbc.transport.BatchReply;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The account of one statement, reported when it ends, once. Measures nothing while nobody wants to know.
 *
 * <p>The thread that uses the statement writes; any thread may cancel or end it.
 */
final class QueryReport {

    private final Observer observer;
    /** Null where nobody wants to know. */
    private final Timing timing;

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile String queryId;
    private int attempts;
    private long markNanos;
    private long prepareNanos;
    private long executeNanos;
    private long metadataNanos;
    private long fetchNanos;
    private long batches;
    private long bytes;
    private volatile long rows;

    QueryReport(Observer observer, CallScope scope) {
        this.observer = observer;
        this.timing = observer.begin(Fact.QUERY);
        if (!isOff()) {
            scope.onCancel(() -> cancelled(scope));
        }
    }

    private boolean isOff() {
        return timing == null;
    }

    /** The statement begins, perhaps anew. */
    void begins() {
        if (!isOff()) {
            attempts++;
            queryId = null;
            prepareNanos = 0;
            executeNanos = 0;
            metadataNanos = 0;
            mark();
        }
    }

    void prepared(String id) {
        if (!isOff()) {
            queryId = id;
            prepareNanos = mark();
        }
    }

    void executed() {
        if (!isOff()) {
            executeNanos = mark();
        }
    }

    void described() {
        if (!isOff()) {
            metadataNanos = mark();
        }
    }

    /** The reader begins to wait for a batch. */
    void waits() {
        if (!isOff()) {
            mark();
        }
    }

    /** The reader has got a batch, or null for the end of data. */
    void got(BatchReply batch) {
        if (!isOff()) {
            fetchNanos += mark();
            if (batch != null && batch.length() > 0) {
                batches++;
                bytes += batch.length();
            }
        }
    }

    /** Rows of a batch, or those that a statement changed. */
    void rows(long count) {
        if (!isOff()) {
            rows += count;
        }
    }

    /** The statement is begun anew, since its rows were lost. */
    void retry(CallFailed failure) {
        if (observer.isActive(Fact.RETRY)) {
            observer.report(
                    Fact.RETRY,
                    new RetryEvent(
                            observer.source(), failure.phase().name(), failure.reason(), Math.max(attempts, 1), null));
        }
    }

    /** Time since the last mark. */
    private long mark() {
        long now = System.nanoTime();
        long elapsed = now - markNanos;
        markNanos = now;
        return elapsed;
    }

    /** Somebody cancels, perhaps what is over; or the connection ends, which is no cancel. */
    private void cancelled(CallScope scope) {
        if (!scope.isClosed() && !ended.get() && observer.isActive(Fact.CANCEL)) {
            observer.report(Fact.CANCEL, new CancelEvent(observer.source(), queryId));
        }
    }

    /** The caller gets an exception, which is returned. */
    SQLException failed(SQLException failure) {
        boolean byCancel = ErrorKind.CANCELLED.sqlState().equals(failure.getSQLState());
        end(byCancel ? Outcome.CANCELLED : Outcome.FAILED, failure.getSQLState());
        return failure;
    }

    void ends(Outcome outcome) {
        end(outcome, null);
    }

    private void end(Outcome outcome, String sqlState) {
        if (!isOff() && ended.compareAndSet(false, true)) {
            observer.end(
                    timing,
                    Fact.QUERY,
                    new QueryEvent(
                            observer.source(),
                            queryId,
                            outcome,
                            sqlState,
                            attempts,
                            timing.elapsed(),
                            Duration.ofNanos(prepareNanos),
                            Duration.ofNanos(executeNanos),
                            Duration.ofNanos(metadataNanos),
                            Duration.ofNanos(fetchNanos),
                            batches,
                            bytes,
                            rows));
        }
    }
}
