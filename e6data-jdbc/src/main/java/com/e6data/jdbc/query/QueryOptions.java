package com.e6data.jdbc.query;

/**
 * What a statement asks of one execution.
 *
 * @param catalog for unqualified names; null or empty uses protocol V1 calls
 * @param schema for unqualified names; null or empty for none
 * @param timeoutSeconds query timeout; 0 for none
 * @param update true for text that writes: a lost connection then means that the outcome is unknown
 */
public record QueryOptions(String catalog, String schema, int timeoutSeconds, boolean update) {}
