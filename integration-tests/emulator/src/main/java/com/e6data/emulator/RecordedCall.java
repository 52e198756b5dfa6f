package com.e6data.emulator;

import com.google.protobuf.Message;
import io.grpc.Status;
import java.util.Map;

/**
 * One call that reached the emulator.
 *
 * @param rpc method name, for the cluster service with {@code ClusterService.} in front
 * @param headers text headers by lower-case name; the value of {@code authorization} is left out
 * @param request request message, null until it arrived; may hold a password, so {@link #toString} leaves it out
 * @param code status code of the answer, null while the call runs
 * @param description status description, null where there is none
 */
public record RecordedCall(
        String rpc, Map<String, String> headers, Message request, Status.Code code, String description) {

    public RecordedCall {
        headers = Map.copyOf(headers);
    }

    /** A header's value, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    /**
     * A field of the request by its name in the schema, for example {@code queryString}.
     *
     * @throws IllegalArgumentException where the request has no such field
     */
    public Object field(String name) {
        var field = request.getDescriptorForType().findFieldByName(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    request.getDescriptorForType().getName() + " has no field '" + name + "'");
        }
        return request.getField(field);
    }

    @Override
    public String toString() {
        return rpc + " " + headers + " -> " + (code == null ? "running" : code)
                + (description == null ? "" : " (" + description + ")");
    }
}
