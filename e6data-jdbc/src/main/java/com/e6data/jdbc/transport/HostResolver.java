package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.Endpoint;
import io.grpc.Attributes;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Finds the addresses of the hosts that a channel may talk to, through the JDK and through the proxy that the JVM is
 * told to use. The channel tries them in order, and asks anew whenever it has lost its connection or found none.
 *
 * <p>gRPC's own resolver prints a warning when a host is unknown, where the driver throws an exception that says so.
 * This one hands on where the host was before, or else the name unresolved; the attempt to connect then fails, and is
 * repeated, like any other.
 *
 * <p>Fields belong to the channel's synchronization context.
 */
final class HostResolver extends NameResolver {

    /** Of the target that a channel is built with; the resolver itself knows hosts and ports. */
    static final String SCHEME = "e6data";

    /** Looking up a name blocks; it is rare enough for a thread of its own. */
    static final Executor THREADS = task -> {
        var thread = new Thread(task, "e6data-resolver");
        thread.setDaemon(true);
        thread.start();
    };

    /** The JDK's way from a name to addresses, or another one in tests. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Provider hosts;
    private final Args args;
    private Listener2 listener;
    private boolean running;
    private boolean shutdown;

    private HostResolver(Provider hosts, Args args) {
        this.hosts = hosts;
        this.args = args;
    }

    /** The authority of requests, and the name that a certificate has to be for, unless an address brings its own. */
    @Override
    public String getServiceAuthority() {
        return hosts.endpoints.get(0).toString();
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
        if (hosts.endpoints.size() == 1) {
            return groups(addresses(0), Attributes.EMPTY);
        }
        // At the same time, and not for ever: a name server that hangs for one host is no reason to wait with another.
        var lookups = new ArrayList<CompletableFuture<List<SocketAddress>>>();
        for (int i = 0; i < hosts.endpoints.size(); i++) {
            int place = i;
            lookups.add(CompletableFuture.supplyAsync(() -> addresses(place), THREADS)
                    .completeOnTimeout(hosts.lastKnown(place), hosts.patienceNanos, TimeUnit.NANOSECONDS));
        }
        var groups = new ArrayList<EquivalentAddressGroup>();
        for (int i = 0; i < lookups.size(); i++) {
            Endpoint endpoint = hosts.endpoints.get(i);
            List<SocketAddress> found = lookups.get(i).join();
            hosts.attempts.belong(found, endpoint);
            groups.addAll(groups(
                    found,
                    Attributes.newBuilder()
                            .set(EquivalentAddressGroup.ATTR_AUTHORITY_OVERRIDE, endpoint.toString())
                            .build()));
        }
        return groups;
    }

    private static List<EquivalentAddressGroup> groups(List<SocketAddress> addresses, Attributes attributes) {
        var groups = new ArrayList<EquivalentAddressGroup>(addresses.size());
        for (SocketAddress address : addresses) {
            groups.add(new EquivalentAddressGroup(address, attributes));
        }
        return groups;
    }

    private List<SocketAddress> addresses(int place) {
        Endpoint endpoint = hosts.endpoints.get(place);
        SocketAddress proxied = proxied(unresolved(endpoint));
        if (proxied != null) {
            return List.of(proxied);
        }
        try {
            var addresses = new ArrayList<SocketAddress>();
            for (InetAddress address : hosts.lookup.addresses(endpoint.host())) {
                addresses.add(new InetSocketAddress(address, endpoint.port()));
            }
            hosts.lastKnown.set(place, addresses);
            return addresses;
        } catch (UnknownHostException unknown) {
            return hosts.lastKnown(place);
        }
    }

    private static SocketAddress unresolved(Endpoint endpoint) {
        return InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port());
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

        private final List<Endpoint> endpoints;
        private final long patienceNanos;
        private final Attempts attempts;
        private final Lookup lookup;

        /** By place in the list; null for hosts that were never found. */
        private final AtomicReferenceArray<List<SocketAddress>> lastKnown;

        Provider(E6Config config, Attempts attempts, Lookup lookup) {
            this.endpoints = config.endpoints();
            this.patienceNanos = config.connectTimeout().toNanos();
            this.attempts = attempts;
            this.lookup = lookup;
            this.lastKnown = new AtomicReferenceArray<>(endpoints.size());
        }

        /** A name server that fails is no reason not to try where the host was before. */
        private List<SocketAddress> lastKnown(int place) {
            List<SocketAddress> addresses = lastKnown.get(place);
            return addresses == null ? List.of(unresolved(endpoints.get(place))) : addresses;
        }

        @Override
        public NameResolver newNameResolver(URI target, Args args) {
            return new HostResolver(this, args);
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
