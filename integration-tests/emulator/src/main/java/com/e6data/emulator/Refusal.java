package com.e6data.emulator;

import io.grpc.Status;
import io.grpc.StatusException;

/**
 * The words in which a proxy's refusal reaches a client (protocol 8.1). A proxy answers with a bare HTTP status, and
 * each gRPC library puts that into its own text.
 */
public enum Refusal {

    /** The text that the official connector looks for: {@code status: 456}. */
    PLAIN {
        @Override
        String words(int status, String reason) {
            return "status: " + status + reason;
        }
    },

    /** What gRPC's C library makes of a bare status. */
    GRPC_CORE {
        @Override
        String words(int status, String reason) {
            return "Received http2 header with status: " + status;
        }
    },

    /** What gRPC for Java makes of a bare status. */
    GRPC_JAVA {
        @Override
        String words(int status, String reason) {
            return "HTTP status code " + status + "\ninvalid content-type: null\nheaders: Metadata(:status=" + status
                    + ",content-length=0)\nDATA-----------------------------\n";
        }
    };

    abstract String words(int status, String reason);

    StatusException wrongColour() {
        return Status.UNKNOWN.withDescription(words(456, "")).asException();
    }

    /** No planner at this address. */
    StatusException noPlanner() {
        return Status.UNAVAILABLE.withDescription(words(503, "")).asException();
    }

    StatusException suspended() {
        return Status.UNAVAILABLE
                .withDescription(words(503, ", cluster is suspended"))
                .asException();
    }
}
