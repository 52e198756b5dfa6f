package com.e6data.emulator;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Applies the armed faults of a call's cluster, between the gate and the services. */
final class FaultInterceptor implements ServerInterceptor {

    private static final Status CLOSING = Status.UNAVAILABLE.withDescription("server is closing");

    private final Map<Cluster, Faults> faults;
    private final Set<CompletableFuture<Status>> delayed = ConcurrentHashMap.newKeySet();
    private final Connections connections;
    private final CompletableFuture<Void> closing;

    /** @param closing ends every delay when it completes */
    FaultInterceptor(Map<Cluster, Faults> faults, Connections connections, CompletableFuture<Void> closing) {
        this.faults = faults;
        this.connections = connections;
        this.closing = closing;
        closing.thenRun(() -> delayed.forEach(end -> end.complete(CLOSING)));
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
            call.request = (Message) message;
            call.effects = faults.get(client.cluster()).effects(client.rpc(), (Message) message);
            super.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            for (var effect : call.effects) {
                if (effect instanceof Fault.Effect.Delay delay) {
                    var end = await(delay.time());
                    if (end != null) {
                        call.close(end, new Metadata());
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

        /** Waits; gives the status of a call that ends before the time is over, else null. */
        private Status await(Duration time) {
            var end = new CompletableFuture<Status>();
            var queryId = call.request.getDescriptorForType().findFieldByName("queryId");
            if (queryId != null) {
                var query = client.side().query((String) call.request.getField(queryId));
                if (query == null) {
                    // Cleared while the call was on its way: nothing is left to wait for.
                    return null;
                }
                query.onCancel(() -> end.complete(query.reason().getStatus()));
            }
            delayed.add(end);
            if (closing.isDone()) {
                end.complete(CLOSING);
            }
            var context = Context.current();
            Context.CancellationListener gone = cancelled -> end.complete(Status.CANCELLED);
            context.addListener(gone, Runnable::run);
            try {
                return end.get(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return null;
            } catch (ExecutionException e) {
                throw new IllegalStateException("the future only ever completes with a status", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Status.CANCELLED;
            } finally {
                delayed.remove(end);
                context.removeListener(gone);
            }
        }
    }

    /** Loses or changes the answer. */
    private final class FaultyCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private List<Fault.Effect> effects = List.of();
        private Message request;

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
