package com.e6data.jdbc.query;

import com.e6data.jdbc.vector.ResultMetadata;

/**
 * What a statement without a result changed. Not confirmed on a live cluster (protocol 14, U21 and U22): a result
 * without columns is taken as no result, and its row count as the number of changed rows.
 */
final class UpdateCount {

    private UpdateCount() {}

    /** -1 for a statement with a result. */
    static long of(ResultMetadata metadata) {
        return metadata.columns().isEmpty() ? Math.max(metadata.rowCount(), 0) : -1;
    }
}
