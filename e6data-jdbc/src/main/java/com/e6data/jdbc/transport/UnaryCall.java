package com.e6data.jdbc.transport;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One request and its answer. Any thread may wait for it or give it up; its callbacks run on a network thread and must
 * not block.
 */
public final class UnaryCall<R> {

    private final ClientCall<?, R> call;
    private final Phase phase;
    private final Budget budget;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private UnaryCall(ClientCall<?, R> call, Phase phase, Budget budget) {
        this.call = call;
        this.phase = phase;
        this.budget = budget;
    }

    static <Q, R> UnaryCall<R> start(
            ClientCall<Q, R> call,
            Q request,
            Metadata headers,
            Phase phase,
            Budget budget,
            SentMark sent,
            BooleanSupplier channelClosed,
            Consumer<R> orphan) {
        var unary = new UnaryCall<>(call, phase, budget);
        call.start(unary.new Listener(sent, channelClosed, orphan), headers);
        // Two, so that a second message, which a unary method must not send, is seen as an error.
        call.request(2);
        call.sendMessage(request);
        call.halfClose();
        return unary;
    }

    /** A request that is too large to be sent. */
    static <Q, R> UnaryCall<R> refused(ClientCall<Q, R> call, Phase phase, int bytes) {
        var unary = new UnaryCall<>(call, phase, Budget.UNLIMITED);
        unary.result.completeExceptionally(CallFailed.tooLarge(phase, bytes));
        unary.over.complete(null);
        return unary;
    }

    private final class Listener extends ClientCall.Listener<R> {

        private final SentMark sent;
        private final BooleanSupplier channelClosed;
        private final Consumer<R> orphan;
        private R message;

        Listener(SentMark sent, BooleanSupplier channelClosed, Consumer<R> orphan) {
            this.sent = sent;
            this.channelClosed = channelClosed;
            this.orphan = orphan;
        }

        @Override
        public void onMessage(R value) {
            message = value;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (status.isOk() && message != null) {
                if (!result.complete(message)) {
                    orphan.accept(message);
                }
            } else if (status.isOk()) {
                fail(Status.DATA_LOSS.withDescription("The answer holds no message"));
            } else {
                fail(status);
            }
            over.complete(null);
        }

        private void fail(Status status) {
            boolean ours = channelClosed.getAsBoolean()
                    && (status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.CANCELLED);
            result.completeExceptionally(
                    ours
                            ? CallFailed.closed(status, phase)
                            : CallFailed.of(status, phase, budget).sent(sent.sent()));
        }
    }

    /** The answer, or as failure a {@link CallFailed}. Dependents run on a network thread. */
    public CompletableFuture<R> result() {
        return result;
    }

    /** Completes when nothing more can come from the server, given up or not. */
    public CompletableFuture<Void> over() {
        return over;
    }

    /** Releases the waiting thread and tells the server that nobody waits. */
    public void cancel() {
        result.completeExceptionally(CallFailed.cancelled(phase));
        call.cancel("No longer wanted", null);
    }

    /**
     * Releases the waiting thread but still takes an answer that comes within the time; the call's orphan handler gets
     * it. For calls that leave something behind on the server.
     */
    public void abandon(Duration grace) {
        if (result.completeExceptionally(CallFailed.cancelled(phase))) {
            over.copy().orTimeout(grace.toNanos(), TimeUnit.NANOSECONDS).exceptionally(late -> {
                call.cancel("No longer wanted", null);
                return null;
            });
        }
    }

    /**
     * Waits for the answer, but not longer than the budget. An interrupt of the thread cancels the whole scope and
     * leaves the flag set.
     *
     * @param onCancel what a cancel of the scope, or the end of the budget, does to this call
     */
    public R await(CallScope scope, Runnable onCancel) throws CallFailed {
        scope.onCancel(onCancel);
        try {
            return budget.limited()
                    ? result.get(Math.max(budget.remainingNanos(), 0), TimeUnit.NANOSECONDS)
                    : result.get();
        } catch (TimeoutException e) {
            // By the waiting thread itself: the deadline of gRPC would have to get a network thread first, and the one
            // of a call that may be answered late is later.
            onCancel.run();
            if (result.isDone() && !result.isCompletedExceptionally()) {
                return result.join();
            }
            throw CallFailed.timedOut(phase, budget);
        } catch (InterruptedException e) {
            scope.cancel();
            Thread.currentThread().interrupt();
            if (result.isDone() && !result.isCompletedExceptionally()) {
                // The answer was faster. What it stands for on the server is cleaned up by whoever sees the cancel
                // next.
                return result.join();
            }
            throw CallFailed.interrupted(phase);
        } catch (ExecutionException e) {
            var failure = (CallFailed) e.getCause();
            throw failure.signal() == CallFailed.Signal.CANCELLED && scope.isCancelled()
                    ? scope.failure(phase)
                    : failure;
        } finally {
            scope.forget(onCancel);
        }
    }
}
