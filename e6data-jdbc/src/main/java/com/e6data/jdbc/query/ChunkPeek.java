package com.e6data.jdbc.query;

import com.e6data.jdbc.transport.BatchReply;

/**
 * How many rows a batch has, seen from its first bytes. After an empty one the server must not be asked again (protocol
 * 5.5), and the next request should not wait until the reader has decoded this one.
 */
final class ChunkPeek {

    /** The row count does not stand first; the reader finds it. */
    static final int UNKNOWN = -1;

    /** Thrift struct: type i32, field 1, four bytes. */
    private static final int HEADER = 7;

    private ChunkPeek() {}

    /** 0 for the end of data. */
    static int rows(BatchReply batch) {
        if (batch.length() == 0) {
            return 0;
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
        return size >= 0 ? size : UNKNOWN;
    }
}
