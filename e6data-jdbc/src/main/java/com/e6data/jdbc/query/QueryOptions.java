package com.e6data.jdbc.query;

import java.util.List;

/**
 * What a statement asks of one execution.
 *
 * @param catalog for unqualified names; null or empty uses protocol V1 calls
 * @param schema for unqualified names; null or empty for none
 * @param timeoutSeconds query timeout: the longest time for everything from the login to the last fetch; 0 for none
 * @param update true for text that writes: a lost connection then means that the outcome is unknown
 * @param keepUntilClosed true to free the server's side at {@link Query#close} rather than as soon as the last row has
 *     arrived, so that {@link Query#explainAnalyze} answers after the rows were read
 * @param parameters values for the {@code ?} of the text, which the server binds; empty for a text without
 */
public record QueryOptions(
        String catalog,
        String schema,
        int timeoutSeconds,
        boolean update,
        boolean keepUntilClosed,
        List<ServerParameter> parameters) {

    public QueryOptions(String catalog, String schema, int timeoutSeconds, boolean update, boolean keepUntilClosed) {
        this(catalog, schema, timeoutSeconds, update, keepUntilClosed, List.of());
    }

    public QueryOptions(String catalog, String schema, int timeoutSeconds, boolean update) {
        this(catalog, schema, timeoutSeconds, update, false);
    }

    /** The same with values that the server binds. */
    public QueryOptions with(List<ServerParameter> values) {
        return new QueryOptions(catalog, schema, timeoutSeconds, update, keepUntilClosed, values);
    }
}
