package com.e6data.emulator.wire;

import java.util.Arrays;

/** A growing big-endian byte array with the Thrift binary primitives (protocol 7.1). Not thread-safe. */
final class ByteSink {

    /** Type codes of the Thrift binary protocol. */
    static final int STOP = 0;

    static final int BOOL = 2;
    static final int I8 = 3;
    static final int DOUBLE = 4;
    static final int I32 = 8;
    static final int I64 = 10;
    static final int STRING = 11;
    static final int STRUCT = 12;
    static final int LIST = 15;

    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void i8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void i16(int value) {
        i8(value >> 8);
        i8(value);
    }

    void i32(int value) {
        reserve(4);
        bytes[size] = (byte) (value >> 24);
        bytes[size + 1] = (byte) (value >> 16);
        bytes[size + 2] = (byte) (value >> 8);
        bytes[size + 3] = (byte) value;
        size += 4;
    }

    void i64(long value) {
        i32((int) (value >> 32));
        i32((int) value);
    }

    void f64(double value) {
        i64(Double.doubleToRawLongBits(value));
    }

    /** Length and content of a Thrift string or binary. */
    void binary(byte[] value) {
        i32(value.length);
        raw(value, value.length);
    }

    void append(ByteSink other) {
        raw(other.bytes, other.size);
    }

    void field(int type, int id) {
        i8(type);
        i16(id);
    }

    void list(int elementType, int count) {
        i8(elementType);
        i32(count);
    }

    private void raw(byte[] source, int length) {
        reserve(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        var needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 2L)));
        }
    }
}
