package com.e6data.jdbc.vector;

import java.sql.SQLException;

/**
 * Where texts or byte strings lie: they follow each other, each after its length of four bytes.
 *
 * <p>Equal lengths (flags, codes, binary decimals) need no index; else each position is noted while the lengths are
 * walked, which has to be done anyway.
 */
final class Slices {

    private static final int PREFIX = 4;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int stride;
    private final int[] positions;
    private final int count;

    private Slices(byte[] bytes, int start, int end, int stride, int[] positions, int count) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.stride = stride;
        this.positions = positions;
        this.count = count;
    }

    /** Reads the elements of a list whose head was read. */
    static Slices list(ThriftReader in, int count) throws SQLException {
        int start = in.position() + PREFIX;
        int stride = 0;
        int[] positions = null;
        int uniform = start;
        for (int i = 0; i < count; i++) {
            int length = in.length();
            int position = in.position();
            if (i == 0) {
                stride = PREFIX + length;
            } else if (positions != null) {
                positions[i] = position;
            } else if (position != uniform) {
                positions = new int[count];
                for (int j = 0; j < i; j++) {
                    positions[j] = start + j * stride;
                }
                positions[i] = position;
            }
            uniform += stride;
            in.advance(length);
        }
        return new Slices(in.bytes(), start, in.position(), stride, positions, count);
    }

    /** Reads one value that stands for all rows. */
    static Slices constant(ThriftReader in) throws SQLException {
        int length = in.length();
        int start = in.position();
        in.advance(length);
        return new Slices(in.bytes(), start, in.position(), 0, null, 1);
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the value of a row begins. */
    int position(int row) {
        return positions == null ? start + row * stride : positions[row];
    }

    /** Length in bytes of the value that begins at a position. */
    int lengthAt(int position) {
        return (int) BigEndian.INTS.get(bytes, position - PREFIX);
    }

    /** True where no byte has its high bit set. The lengths in between are looked at too, which does no harm. */
    boolean isAscii() {
        long bits = 0;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            bits |= (long) BigEndian.LONGS.get(bytes, at);
        }
        for (; at < end; at++) {
            bits |= bytes[at];
        }
        return (bits & 0x8080808080808080L) == 0;
    }
}
