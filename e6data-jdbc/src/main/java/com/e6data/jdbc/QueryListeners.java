package com.e6data.jdbc;

import com.e6data.jdbc.observe.Log;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who hear of the queries of a connection or a statement. Thread-safe. */
final class QueryListeners {

    private final CopyOnWriteArrayList<E6dataQueryListener> listeners = new CopyOnWriteArrayList<>();

    void add(E6dataQueryListener listener) throws SQLException {
        listeners.addIfAbsent(Arguments.notNull("Listener", listener));
    }

    void remove(E6dataQueryListener listener) {
        listeners.remove(listener);
    }

    List<E6dataQueryListener> all() {
        return List.copyOf(listeners);
    }

    /** A listener is not part of the query, so what it throws must not become part of it either. */
    static void tell(List<E6dataQueryListener> listeners, E6dataQueryEvent event) {
        for (E6dataQueryListener listener : listeners) {
            try {
                listener.onQueryEvent(event);
            } catch (RuntimeException | LinkageError | AssertionError e) {
                Log.warn("A query listener failed at " + event.kind(), e);
            }
        }
    }
}
