package com.e6data.jdbc.event;

/**
 * A statement was cancelled: by {@code cancel} or because its thread was interrupted.
 *
 * @param queryId the engine's id; null where it was not prepared yet
 */
public record CancelEvent(Source source, String queryId) implements DriverEvent {}
