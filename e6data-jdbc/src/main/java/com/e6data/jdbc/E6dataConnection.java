package com.e6data.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a connection to e6data can do beyond JDBC. Reached by {@code connection.unwrap(E6dataConnection.class)}, also
 * through a pool.
 */
public interface E6dataConnection extends Connection {

    /**
     * Has the engine check a statement without running it (protocol 5.6).
     *
     * @param sql one statement without parameter markers; JDBC escapes are translated as for a {@code Statement}
     * @return the engine's validation text or logical plan; not null, may be empty
     * @throws SQLException 42xxx where the engine refuses the statement, 07001 where it has parameter markers (see
     *     {@link E6dataPreparedStatement#dryRun}), 08003 where the connection is closed
     */
    String dryRun(String sql) throws SQLException;

    /**
     * Cancels a query by its id, as {@code Statement.cancel} does for the statement that runs it; never waits for the
     * server. Whoever waits for the query gets a SQLException 57014. May be called by any thread.
     *
     * <p>Found are the queries that any connection of this JVM runs for the same user on the same cluster. Others
     * cannot be reached: a request about a query goes to the planner that owns it, and only the connection that
     * prepared the query knows that one (protocol 5.7).
     *
     * @param queryId as {@link E6dataStatement#queryId} gives it
     * @return true where the query was found; false where it is unknown here or over
     * @throws SQLException HY024 where the id is null, 08003 where this connection is closed
     */
    boolean cancelQuery(String queryId) throws SQLException;

    /**
     * Asks the server how far a query is. Finds the same queries as {@link #cancelQuery}. May be called by any thread.
     *
     * @throws SQLException HY010 where the query is unknown here or over, HY024 where the id is null, 08003 where this
     *     connection is closed
     */
    E6dataQueryStatus queryStatus(String queryId) throws SQLException;

    /**
     * Tells a listener of every query of this connection from now on, of present and future statements. Adding a
     * listener again has no effect.
     *
     * @throws SQLException HY024 where the listener is null, 08003 where the connection is closed
     */
    void addQueryListener(E6dataQueryListener listener) throws SQLException;

    /** Ends {@link #addQueryListener}; without effect for null and for an unknown listener, and after close. */
    void removeQueryListener(E6dataQueryListener listener);
}
