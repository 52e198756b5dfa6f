package com.e6data.jdbc.event;

/**
 * The side of a blue/green deployment that new work of all connections to a cluster goes to has changed (protocol 8.3).
 * Reported once a change, by the connection that found out.
 *
 * @param from {@code blue}, {@code green}, or null where none was known
 * @param to {@code blue} or {@code green}
 * @param epoch number of the change, growing with each
 * @param reason how the driver knows
 */
public record ColourEvent(Source source, String from, String to, long epoch, Reason reason) implements DriverEvent {

    /** How the driver knows. */
    public enum Reason {
        /** A login on this side succeeded while none was known. */
        CONFIRMED,
        /** An answer of the cluster announced it. */
        ANNOUNCED,
        /** The other side refused a request with 456. */
        REFUSED,
        /** Another JVM of this host has written it into the cache file. */
        FILE
    }
}
