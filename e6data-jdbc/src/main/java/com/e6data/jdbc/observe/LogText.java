package com.e6data.jdbc.observe;

import com.e6data.jdbc.event.CancelEvent;
import com.e6data.jdbc.event.ColourEvent;
import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.event.DriverEvent;
import com.e6data.jdbc.event.LoginEvent;
import com.e6data.jdbc.event.QueryEvent;
import com.e6data.jdbc.event.RequestEvent;
import com.e6data.jdbc.event.ResumeEvent;
import com.e6data.jdbc.event.RetryEvent;
import com.e6data.jdbc.event.Source;
import java.time.Duration;

/** Events in words for an operator: what happened, where, and what the driver did. */
final class LogText {

    private LogText() {}

    static String of(DriverEvent event) {
        return place(event.source()) + ": " + words(event);
    }

    private static String place(Source source) {
        return "Connection " + source.connection() + " to " + source.address()
                + (source.cluster().isEmpty() ? "" : " (cluster " + source.cluster() + ")");
    }

    private static String words(DriverEvent event) {
        if (event instanceof ConnectionEvent connection) {
            return words(connection.kind());
        } else if (event instanceof LoginEvent login) {
            return (login.failure() == null
                            ? login.repeated() ? "logged in again" : "logged in"
                            : "login failed with " + login.failure())
                    + " on " + login.colour() + after(login.duration());
        } else if (event instanceof RequestEvent request) {
            return request.method() + ofQuery(request.queryId())
                    + (request.failure() == null ? " answered" : " failed with " + request.failure())
                    + (request.colour() == null ? "" : " by " + request.colour())
                    + after(request.duration())
                    + ", " + request.requestBytes() + " bytes out, " + request.responseBytes() + " bytes in";
        } else if (event instanceof QueryEvent query) {
            return words(query);
        } else if (event instanceof RetryEvent retry) {
            return "repeating " + retry.operation() + ofQuery(retry.queryId()) + ", since attempt " + retry.attempt()
                    + " met " + retry.reason();
        } else if (event instanceof ColourEvent colour) {
            return "new work goes to " + colour.to()
                    + (colour.from() == null ? "" : " instead of " + colour.from())
                    + ", epoch " + colour.epoch() + " (" + colour.reason() + ")";
        } else if (event instanceof ResumeEvent resume) {
            return words(resume);
        } else if (event instanceof CancelEvent cancel) {
            return "cancelling " + (cancel.queryId() == null ? "a statement" : "query " + cancel.queryId());
        }
        return event.toString();
    }

    private static String words(ConnectionEvent.Kind kind) {
        return switch (kind) {
            case OPENED -> "open";
            case CLOSED -> "closed";
            case ABORTED -> "cut off";
            case LOST -> "the network connection is lost; the next request makes a new one";
            case RECONNECTED -> "connected again";
            case IDLE -> "the idle network connection is given up; the next request makes a new one";
        };
    }

    private static String words(QueryEvent query) {
        return "query" + (query.queryId() == null ? "" : " " + query.queryId()) + " "
                + switch (query.outcome()) {
                    case FINISHED -> "finished";
                    case CLOSED -> "closed before its last row";
                    case FAILED -> "failed with SQLSTATE " + query.sqlState();
                    case CANCELLED -> "cancelled";
                }
                + after(query.duration())
                + (query.attempts() > 1 ? " and " + query.attempts() + " attempts" : "")
                + ": prepare " + millis(query.prepare()) + ", execute " + millis(query.execute()) + ", metadata "
                + millis(query.metadata()) + ", waiting for rows " + millis(query.fetch()) + "; " + query.rows()
                + " rows, " + query.batches() + " batches, " + query.bytes() + " bytes";
    }

    private static String words(ResumeEvent resume) {
        String status = resume.status().isEmpty() ? "unknown" : resume.status();
        return switch (resume.kind()) {
            case STARTED -> "the cluster is suspended; asking for its status, and resuming it";
            case STATUS -> "the cluster is " + status + after(resume.duration());
            case REQUESTED -> "asked the cluster to resume";
            case ENDED ->
                (status.equals("active") ? "the cluster is active" : "the cluster was not resumed, it is " + status)
                        + after(resume.duration());
        };
    }

    private static String ofQuery(String queryId) {
        return queryId == null ? "" : " of query " + queryId;
    }

    private static String after(Duration duration) {
        return " after " + millis(duration);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
