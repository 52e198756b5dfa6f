package com.e6data.jdbc.event;

/**
 * The driver does something again that was refused or lost, instead of failing.
 *
 * @param operation the request that failed: {@code LOGIN}, {@code PREPARE}, {@code EXECUTE}, {@code FETCH} and the
 *     like. A statement that was refused at {@code EXECUTE} begins again with prepare
 * @param reason as {@link RequestEvent#failure}
 * @param attempt number of the attempt that failed, from 1
 * @param queryId the query that goes on; null where it begins anew
 */
public record RetryEvent(Source source, String operation, String reason, int attempt, String queryId)
        implements DriverEvent {}
