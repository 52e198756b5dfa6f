package com.e6data.jdbc;

import com.e6data.jdbc.query.ServerParameter;
import com.e6data.jdbc.sql.SqlTemplate;
import java.util.List;

/**
 * The values of one run: literals for the text, or values that travel beside it where the server binds.
 *
 * @param literals one for each parameter
 * @param parameters one for each parameter, or none where the literals are to be written into the text
 */
record Binding(List<String> literals, List<ServerParameter> parameters) {

    /** For texts without parameters. */
    static final Binding NONE = new Binding(List.of(), List.of());

    /** The text to send. */
    String text(SqlTemplate template) {
        return parameters.isEmpty() ? template.render(literals) : template.text();
    }
}
