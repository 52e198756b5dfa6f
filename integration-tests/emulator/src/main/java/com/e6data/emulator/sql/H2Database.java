package com.e6data.emulator.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** One private in-memory H2 and a few idle connections to it. Thread-safe. */
final class H2Database implements AutoCloseable {

    private static final int MAX_IDLE = 16;

    /**
     * Lazy results, NULL as the highest value, names in any case, no escape character of its own, UTC. No cache of
     * statements: the next run of a text would inherit the cancel of the one before.
     */
    private static final String SETTINGS = ";DB_CLOSE_DELAY=-1;LAZY_QUERY_EXECUTION=1;DEFAULT_NULL_ORDERING=HIGH"
            + ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DEFAULT_ESCAPE=;TIME ZONE=UTC"
            + ";LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=0";

    private final Driver driver = new org.h2.Driver();
    private final String url = "jdbc:h2:mem:e6-" + UUID.randomUUID() + SETTINGS;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<PrintContext.JavaAlias> aliases = ConcurrentHashMap.newKeySet();
    private final ReentrantLock definitions = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * To be held by whoever changes H2's catalog: two sessions that do so at once may wait for each other, each with
     * one of the locks that both need.
     */
    ReentrantLock definitions() {
        return definitions;
    }

    Connection borrow() throws SQLException {
        if (closed.get()) {
            throw new SQLException("The emulator's SQL engine is closed");
        }
        Connection connection = idle.poll();
        return connection != null ? connection : driver.connect(url, new Properties());
    }

    void giveBack(Connection connection) {
        if (!closed.get() && idle.size() < MAX_IDLE) {
            idle.push(connection);
            if (!closed.get()) {
                return;
            }
            idle.remove(connection);
        }
        close(connection);
    }

    /** Makes sure that the Java functions of a statement can be called. */
    void ensure(Set<PrintContext.JavaAlias> wanted) throws SQLException {
        if (aliases.containsAll(wanted)) {
            return;
        }
        definitions.lock();
        try {
            for (PrintContext.JavaAlias alias : wanted) {
                if (!aliases.contains(alias)) {
                    execute("CREATE ALIAS IF NOT EXISTS " + alias.name() + " FOR \"" + alias.method() + "\"");
                    aliases.add(alias);
                }
            }
        } finally {
            definitions.unlock();
        }
    }

    /** Whether H2 has a table or view. */
    boolean exists(Catalog.Table table) throws SQLException {
        Connection connection = borrow();
        try (ResultSet found =
                connection.getMetaData().getTables(null, literally(table.h2Schema()), literally(table.name()), null)) {
            return found.next();
        } finally {
            giveBack(connection);
        }
    }

    /** A name as a pattern of the metadata that matches nothing else. */
    private static String literally(String name) {
        return name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }

    long execute(String h2Sql) throws SQLException {
        Connection connection = borrow();
        try (Statement statement = connection.createStatement()) {
            return statement.execute(h2Sql) ? 0 : Math.max(0, statement.getLargeUpdateCount());
        } finally {
            giveBack(connection);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (Connection connection = driver.connect(url, new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            System.getLogger(H2Database.class.getPackageName())
                    .log(System.Logger.Level.DEBUG, "H2 reported an error while it shut down", e);
        }
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(H2Database.class.getPackageName())
                    .log(System.Logger.Level.DEBUG, "An H2 connection did not close", e);
        }
    }
}
