package com.e6data.emulator.functions;

/** Bitwise functions over numbers of a stated width in bits. */
public final class BitFunctions {

    private BitFunctions() {}

    public static long arithmeticShiftRight(long value, long shift) {
        return value >> Math.min(notNegative(shift), Long.SIZE - 1);
    }

    /** Shift of the lowest {@code width} bits, zeros come in from the left. */
    public static long logicalShiftRight(long value, long shift, long width) {
        long bits = value & mask(width);
        return atLeast(shift, width) ? 0 : bits >>> shift;
    }

    /** Shift within {@code width} bits; what leaves them is lost. */
    public static long shiftLeft(long value, long shift, long width) {
        long mask = mask(width);
        return atLeast(shift, width) ? 0 : value << shift & mask;
    }

    /** Ones in the two's complement of {@code width} bits. */
    public static long bitCount(long value, long width) {
        long mask = mask(width);
        if (width < Long.SIZE) {
            long low = -(1L << width - 1);
            if (value < low || value >= -low) {
                throw new IllegalArgumentException("BIT_COUNT: " + value + " does not fit " + width + " bits");
            }
        }
        return Long.bitCount(value & mask);
    }

    public static long getBit(long value, long position) {
        if (position < 0 || position >= Long.SIZE) {
            throw new IllegalArgumentException("GETBIT takes a position from 0 to 63, not " + position);
        }
        return value >>> position & 1;
    }

    private static long mask(long width) {
        if (width < 2 || width > Long.SIZE) {
            throw new IllegalArgumentException("A bit width must be 2 to 64, not " + width);
        }
        return width == Long.SIZE ? -1L : (1L << width) - 1;
    }

    private static boolean atLeast(long shift, long width) {
        return notNegative(shift) >= width;
    }

    private static long notNegative(long shift) {
        if (shift < 0) {
            throw new IllegalArgumentException("A shift must not be negative: " + shift);
        }
        return shift;
    }
}
