package com.e6data.jdbc;

import java.sql.SQLException;

/**
 * Some rows of a result, in columns, as {@link E6dataResultSet#nextBatch} gives them. It is a view of the received
 * bytes: what shall live longer than the next call must be copied. Several threads may read one batch at the same time.
 */
public interface E6dataBatch {

    /** Number of rows, 1 or more. */
    int rowCount();

    /** Number of columns, as in the result set. */
    int columnCount();

    /**
     * A column by position, from 1 as everywhere in JDBC.
     *
     * @throws SQLException 07009 where there is no such column
     */
    E6dataColumn column(int index) throws SQLException;

    /**
     * A column by label, as {@code ResultSet.findColumn} finds it.
     *
     * @throws SQLException 07009 where there is no such column
     */
    E6dataColumn column(String label) throws SQLException;
}
