package com.e6data.emulator.wire;

/**
 * One column of a result.
 *
 * @param label as the client wrote it
 * @param type type on the wire
 * @param scale digits after the point of a DECIMAL128, else 0
 */
public record OutputColumn(String label, WireType type, int scale) {}
