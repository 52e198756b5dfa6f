package com.e6data.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What a prepared statement can do beyond JDBC and beyond {@link E6dataStatement}. */
public interface E6dataPreparedStatement extends E6dataStatement, PreparedStatement {

    /**
     * Has the engine check the statement with its present parameters, without running it (protocol 5.6).
     *
     * @return the engine's validation text or logical plan; not null, may be empty
     * @throws SQLException 42xxx where the engine refuses the statement, 07001 where a parameter has no value, HY010
     *     where the statement is closed
     */
    String dryRun() throws SQLException;
}
