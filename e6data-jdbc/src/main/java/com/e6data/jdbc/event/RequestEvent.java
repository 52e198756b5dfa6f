package com.e6data.jdbc.event;

import java.time.Duration;

/**
 * A request to the cluster ended: one gRPC call.
 *
 * @param method name of the remote procedure, for example {@code executeStatement}
 * @param colour the side that was asked: {@code blue} or {@code green}
 * @param queryId the query that it was for; null where it was for none, or had none yet
 * @param duration until the answer, the failure, or until nobody waited any more
 * @param requestBytes size of the request message, before compression
 * @param responseBytes size of the answer, before compression; 0 where there was none
 * @param failure null where it succeeded; else what went wrong, in one word: {@code WRONG_COLOUR} (456),
 *     {@code SUSPENDED} (503), {@code ACCESS_DENIED}, {@code CONNECTION_LOST}, {@code DEADLINE}, {@code CANCELLED},
 *     {@code CLOSED}, or the name of a gRPC status such as {@code INTERNAL}
 */
public record RequestEvent(
        Source source,
        String method,
        String colour,
        String queryId,
        Duration duration,
        long requestBytes,
        long responseBytes,
        String failure)
        implements DriverEvent {}
