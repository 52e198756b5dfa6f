package com.e6data.jdbc.session;

import com.e6data.jdbc.event.ColourEvent;
import com.e6data.jdbc.event.LoginEvent;
import com.e6data.jdbc.event.ResumeEvent;
import com.e6data.jdbc.event.RetryEvent;
import com.e6data.jdbc.observe.Fact;
import com.e6data.jdbc.observe.Observer;
import com.e6data.jdbc.observe.Timing;
import com.e6data.jdbc.transport.CallFailed;
import java.time.Duration;

/** What this floor has to report of one connection. Makes nothing while nobody wants to know. */
final class SessionReport implements Cluster.Change {

    private final Observer observer;
    /** True after the first login. */
    private volatile boolean loggedIn;

    SessionReport(Observer observer) {
        this.observer = observer;
    }

    /** Null where nobody wants to know. */
    Timing login() {
        return observer.begin(Fact.LOGIN);
    }

    /** A login is over; {@code failure} is null where it succeeded. */
    void login(Timing timing, Colour colour, CallFailed failure) {
        if (timing != null) {
            observer.end(
                    timing,
                    Fact.LOGIN,
                    new LoginEvent(
                            observer.source(),
                            colour.header(),
                            loggedIn,
                            timing.elapsed(),
                            failure == null ? null : failure.reason()));
        }
        loggedIn |= failure == null;
    }

    /** Something is done again; {@code queryId} is null where it begins anew. */
    void retry(CallFailed failure, int attempt, String queryId) {
        if (observer.isActive(Fact.RETRY)) {
            observer.report(
                    Fact.RETRY,
                    new RetryEvent(observer.source(), failure.phase().name(), failure.reason(), attempt, queryId));
        }
    }

    @Override
    public void changed(Cluster.State before, Cluster.State now, ColourEvent.Reason reason) {
        if (observer.isActive(Fact.COLOUR)) {
            observer.report(
                    Fact.COLOUR,
                    new ColourEvent(
                            observer.source(),
                            before.active() == null ? null : before.active().header(),
                            now.active().header(),
                            now.epoch(),
                            reason));
        }
    }

    void resume(ResumeEvent.Kind kind, String status, long sinceNanos) {
        if (observer.isActive(Fact.RESUME)) {
            observer.report(
                    Fact.RESUME,
                    new ResumeEvent(observer.source(), kind, status, Duration.ofNanos(System.nanoTime() - sinceNanos)));
        }
    }
}
