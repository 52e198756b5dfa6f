package com.e6data.jdbc.transport;

import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.observe.Observer;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/** Reports what becomes of the network connection of a channel. gRPC runs it, one at a time, when that changes. */
final class ConnectionReport implements Runnable {

    private final ManagedChannel channel;
    private final Observer observer;
    private final long idleNanos;
    private ConnectivityState last = ConnectivityState.IDLE;
    private boolean wasConnected;
    private volatile long calledNanos = System.nanoTime();

    /** {@code idleSeconds} without a call end the network connection. */
    ConnectionReport(ManagedChannel channel, Observer observer, long idleSeconds) {
        this.channel = channel;
        this.observer = observer;
        this.idleNanos = TimeUnit.SECONDS.toNanos(idleSeconds);
    }

    /** Begins to watch. */
    void start() {
        channel.notifyWhenStateChanged(last, this);
    }

    /** A call is made now. */
    void called() {
        calledNanos = System.nanoTime();
    }

    @Override
    public void run() {
        ConnectivityState now = channel.getState(false);
        if (now == ConnectivityState.SHUTDOWN) {
            return;
        }
        tell(now);
        last = now;
        channel.notifyWhenStateChanged(now, this);
    }

    private void tell(ConnectivityState now) {
        if (now == ConnectivityState.READY) {
            if (wasConnected) {
                observer.connection(ConnectionEvent.Kind.RECONNECTED);
            }
            wasConnected = true;
        } else if (last == ConnectivityState.READY) {
            boolean idle = now == ConnectivityState.IDLE && System.nanoTime() - calledNanos >= idleNanos;
            observer.connection(idle ? ConnectionEvent.Kind.IDLE : ConnectionEvent.Kind.LOST);
        } else if (now == ConnectivityState.TRANSIENT_FAILURE) {
            observer.connection(ConnectionEvent.Kind.LOST);
        }
    }
}
