package com.e6data.conformance.observe;

import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.event.DriverEvent;
import com.e6data.jdbc.event.E6dataDriverListener;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears. */
final class Heard implements E6dataDriverListener {

    private final List<DriverEvent> events = new CopyOnWriteArrayList<>();
    private final Map<ConnectionEvent.Kind, CountDownLatch> changes = new EnumMap<>(ConnectionEvent.Kind.class);

    Heard() {
        for (ConnectionEvent.Kind kind : ConnectionEvent.Kind.values()) {
            changes.put(kind, new CountDownLatch(1));
        }
    }

    @Override
    public void onDriverEvent(DriverEvent event) {
        events.add(event);
        if (event instanceof ConnectionEvent change) {
            changes.get(change.kind()).countDown();
        }
    }

    /** Waits for the first change of this kind. */
    void await(ConnectionEvent.Kind kind) throws InterruptedException {
        if (!changes.get(kind).await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("not " + kind + ": " + events);
        }
    }

    List<DriverEvent> all() {
        return events;
    }

    <E extends DriverEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
