package com.e6data.emulator;

import io.grpc.Context;
import io.grpc.Metadata;

/**
 * What the gate learned about the call that the current thread serves.
 *
 * @param rpc name as {@link RecordedCall#rpc} gives it
 * @param side side that the call was routed to
 * @param plannerIp header {@code plannerip}, or null
 * @param bearerUser user of a valid OAuth token, or null
 */
record ClientCall(String rpc, Cluster cluster, Side side, String plannerIp, String bearerUser) {

    static final Metadata.Key<String> CLUSTER_NAME = key("cluster-name");
    static final Metadata.Key<String> STRATEGY = key("strategy");
    static final Metadata.Key<String> PLANNER_IP = key("plannerip");
    static final Metadata.Key<String> AUTHORIZATION = key("authorization");

    static final Context.Key<ClientCall> CURRENT = Context.key("e6data-emulator-call");

    static ClientCall current() {
        return CURRENT.get();
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** {@code authenticate} for the engine's service, {@code ClusterService.status} for the other one. */
    static String rpcName(io.grpc.MethodDescriptor<?, ?> method) {
        return "QueryEngineService".equals(method.getServiceName())
                ? method.getBareMethodName()
                : method.getServiceName() + "." + method.getBareMethodName();
    }
}
