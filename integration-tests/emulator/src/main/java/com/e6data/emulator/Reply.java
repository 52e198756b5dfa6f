package com.e6data.emulator;

import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The answer to one call, given once: a cancel from another thread may answer a call whose own thread is still busy
 * with the engine.
 */
final class Reply<T> {

    private final StreamObserver<T> observer;
    private final AtomicBoolean given = new AtomicBoolean();

    Reply(StreamObserver<T> observer) {
        this.observer = observer;
        if (observer instanceof ServerCallStreamObserver<T> call) {
            // Without a handler an answer to a client that is gone throws.
            call.setOnCancelHandler(() -> {});
        }
    }

    void ok(T message) {
        if (given.compareAndSet(false, true)) {
            observer.onNext(message);
            observer.onCompleted();
        }
    }

    void fail(StatusException error) {
        if (given.compareAndSet(false, true)) {
            observer.onError(error);
        }
    }
}
