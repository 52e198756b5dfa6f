package com.e6data.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a statement can do beyond JDBC, prepared ones too. Reached by {@code statement.unwrap(E6dataStatement.class)}.
 */
public interface E6dataStatement extends Statement {

    /**
     * The engine's id of the query that runs now or ran last: the one to name when asking an administrator. Known as
     * soon as the engine has accepted the text; stays known when the statement is closed. May be called by any thread.
     *
     * @return null before the first run, and while a run has no id yet
     */
    String queryId();

    /**
     * Asks the server how far the current query is. May be called by any thread.
     *
     * @throws SQLException HY010 where no query is open: nothing runs yet, its last row was received (see
     *     {@link #setKeepQueryUntilClosed}), or it is closed
     */
    E6dataQueryStatus status() throws SQLException;

    /**
     * The plan of the current query as the engine prints it. To see a plan without running the statement, use
     * {@link E6dataConnection#dryRun} or {@link E6dataPreparedStatement#dryRun}.
     *
     * @throws SQLException HY010 as for {@link #status}
     */
    String explain() throws SQLException;

    /**
     * What the current query cost. Complete after the last row, so for rows call {@link #setKeepQueryUntilClosed}
     * before the run.
     *
     * @throws SQLException HY010 as for {@link #status}
     */
    E6dataQueryAnalysis explainAnalyze() throws SQLException;

    /**
     * With true, the queries that start from now on stay open on the server until their result set (or, where there is
     * none, the statement's next run or close) rather than until the last row was received, so that
     * {@link #explainAnalyze} answers after the rows were read. It holds the server's resources longer: the default is
     * false.
     *
     * @throws SQLException HY010 where the statement is closed
     */
    void setKeepQueryUntilClosed(boolean keep) throws SQLException;

    /**
     * What {@link #setKeepQueryUntilClosed} set.
     *
     * @throws SQLException HY010 where the statement is closed
     */
    boolean isKeepQueryUntilClosed() throws SQLException;

    /**
     * Tells a listener of every run of this statement that begins from now on. Adding a listener again has no effect.
     *
     * @throws SQLException HY024 where the listener is null, HY010 where the statement is closed
     */
    void addQueryListener(E6dataQueryListener listener) throws SQLException;

    /** Ends {@link #addQueryListener}; without effect for null and for an unknown listener, and after close. */
    void removeQueryListener(E6dataQueryListener listener);
}
