package com.e6data.jdbc.query;

import com.e6data.jdbc.transport.BatchReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the reader of a result has got so far, so that a second run of the query can take its place: it may go on where
 * the first one ended if its first batches are the same, byte by byte. Used by the reader's thread.
 *
 * <p>The latest batch is kept, which its reader holds anyway; of earlier ones two checksums and the length.
 */
final class Delivered {

    /** Beyond this much a second run costs more than it saves. */
    private static final long MOST_BYTES = 16L << 20;

    private record Print(int length, long crc32, long crc32c) {

        static Print of(BatchReply batch) {
            var crc32 = new CRC32();
            crc32.update(batch.bytes(), batch.offset(), batch.length());
            var crc32c = new CRC32C();
            crc32c.update(batch.bytes(), batch.offset(), batch.length());
            return new Print(batch.length(), crc32.getValue(), crc32c.getValue());
        }
    }

    private final List<Print> earlier = new ArrayList<>(0);
    /** Others may only forget it. */
    private volatile BatchReply latest;

    private long bytes;

    /** The reader gets this batch. */
    void add(BatchReply batch) {
        bytes += batch.length();
        if (!isRepeatable()) {
            forget();
            return;
        }
        BatchReply before = latest;
        if (before != null) {
            earlier.add(Print.of(before));
        }
        latest = batch;
    }

    /** The reader needs no more. Any thread may call it. */
    void forget() {
        latest = null;
    }

    /** False where too much was delivered. */
    boolean isRepeatable() {
        return bytes <= MOST_BYTES;
    }

    int batches() {
        return latest == null ? 0 : earlier.size() + 1;
    }

    /** True where the batch of this number, from 0, is the one that was delivered; null never is. */
    boolean isSame(int number, BatchReply batch) {
        if (batch == null) {
            return false;
        }
        return number < earlier.size() ? earlier.get(number).equals(Print.of(batch)) : isLatest(batch);
    }

    private boolean isLatest(BatchReply batch) {
        BatchReply before = latest;
        return before != null
                && Arrays.equals(
                        before.bytes(),
                        before.offset(),
                        before.offset() + before.length(),
                        batch.bytes(),
                        batch.offset(),
                        batch.offset() + batch.length());
    }
}
