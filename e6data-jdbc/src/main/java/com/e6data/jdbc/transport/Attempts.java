package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.Endpoint;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How the last attempt to connect to each of several hosts ended. gRPC tells only of the last host that it tried, which
 * is the least interesting one. Thread-safe.
 */
final class Attempts {

    /** @param cause null where the connection ended without one */
    record Failure(Throwable cause) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Endpoint, Failure> failures = new HashMap<>();
    private Map<SocketAddress, Endpoint> places = Map.of();

    /** These very objects are what a socket will be connected to. */
    void belong(List<SocketAddress> addresses, Endpoint endpoint) {
        lock.lock();
        try {
            var known = new IdentityHashMap<>(places);
            known.values().removeIf(endpoint::equals);
            addresses.forEach(address -> known.put(address, endpoint));
            places = known;
        } finally {
            lock.unlock();
        }
    }

    void failed(SocketAddress address, Throwable cause) {
        lock.lock();
        try {
            Endpoint endpoint = places.get(address);
            if (endpoint != null) {
                failures.put(endpoint, new Failure(cause));
            }
        } finally {
            lock.unlock();
        }
    }

    /** By endpoint, without those that were not tried. */
    Map<Endpoint, Failure> failures() {
        lock.lock();
        try {
            return Map.copyOf(failures);
        } finally {
            lock.unlock();
        }
    }
}
