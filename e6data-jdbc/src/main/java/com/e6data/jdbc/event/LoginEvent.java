package com.e6data.jdbc.event;

import java.time.Duration;

/**
 * A login ended; the thread that needed it had waited for it. A login may take several requests, on both sides of a
 * blue/green deployment.
 *
 * @param colour the side that was asked last: {@code blue} or {@code green}
 * @param repeated true where the connection had been logged in before
 * @param duration from the first request to the last answer, with the wait for a suspended cluster
 * @param failure null where it succeeded, else as {@link RequestEvent#failure}
 */
public record LoginEvent(Source source, String colour, boolean repeated, Duration duration, String failure)
        implements DriverEvent {}
