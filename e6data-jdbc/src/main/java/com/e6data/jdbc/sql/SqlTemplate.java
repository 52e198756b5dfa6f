package com.e6data.jdbc.sql;

import java.sql.SQLException;
import java.util.List;

/**
 * A statement text, read once: parameter positions, statement kind, the text that goes to the engine. Immutable.
 *
 * <p>{@code ?} counts only outside of string literals, quoted identifiers and comments. The trailing semicolon is
 * removed where it ends the statement outside of quotes and comments (protocol 5.3).
 */
public final class SqlTemplate {

    private SqlTemplate() {}

    /**
     * Reads a statement.
     *
     * @throws SQLException 42601 where a quote or comment does not end
     */
    public static SqlTemplate parse(String sql) throws SQLException {
        throw new UnsupportedOperationException("floor 2");
    }

    /** Number of {@code ?}. */
    public int parameterCount() {
        throw new UnsupportedOperationException("floor 2");
    }

    /** True for statements that write: INSERT, UPDATE, DELETE, MERGE, CREATE, DROP, ALTER, TRUNCATE. */
    public boolean writes() {
        throw new UnsupportedOperationException("floor 2");
    }

    /** The text for the engine with one literal for each parameter. */
    public String render(List<String> literals) {
        throw new UnsupportedOperationException("floor 2");
    }
}
