package com.e6data.jdbc.observe;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.event.DriverEvent;
import com.e6data.jdbc.event.E6dataDriverListener;
import com.e6data.jdbc.event.Source;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the floors of one connection report what they do. Thread-safe.
 *
 * <p>While nobody listens, records or logs, {@link #isActive} is false and {@link #begin} gives null: then nothing else
 * may be made for the report, neither an object nor a loaded class.
 */
public final class Observer {

    private static final AtomicLong CONNECTIONS = new AtomicLong();

    /** Those of the whole JVM. */
    private static final CopyOnWriteArrayList<E6dataDriverListener> LISTENERS = new CopyOnWriteArrayList<>();

    private final Source source;
    /** The connection's own; null for none. */
    private final E6dataDriverListener listener;

    private Observer(Source source, E6dataDriverListener listener) {
        this.source = source;
        this.listener = listener;
    }

    /** For a new connection. */
    public static Observer of(E6Config config) {
        return new Observer(
                new Source(
                        CONNECTIONS.incrementAndGet(),
                        config.authority(),
                        config.clusterName() == null ? "" : config.clusterName()),
                config.driverListener());
    }

    /** Tells the listener of all connections from now on; adding it twice has no effect. */
    public static void add(E6dataDriverListener listener) {
        LISTENERS.addIfAbsent(listener);
    }

    public static void remove(E6dataDriverListener listener) {
        LISTENERS.remove(listener);
    }

    /** For the events of this connection. */
    public Source source() {
        return source;
    }

    /** True where events of this kind reach anybody. Cheap. */
    public boolean isActive(Fact fact) {
        return listener != null
                || !LISTENERS.isEmpty()
                || FlightRecorderState.isInUse()
                || fact.log().isLoggable(fact.level());
    }

    /**
     * Begins to measure something that ends with {@link #end}.
     *
     * @return null where nobody wants to know
     */
    public Timing begin(Fact fact) {
        return isActive(fact) ? new Timing(FlightRecorderState.isInUse() ? FlightRecords.begin(fact) : null) : null;
    }

    /** What {@link #begin} began is over. */
    public void end(Timing timing, Fact fact, DriverEvent event) {
        if (timing.record() != null) {
            FlightRecords.commit(timing.record(), event);
        }
        tell(fact, event);
    }

    /** Something happened that took no time. */
    public void report(Fact fact, DriverEvent event) {
        Object record = FlightRecorderState.isInUse() ? FlightRecords.begin(fact) : null;
        if (record != null) {
            FlightRecords.commit(record, event);
        }
        tell(fact, event);
    }

    /** The network connection of this connection has changed. */
    public void connection(ConnectionEvent.Kind kind) {
        if (isActive(Fact.CONNECTION)) {
            report(Fact.CONNECTION, new ConnectionEvent(source, kind));
        }
    }

    private void tell(Fact fact, DriverEvent event) {
        Log log = fact.log();
        if (log.isLoggable(fact.level())) {
            log.log(fact.level(), LogText.of(event));
        }
        if (listener != null) {
            tell(listener, event);
        }
        for (E6dataDriverListener each : LISTENERS) {
            tell(each, event);
        }
    }

    /** A listener is no part of the driver's work, so what it throws must not become part of it either. */
    private static void tell(E6dataDriverListener listener, DriverEvent event) {
        try {
            listener.onDriverEvent(event);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            Log.warn("A driver listener failed at " + event.getClass().getSimpleName(), e);
        }
    }
}
