package com.e6data.jdbc.vector;

/**
 * Which rows are NULL: one byte for each row, or one for all rows where the stride is 0 (protocol 7.3).
 *
 * @param bytes holds the flags
 * @param start position of the first flag
 * @param stride 1, or 0 for one flag for all rows
 */
record Nulls(byte[] bytes, int start, int stride) {

    /** No row is NULL. */
    static final Nulls NONE = new Nulls(new byte[] {0}, 0, 0);

    boolean isNull(int row) {
        return bytes[start + row * stride] != 0;
    }

    boolean areAllNull(int rows) {
        if (stride == 0) {
            return isNull(0);
        }
        for (int row = 0; row < rows; row++) {
            if (!isNull(row)) {
                return false;
            }
        }
        return true;
    }
}
