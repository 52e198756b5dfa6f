package com.e6data.jdbc.vector;

import java.util.Arrays;

/** BINARY: bytes as received (protocol 7.7). */
final class BinaryColumn extends VectorColumn {

    private final Slices slices;

    BinaryColumn(Nulls nulls, Slices slices) {
        super(nulls);
        this.slices = slices;
    }

    @Override
    public Object getObject(int row) {
        int position = slices.position(row);
        return Arrays.copyOfRange(slices.bytes(), position, position + slices.lengthAt(position));
    }
}
