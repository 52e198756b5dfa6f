package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clusters that this JVM knows, by hosts and ports as the user gave them, TLS and name. What is known of one
 * survives its last connection; only where there are many, those without connections are forgotten, the longest unused
 * first. Any thread may use it.
 */
final class Clusters {

    /** More than anybody has, unless names are made up. */
    static final int MOST = 256;

    private static final ReentrantLock LOCK = new ReentrantLock();

    /** In the order of their last use. */
    private static final Map<String, Entry> KNOWN = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Entry {
        private final Cluster cluster = new Cluster();
        private int connections;
    }

    private Clusters() {}

    static String key(E6Config config) {
        return config.authority().toLowerCase(Locale.ROOT) + '/' + config.secure() + '/' + config.clusterName();
    }

    /** A connection to the cluster begins; {@link #leave} has to follow. */
    static Cluster join(E6Config config) {
        LOCK.lock();
        try {
            var entry = KNOWN.computeIfAbsent(key(config), any -> new Entry());
            entry.connections++;
            forget();
            return entry.cluster;
        } finally {
            LOCK.unlock();
        }
    }

    /** A connection has ended. */
    static void leave(E6Config config, Cluster cluster) {
        LOCK.lock();
        try {
            var entry = KNOWN.get(key(config));
            if (entry != null && entry.cluster == cluster) {
                entry.connections--;
                forget();
            }
        } finally {
            LOCK.unlock();
        }
    }

    /** Holds the lock. */
    private static void forget() {
        var entries = KNOWN.values().iterator();
        for (int surplus = KNOWN.size() - MOST; surplus > 0 && entries.hasNext(); ) {
            if (entries.next().connections == 0) {
                entries.remove();
                surplus--;
            }
        }
    }

    /** How many are known. */
    static int size() {
        LOCK.lock();
        try {
            return KNOWN.size();
        } finally {
            LOCK.unlock();
        }
    }
}
