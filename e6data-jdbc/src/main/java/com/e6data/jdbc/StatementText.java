package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.BackslashMode;
import com.e6data.jdbc.sql.JdbcEscapes;
import com.e6data.jdbc.sql.SqlTemplate;
import java.sql.SQLException;

/** From the text that the caller gives to the template that is executed. */
final class StatementText {

    private StatementText() {}

    static SqlTemplate parse(String sql, boolean escapes, E6Connection connection) throws SQLException {
        BackslashMode backslash = connection.backslash();
        if (Arguments.notNull("SQL text", sql).isBlank()) {
            throw ErrorKind.SYNTAX_ERROR.exception("The SQL text is empty.");
        }
        return SqlTemplate.parse(escapes ? JdbcEscapes.translate(sql, backslash, connection.names()) : sql, backslash);
    }
}
