package com.e6data.emulator;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.Map;

/**
 * The proxy in front of the planners: routes by the {@code cluster-name} and {@code strategy} headers, refuses the
 * wrong colour with 456 and a sleeping cluster with 503, checks OAuth tokens, and announces a new colour in every
 * answer that has room for it (protocol 2, 8, 9).
 */
final class Gate implements ServerInterceptor {

    private final Map<String, Cluster> clusters;
    private final Cluster unnamed;

    /**
     * @param clusters by lower-case name
     * @param unnamed the one cluster of a server without names, or null: then the header decides
     */
    Gate(Map<String, Cluster> clusters, Cluster unnamed) {
        this.clusters = clusters;
        this.unnamed = unnamed;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ClientCall client;
        try {
            client = admit(ClientCall.rpcName(call.getMethodDescriptor()), headers);
        } catch (StatusException e) {
            call.close(e.getStatus(), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        var context = Context.current().withValue(ClientCall.CURRENT, client);
        return new Leaving<>(
                Contexts.interceptCall(context, new Announcing<>(call, client), headers, next), client.side());
    }

    private ClientCall admit(String rpc, Metadata headers) throws StatusException {
        var cluster = cluster(headers.get(ClientCall.CLUSTER_NAME));
        var colour = colour(cluster, headers.get(ClientCall.STRATEGY));
        var plannerIp = headers.get(ClientCall.PLANNER_IP);
        var refused = cluster.refusal(colour, plannerIp, rpc);
        if (refused != null) {
            throw refused;
        }
        var bearer = bearerUser(cluster, headers.get(ClientCall.AUTHORIZATION));
        if (!cluster.enter(colour, plannerIp != null)) {
            throw cluster.refusal().wrongColour();
        }
        return new ClientCall(rpc, cluster, cluster.side(colour), plannerIp, bearer);
    }

    private Cluster cluster(String name) throws StatusException {
        if (unnamed != null) {
            return unnamed;
        }
        var cluster = name == null ? null : clusters.get(name);
        if (cluster == null) {
            throw EngineErrors.protocol("header cluster-name is '" + name + "'; this server has " + clusters.keySet());
        }
        return cluster;
    }

    private static Colour colour(Cluster cluster, String strategy) throws StatusException {
        if (strategy == null) {
            return cluster.current();
        }
        return Colour.of(strategy)
                .orElseThrow(() ->
                        EngineErrors.protocol("header strategy is '" + strategy + "'; it has to be blue or green"));
    }

    private static String bearerUser(Cluster cluster, String authorization) throws StatusException {
        if (authorization == null) {
            return null;
        }
        var tokens = cluster.settings().bearerTokens();
        if (tokens.isEmpty()) {
            throw Status.UNAVAILABLE
                    .withDescription("authentication unavailable")
                    .asException();
        }
        var user = authorization.startsWith("Bearer ") ? tokens.get(authorization.substring(7)) : null;
        if (user == null) {
            throw Status.UNAUTHENTICATED
                    .withDescription("authentication denied")
                    .asException();
        }
        return user;
    }

    /** Tells the side when a call is over; the network says that once, whichever way it ends. */
    private static final class Leaving<Q> extends SimpleForwardingServerCallListener<Q> {

        private final Side side;

        Leaving(ServerCall.Listener<Q> delegate, Side side) {
            super(delegate);
            this.side = side;
        }

        @Override
        public void onComplete() {
            side.left();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            side.left();
            super.onCancel();
        }
    }

    /** Puts {@code new_strategy} into answers while a colour is announced. */
    private static final class Announcing<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final ClientCall client;

        Announcing(ServerCall<Q, A> call, ClientCall client) {
            super(call);
            this.client = client;
        }

        @Override
        public void sendMessage(A message) {
            super.sendMessage(announced(message));
        }

        @SuppressWarnings("unchecked") // a builder gives back the class that it came from
        private A announced(A message) {
            var colour = client.cluster().announcement(client.side().colour(), client.rpc());
            if (colour == null || !(message instanceof Message answer)) {
                return message;
            }
            var field = answer.getDescriptorForType().findFieldByName("new_strategy");
            return field == null
                    ? message
                    : (A) answer.toBuilder().setField(field, colour.wireName()).build();
        }
    }
}
