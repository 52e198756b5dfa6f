package com.e6data.jdbc.query;

import com.e6data.jdbc.transport.BatchReply;

/**
 * Whether a batch has rows, seen from its first bytes. After an empty one the server must not be asked again (protocol
 * 5.5), and the next request should not wait until the reader has decoded this one.
 */
enum ChunkPeek {
    /** End of data. */
    NONE,
    SOME,
    /** The row count does not stand first; the reader finds it. */
    UNKNOWN;

    /** Thrift struct: type i32, field 1, four bytes. */
    private static final int HEADER = 7;

    static ChunkPeek of(BatchReply batch) {
        if (batch.length() == 0) {
            return NONE;
        }
        byte[] bytes = batch.bytes();
        int at = batch.offset();
        if (batch.length() < HEADER || bytes[at] != 8 || bytes[at + 1] != 0 || bytes[at + 2] != 1) {
            return UNKNOWN;
        }
        int size = (bytes[at + 3] & 0xff) << 24
                | (bytes[at + 4] & 0xff) << 16
                | (bytes[at + 5] & 0xff) << 8
                | bytes[at + 6] & 0xff;
        return size == 0 ? NONE : size > 0 ? SOME : UNKNOWN;
    }
}
