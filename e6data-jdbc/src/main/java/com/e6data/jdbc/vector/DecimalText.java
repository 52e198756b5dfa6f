package com.e6data.jdbc.vector;

/** The text form of a decimal: sign, digits, fraction, exponent, all in ASCII and complete (protocol 7.6). */
final class DecimalText {

    private DecimalText() {}

    /** True where all bytes together are one literal. The first byte refuses nearly every binary value. */
    static boolean matches(byte[] bytes, int start, int length) {
        int end = start + length;
        int at = sign(bytes, start, end);
        int digits = digits(bytes, at, end);
        int count = digits - at;
        at = digits;
        if (at < end && bytes[at] == '.') {
            digits = digits(bytes, at + 1, end);
            count += digits - at - 1;
            at = digits;
        }
        if (count == 0) {
            return false;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            int exponent = sign(bytes, at + 1, end);
            at = digits(bytes, exponent, end);
            if (at == exponent) {
                return false;
            }
        }
        return at == end;
    }

    private static int sign(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] == '+' || bytes[at] == '-') ? at + 1 : at;
    }

    private static int digits(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
