package com.e6data.jdbc.vector;

import java.sql.SQLException;
import java.util.List;

/**
 * The decoded metadata block of a result (protocol 6).
 *
 * @param rowCount as known to the engine when asked, an estimate; the update count where there are no columns
 * @param columns in select order; empty for a statement without a result set
 */
public record ResultMetadata(long rowCount, List<ResultColumn> columns) {

    /**
     * Decodes {@code resultMetaData}.
     *
     * @throws SQLException 08P01 where the block is malformed
     */
    public static ResultMetadata read(byte[] block) throws SQLException {
        throw new UnsupportedOperationException("floor 1");
    }
}
