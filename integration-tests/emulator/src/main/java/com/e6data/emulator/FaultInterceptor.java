package com.e6data.emulator;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Applies the armed faults of a call's cluster, between the gate and the services. */
final class FaultInterceptor implements ServerInterceptor {

    private final Map<Cluster, Faults> faults;
    private final Connections connections;
    private final CountDownLatch closing;

    /** @param closing ends every delay when it reaches zero */
    FaultInterceptor(Map<Cluster, Faults> faults, Connections connections, CountDownLatch closing) {
        this.faults = faults;
        this.connections = connections;
        this.closing = closing;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var faulty = new FaultyCall<>(call);
        return new FaultyListener<>(next.startCall(faulty, headers), faulty, ClientCall.current());
    }

    /** Decides when the request is there, acts when it is complete. */
    private final class FaultyListener<Q, A> extends SimpleForwardingServerCallListener<Q> {

        private final FaultyCall<Q, A> call;
        private final ClientCall client;

        FaultyListener(ServerCall.Listener<Q> delegate, FaultyCall<Q, A> call, ClientCall client) {
            super(delegate);
            this.call = call;
            this.client = client;
        }

        @Override
        public void onMessage(Q message) {
            call.effects = faults.get(client.cluster()).effects(client.rpc(), (Message) message);
            super.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            for (var effect : call.effects) {
                if (effect instanceof Fault.Effect.Delay delay) {
                    if (!await(delay)) {
                        call.close(Status.UNAVAILABLE.withDescription("server is closing"), new Metadata());
                        return;
                    }
                } else if (effect instanceof Fault.Effect.Refusal refusal) {
                    call.close(refusal.status(), new Metadata());
                    return;
                } else if (effect instanceof Fault.Effect.Reset) {
                    call.reset();
                    return;
                }
            }
            super.onHalfClose();
        }

        /** False where the server closes before the time is over. */
        private boolean await(Fault.Effect.Delay delay) {
            try {
                return !closing.await(delay.time().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Loses or changes the answer. */
    private final class FaultyCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private List<Fault.Effect> effects = List.of();

        FaultyCall(ServerCall<Q, A> delegate) {
            super(delegate);
        }

        @Override
        public void sendMessage(A message) {
            var answer = message;
            for (var effect : effects) {
                if (effect instanceof Fault.Effect.LostAnswer) {
                    return;
                }
                if (effect instanceof Fault.Effect.Alteration alteration) {
                    @SuppressWarnings("unchecked") // a change keeps the type of the message
                    var changed = (A) alteration.change().apply((Message) answer);
                    answer = changed;
                }
            }
            super.sendMessage(answer);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            for (var effect : effects) {
                if (effect instanceof Fault.Effect.LostAnswer lost && status.isOk()) {
                    if (lost.status() == null) {
                        reset();
                    } else {
                        super.close(lost.status(), trailers);
                    }
                    return;
                }
            }
            super.close(status, trailers);
        }

        void reset() {
            connections.reset(getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        }
    }
}
