package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;

/**
 * A connection to the engine that is lent out again and again. Each handle is a connection object of its own over the
 * same engine, so nothing of one handle's state can reach the next one. Thread-safe.
 *
 * <p>Statement error events never come: a prepared statement holds nothing on the server that could become invalid.
 */
final class E6PooledConnection implements PooledConnection {

    private final Engine engine;
    private final CopyOnWriteArrayList<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<StatementEventListener> statementListeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean broken = new AtomicBoolean();
    private E6Connection handle;
    private LentEngine lent;
    private boolean closed;

    E6PooledConnection(Engine engine) {
        this.engine = engine;
    }

    static E6PooledConnection open(E6Config config) throws SQLException {
        return new E6PooledConnection(new SessionEngine(Session.open(config)));
    }

    /** A new handle; a handle that is still open is closed first, without an event. */
    @Override
    public Connection getConnection() throws SQLException {
        E6Connection previous;
        E6Connection next;
        lock.lock();
        try {
            if (closed || broken.get()) {
                throw ErrorKind.CONNECTION_CLOSED.exception(
                        "The pooled connection is " + (closed ? "closed." : "broken; close it and open another one."));
            }
            previous = handle;
            if (lent != null) {
                lent.recall();
            }
            lent = new LentEngine(engine, this);
            handle = new E6Connection(lent, this::statementClosed);
            next = handle;
        } finally {
            lock.unlock();
        }
        if (previous != null) {
            previous.close();
        }
        engine.networkTimeout(0);
        return next;
    }

    /** Closes the handle and the connection to the engine; no event. */
    @Override
    public void close() {
        E6Connection open;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            open = handle;
            if (lent != null) {
                lent.recall();
            }
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
        }
        engine.close();
    }

    /** The application closed its handle. */
    void returned(LentEngine by) {
        lock.lock();
        try {
            if (lent != by) {
                return;
            }
            lent = null;
            handle = null;
        } finally {
            lock.unlock();
        }
        var event = new ConnectionEvent(this);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    /** The application cut the connection. */
    void aborted() {
        engine.abort();
        broken(ErrorKind.CONNECTION_CLOSED.exception("The application aborted the connection."));
    }

    /** The connection is of no more use; said once. */
    void broken(SQLException failure) {
        if (!broken.compareAndSet(false, true)) {
            return;
        }
        var event = new ConnectionEvent(this, failure);
        listeners.forEach(listener -> listener.connectionErrorOccurred(event));
    }

    private void statementClosed(PreparedStatement statement) {
        var event = new StatementEvent(this, statement);
        statementListeners.forEach(listener -> listener.statementClosed(event));
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        if (listener != null) {
            listeners.addIfAbsent(listener);
        }
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        if (listener != null) {
            statementListeners.addIfAbsent(listener);
        }
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        statementListeners.remove(listener);
    }
}
