package com.e6data.jdbc.event;

/**
 * The network connection of a JDBC connection changed.
 *
 * @param kind what became of it
 */
public record ConnectionEvent(Source source, Kind kind) implements DriverEvent {

    /** What became of the network connection. */
    public enum Kind {
        /** A JDBC connection was opened and is logged in. */
        OPENED,
        /** The JDBC connection was closed. */
        CLOSED,
        /** The JDBC connection was cut off: by {@code abort}, or because it could not be opened. */
        ABORTED,
        /** The network connection broke, or an attempt to make one failed. */
        LOST,
        /** There is a network connection again. */
        RECONNECTED,
        /**
         * The network connection was given up because nothing was sent for a while; the next request makes a new one.
         */
        IDLE
    }
}
