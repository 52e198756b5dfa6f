package com.e6data.conformance.chaos;

/** What a client does in one step, and how often among a hundred. */
enum Work {
    /** A query with one batch, to its end. */
    SMALL(18),
    /** A query with many batches, to its end. */
    LARGE(17),
    /** A prepared statement, twice with other values. */
    PREPARED(12),
    /** A large query that is closed after some rows. */
    PARTIAL(9),
    /** A large query that another thread cancels, then a small one on the same statement. */
    CANCELLED(8),
    /** A large query whose thread is interrupted. */
    INTERRUPTED(4),
    /** A large query with the shortest time limit. */
    LIMITED(4),
    /** Columns of a table. */
    CATALOG(5),
    /** {@code Connection.isValid}. */
    VALID(2),
    INSERT(7),
    UPDATE(7),
    /** Four INSERTs as a batch. */
    BATCH(4),
    /** An INSERT that another thread cancels. */
    CANCELLED_INSERT(3);

    private final int weight;

    Work(int weight) {
        this.weight = weight;
    }

    /** One kind of work for a number from 0 to 99. */
    static Work of(int chance) {
        var left = chance;
        for (var work : values()) {
            left -= work.weight;
            if (left < 0) {
                return work;
            }
        }
        throw new IllegalArgumentException("the weights make a hundred, which leaves nothing for " + chance);
    }
}
