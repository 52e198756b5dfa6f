package com.e6data.emulator;

import com.e6data.emulator.sql.SqlError;
import io.grpc.Status;
import io.grpc.StatusException;

/** The errors of planner and proxy, in their status codes and words (protocol 12, SQL reference 0.3). */
final class EngineErrors {

    private EngineErrors() {}

    static StatusException invalidSession() {
        return Status.INTERNAL.withDescription("Access denied. Invalid session").asException();
    }

    static StatusException queryNotFound() {
        return Status.NOT_FOUND.withDescription("Query not found").asException();
    }

    static StatusException resultsNotFound() {
        return Status.NOT_FOUND.withDescription("Query results not found").asException();
    }

    /** What a proxy says to the calls that were under way at a planner that went away: they may have run. */
    static StatusException plannerGone() {
        return Status.UNAVAILABLE
                .withDescription("upstream connect error or disconnect/reset before headers. reset reason: connection"
                        + " termination")
                .asException();
    }

    static StatusException cancelled(String queryId) {
        return Status.INTERNAL.withDescription(queryId + ": \tQuery cancelled").asException();
    }

    /** A request that no correct client sends. */
    static StatusException protocol(String text) {
        return Status.FAILED_PRECONDITION.withDescription(text).asException();
    }

    static StatusException of(String queryId, SqlError error) {
        if (error.phase() == SqlError.Phase.CANCELLED) {
            return cancelled(queryId);
        }
        return Status.INTERNAL
                .withDescription(queryId + ": \t" + text(error))
                .withCause(error)
                .asException();
    }

    /** A failure that the engine did not foresee. */
    static StatusException unexpected(String queryId, Throwable error) {
        return Status.INTERNAL
                .withDescription(queryId + ": \t" + executor(String.valueOf(error)))
                .withCause(error)
                .asException();
    }

    private static String text(SqlError error) {
        var message = String.valueOf(error.getMessage());
        return switch (error.phase()) {
            case SYNTAX -> withPrefix("{SYNTAX ERROR} ", message);
            case COMPILATION -> withPrefix("{COMPILATION ERROR} ", message);
            case EXECUTION, CANCELLED -> executor(message);
        };
    }

    private static String withPrefix(String prefix, String message) {
        return message.startsWith("{") ? message : prefix + message;
    }

    private static String executor(String message) {
        return message.startsWith("QueryExecutionException(")
                ? message
                : "QueryExecutionException(querySubPhase:OPEN, reason:" + message + ", errorCode:EX001, errorMessage:"
                        + message + ", errorMetadata:)";
    }
}
