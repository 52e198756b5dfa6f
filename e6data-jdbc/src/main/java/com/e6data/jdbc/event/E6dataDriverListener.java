package com.e6data.jdbc.event;

/**
 * Hears what the driver does: requests, logins, repeated calls, changes of colour, resumed clusters. For metrics and
 * traces of an application; the same facts are events of the JDK's flight recorder, under {@code com.e6data.jdbc}.
 *
 * <p>Given to a data source ({@code setDriverListener}), to a connection (as the object with the key
 * {@code driverListener} in its {@code Properties}), or to all connections of the JVM
 * ({@code E6dataDriver.addDriverListener}).
 *
 * <p>It is called by whatever thread did the work, often a network thread that all connections share, and by several
 * threads at the same time. So it must be thread-safe and quick, and must neither block nor use the connection. An
 * exception that it throws is logged as a warning and has no other effect.
 */
@FunctionalInterface
public interface E6dataDriverListener {

    /** Something happened. {@code event} is immutable, holds no secret, and may be kept. */
    void onDriverEvent(DriverEvent event);
}
