package com.e6data.emulator;

import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.RejectedExecutionException;
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
        give(() -> {
            observer.onNext(message);
            observer.onCompleted();
        });
    }

    void fail(StatusException error) {
        give(() -> observer.onError(error));
    }

    private void give(Runnable answer) {
        if (!given.compareAndSet(false, true)) {
            return;
        }
        try {
            answer.run();
        } catch (RejectedExecutionException e) {
            // The emulator was closed under the call: its event loops are gone, and the connection with them.
            System.getLogger(Reply.class.getPackageName())
                    .log(System.Logger.Level.DEBUG, "A call ended after the emulator", e);
        }
    }
}
