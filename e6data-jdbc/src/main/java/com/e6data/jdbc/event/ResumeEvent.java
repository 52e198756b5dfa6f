package com.e6data.jdbc.event;

import java.time.Duration;

/**
 * A suspended cluster is resumed (protocol 9.2). Reported by the connection that does it for all of this JVM.
 *
 * @param kind what happened
 * @param status what the cluster last said of itself, for example {@code suspended}, {@code resuming} or
 *     {@code active}; empty where it has not answered
 * @param duration since the first sign that the cluster is suspended
 */
public record ResumeEvent(Source source, Kind kind, String status, Duration duration) implements DriverEvent {

    /** What happened. */
    public enum Kind {
        /** A request met a suspended cluster. */
        STARTED,
        /** The cluster was asked how far it is. */
        STATUS,
        /** The cluster was asked to resume. */
        REQUESTED,
        /** The wait is over; {@code status} is {@code active} where it was a success. */
        ENDED
    }
}
