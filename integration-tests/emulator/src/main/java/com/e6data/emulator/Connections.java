package com.e6data.emulator;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open TCP connections of the server, so that faults can cut them. Any thread. */
final class Connections {

    private final Map<SocketAddress, Channel> open = new ConcurrentHashMap<>();

    /** A listening socket whose accepted connections are known here. */
    ServerChannel newServerChannel() {
        return new Acceptor();
    }

    int count() {
        return open.size();
    }

    /** Resets every connection; the server goes on to accept new ones. */
    void resetAll() {
        open.values().forEach(Connections::reset);
    }

    void reset(SocketAddress remote) {
        var channel = open.get(remote);
        if (channel != null) {
            reset(channel);
        }
    }

    private static void reset(Channel channel) {
        // Lingering for zero seconds sends RST instead of a clean end, as a crashed proxy would.
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        // Past the pipeline: there HTTP/2 would say good-bye and wait for the open calls first.
        channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
    }

    private final class Acceptor extends NioServerSocketChannel {

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            var count = super.doReadMessages(accepted);
            for (var each : accepted) {
                if (each instanceof Channel channel) {
                    var remote = channel.remoteAddress();
                    if (remote != null) {
                        open.put(remote, channel);
                        channel.closeFuture().addListener(closed -> open.remove(remote, channel));
                    }
                }
            }
            return count;
        }
    }
}
