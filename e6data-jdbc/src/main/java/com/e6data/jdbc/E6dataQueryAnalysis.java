package com.e6data.jdbc;

import java.util.OptionalLong;

/**
 * What a query cost, as the engine reports it (protocol 5.6). Every figure is optional, since engines report different
 * ones; {@link #json} has whatever else there is.
 *
 * @param totalMillis time from prepare to the end, in milliseconds
 * @param queueingMillis time in the queue before execution, in milliseconds
 * @param parsingMillis time for parsing, in milliseconds
 * @param rowCount number of rows in the result
 * @param cached true where the result came from the engine's cache
 * @param json the engine's report as it came; not null, may be empty
 */
public record E6dataQueryAnalysis(
        OptionalLong totalMillis,
        OptionalLong queueingMillis,
        OptionalLong parsingMillis,
        OptionalLong rowCount,
        boolean cached,
        String json) {}
