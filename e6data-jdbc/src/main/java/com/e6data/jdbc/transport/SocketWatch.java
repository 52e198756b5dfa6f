package com.e6data.jdbc.transport;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelDuplexHandler;
import io.grpc.netty.shaded.io.netty.channel.ChannelFactory;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelPromise;
import io.grpc.netty.shaded.io.netty.channel.ConnectTimeoutException;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Watches one socket until the server says something: a connection that was accepted by nobody who speaks, say by a
 * load balancer whose servers hang, would else be waited for until the login times out, however many other hosts there
 * are. Where there are several, it also notes how the attempt ended.
 */
final class SocketWatch extends ChannelDuplexHandler implements Runnable {

    /** What the exception says, and {@link ConnectHint} looks for. */
    static final String SILENCE = "the connection was accepted, but nothing was said on it";

    private final long patienceNanos;
    private final Attempts attempts;
    private ChannelHandlerContext context;
    private SocketAddress address;
    private Future<?> silence;
    private boolean ended;

    private SocketWatch(long patienceNanos, Attempts attempts) {
        this.patienceNanos = patienceNanos;
        this.attempts = attempts;
    }

    /**
     * Makes the sockets of one channel.
     *
     * @param attempts null where there is only one host
     */
    record Sockets(long patienceNanos, Attempts attempts) implements ChannelFactory<Channel> {
        @Override
        public Channel newChannel() {
            var channel = new NioSocketChannel();
            channel.pipeline().addLast(new SocketWatch(patienceNanos, attempts));
            return channel;
        }
    }

    @Override
    public void connect(ChannelHandlerContext ctx, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        address = remote;
        if (attempts != null) {
            promise.addListener(connected -> {
                if (!connected.isSuccess()) {
                    ended(connected.cause());
                }
            });
        }
        ctx.connect(remote, local, promise);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        silence = ctx.executor().schedule(this, patienceNanos, TimeUnit.NANOSECONDS);
        ctx.fireChannelActive();
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (attempts != null && tls != null) {
            // Before gRPC hears of it, and tells the one who waits for the connection.
            tls.handshakeFuture().addListener(handshake -> {
                if (!handshake.isSuccess()) {
                    ended(handshake.cause());
                }
            });
        }
    }

    /** Nothing was heard in time. */
    @Override
    public void run() {
        var cause = new ConnectTimeoutException(
                SILENCE + " within " + TimeUnit.NANOSECONDS.toMillis(patienceNanos) + " ms");
        ended(cause);
        context.fireExceptionCaught(cause);
        context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        heard();
        ctx.fireChannelRead(message);
        if (attempts == null) {
            ctx.pipeline().remove(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        heard();
        ended(null);
        ctx.fireChannelInactive();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        ended(null);
        ctx.close(promise);
    }

    private void heard() {
        if (silence != null) {
            silence.cancel(false);
            silence = null;
        }
    }

    /** Also for connections that were good for a while: what counts is told only when all hosts have failed since. */
    private void ended(Throwable cause) {
        if (attempts != null && !ended) {
            ended = true;
            attempts.failed(address, cause);
        }
    }
}
