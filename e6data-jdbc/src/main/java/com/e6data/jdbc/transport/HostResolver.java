package com.e6data.jdbc.transport;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.StatusOr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Finds the addresses of the one host that a channel talks to, through the JDK and through the proxy that the JVM is
 * told to use.
 *
 * <p>gRPC's own resolver prints a warning when a host is unknown, where the driver throws an exception that says so.
 * This one hands the name on unresolved; the attempt to connect then fails, and is repeated, like any other.
 *
 * <p>Fields belong to the channel's synchronization context.
 */
final class HostResolver extends NameResolver {

    /** Of the target that a channel is built with; the resolver itself knows host and port. */
    static final String SCHEME = "e6data";

    /** Looking up a name blocks; it is rare enough for a thread of its own. */
    static final Executor THREADS = task -> {
        var thread = new Thread(task, "e6data-resolver");
        thread.setDaemon(true);
        thread.start();
    };

    private final String host;
    private final int port;
    private final Args args;
    private Listener2 listener;
    private boolean running;
    private boolean shutdown;

    private HostResolver(String host, int port, Args args) {
        this.host = host;
        this.port = port;
        this.args = args;
    }

    /** The authority of requests, and the name that a certificate has to be for. */
    @Override
    public String getServiceAuthority() {
        return authority(host, port);
    }

    static String authority(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public void start(Listener2 listener) {
        this.listener = listener;
        refresh();
    }

    @Override
    public void refresh() {
        if (!running && !shutdown) {
            running = true;
            THREADS.execute(() -> {
                var found = addresses();
                args.getSynchronizationContext().execute(() -> resolved(found));
            });
        }
    }

    private void resolved(List<EquivalentAddressGroup> addresses) {
        running = false;
        if (!shutdown) {
            listener.onResult2(ResolutionResult.newBuilder()
                    .setAddressesOrError(StatusOr.fromValue(addresses))
                    .build());
        }
    }

    private List<EquivalentAddressGroup> addresses() {
        var name = InetSocketAddress.createUnresolved(host, port);
        SocketAddress proxied = proxied(name);
        if (proxied != null) {
            return List.of(new EquivalentAddressGroup(proxied));
        }
        try {
            var addresses = new ArrayList<EquivalentAddressGroup>();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(new EquivalentAddressGroup(new InetSocketAddress(address, port)));
            }
            return addresses;
        } catch (UnknownHostException unknown) {
            return List.of(new EquivalentAddressGroup(name));
        }
    }

    /** The way through a proxy; null where there is none to take. */
    private SocketAddress proxied(SocketAddress name) {
        try {
            return args.getProxyDetector().proxyFor(name);
        } catch (IOException | RuntimeException unusable) {
            // The JVM's choice of a proxy is the application's code. Going without one connects, or gives an exception
            // that names the host; a channel that gets no answer from here would wait for one.
            return null;
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    /** Makes the resolver of one channel; not registered anywhere, so invisible to other users of gRPC in the JVM. */
    static final class Provider extends NameResolverProvider {

        private final String host;
        private final int port;

        Provider(String host, int port) {
            this.host = host;
            this.port = port;
        }

        @Override
        public NameResolver newNameResolver(URI target, Args args) {
            return new HostResolver(host, port, args);
        }

        @Override
        public String getDefaultScheme() {
            return SCHEME;
        }

        @Override
        public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
            return Set.of(InetSocketAddress.class);
        }

        @Override
        protected boolean isAvailable() {
            return true;
        }

        @Override
        protected int priority() {
            return 5;
        }
    }
}
