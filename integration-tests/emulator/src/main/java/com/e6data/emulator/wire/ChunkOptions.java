package com.e6data.emulator.wire;

/**
 * How rows become chunks: what real engines are known to vary (protocol 7.3 to 7.6).
 *
 * @param maxRows rows in a chunk at most, at least 1
 * @param maxBytes a chunk ends with the row that makes it larger than this many bytes, at least 1
 * @param constants writes a column whose values are all equal within a chunk as one value
 * @param nullVectors writes a column that is NULL in all rows of a chunk as a constant vector of type NULL
 * @param decimals form of DECIMAL128 values
 */
public record ChunkOptions(int maxRows, int maxBytes, boolean constants, boolean nullVectors, DecimalForm decimals) {

    /** Form of DECIMAL128 values on the wire (protocol 7.6). */
    public enum DecimalForm {
        /** 16 bytes and the scale: what current engines send. */
        BINARY(false, true),
        /** 16 bytes without the scale field, as older engines do; columns with digits after the point go as text. */
        BINARY_WITHOUT_SCALE(false, false),
        /** ASCII text and the scale of the column. */
        TEXT(true, true),
        /** ASCII text without the scale field. */
        TEXT_WITHOUT_SCALE(true, false);

        final boolean text;
        final boolean writesScale;

        DecimalForm(boolean text, boolean writesScale) {
            this.text = text;
            this.writesScale = writesScale;
        }
    }

    /** 10,000 rows or 4 MiB, plain vectors, binary decimals. */
    public static final ChunkOptions DEFAULT = new ChunkOptions(10_000, 4 << 20, false, false, DecimalForm.BINARY);

    public ChunkOptions {
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows is " + maxRows + "; a chunk holds at least one row");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; it must be positive");
        }
    }

    public ChunkOptions withMaxRows(int rows) {
        return new ChunkOptions(rows, maxBytes, constants, nullVectors, decimals);
    }

    public ChunkOptions withMaxBytes(int bytes) {
        return new ChunkOptions(maxRows, bytes, constants, nullVectors, decimals);
    }

    public ChunkOptions withConstants(boolean on) {
        return new ChunkOptions(maxRows, maxBytes, on, nullVectors, decimals);
    }

    public ChunkOptions withNullVectors(boolean on) {
        return new ChunkOptions(maxRows, maxBytes, constants, on, decimals);
    }

    public ChunkOptions withDecimals(DecimalForm form) {
        return new ChunkOptions(maxRows, maxBytes, constants, nullVectors, form);
    }
}
