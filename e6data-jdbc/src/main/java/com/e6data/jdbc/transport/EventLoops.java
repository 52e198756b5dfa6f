package com.e6data.jdbc.transport;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that serve the sockets of all channels of the JVM. They end with the last channel, so that an application
 * server can unload the driver, and at once: a JVM that exits while one of them waits for the network takes 300 ms
 * longer to do so.
 */
final class EventLoops {

    /** More than a few are of no use, since rows are decoded by the threads that read them. */
    private static final int MOST = 8;

    /** Time for what a channel still has to do after it was cut off; the threads sleep through it. */
    private static final int QUIET_MILLIS = 100;

    private static final int PATIENCE_MILLIS = 2_000;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static EventLoopGroup group;
    private static int users;

    private EventLoops() {}

    /** To be followed by one {@link #release}. */
    static EventLoopGroup acquire() {
        LOCK.lock();
        try {
            if (users++ == 0) {
                group = new MultiThreadIoEventLoopGroup(
                        Math.min(Runtime.getRuntime().availableProcessors(), MOST),
                        new DefaultThreadFactory("e6data-network", true),
                        NioIoHandler.newFactory());
            }
            return group;
        } finally {
            LOCK.unlock();
        }
    }

    /** The channel is shut down. */
    static void release() {
        LOCK.lock();
        try {
            if (--users == 0) {
                group.shutdownGracefully(QUIET_MILLIS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                group = null;
            }
        } finally {
            LOCK.unlock();
        }
    }
}
