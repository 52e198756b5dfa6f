package com.e6data.jdbc;

/**
 * How far a query is, as the engine says when it is asked.
 *
 * @param finished true when the engine has all rows
 * @param rowCount rows so far, or in all when it is finished
 */
public record E6dataQueryStatus(boolean finished, long rowCount) {}
