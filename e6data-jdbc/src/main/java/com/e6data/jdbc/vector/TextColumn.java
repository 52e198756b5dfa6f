package com.e6data.jdbc.vector;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * STRING, and the text form of ARRAY, MAP and STRUCT. Bytes that are not UTF-8 become replacement characters, as a
 * Java-built engine would have read them from its own files.
 */
final class TextColumn extends VectorColumn {

    private final byte[] bytes;
    private final Slices slices;
    /** Found on first use; two threads may find it twice, with the same result. */
    private Charset charset;

    TextColumn(Nulls nulls, Slices slices) {
        super(nulls);
        this.bytes = slices.bytes();
        this.slices = slices;
    }

    @Override
    public String getString(int row) {
        int position = slices.position(row);
        return new String(bytes, position, slices.lengthAt(position), charset());
    }

    @Override
    public Object getObject(int row) {
        return getString(row);
    }

    /** ISO 8859-1 costs half of UTF-8 and is the same where all is ASCII; a test of each value would cost more. */
    private Charset charset() {
        Charset found = charset;
        if (found == null) {
            found = slices.isAscii() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            charset = found;
        }
        return found;
    }
}
