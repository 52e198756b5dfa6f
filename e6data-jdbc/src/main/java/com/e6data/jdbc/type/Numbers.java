package com.e6data.jdbc.type;

import com.e6data.jdbc.error.ErrorKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;

/**
 * Narrowing of numbers with range checks. A fraction is cut off towards zero; what does not fit is an error with
 * SQLSTATE 22003, never another number.
 */
public final class Numbers {

    /** No number type of e6data comes near; beyond it, plain digits would cost memory without end. */
    static final int MAX_DIGITS = 20_000;

    private static final double LONG_END = 0x1p63;

    private Numbers() {}

    /** Refuses what has more than 32 bits. */
    public static int toInt(long value) throws SQLException {
        if (value != (int) value) {
            throw outOfRange(value, "a 32-bit integer");
        }
        return (int) value;
    }

    static short toShort(long value) throws SQLException {
        if (value != (short) value) {
            throw outOfRange(value, "a 16-bit integer");
        }
        return (short) value;
    }

    static byte toByte(long value) throws SQLException {
        if (value != (byte) value) {
            throw outOfRange(value, "an 8-bit integer");
        }
        return (byte) value;
    }

    /** False for zeros, true for every other number; refuses NaN. */
    public static boolean toBoolean(double value) throws SQLException {
        if (Double.isNaN(value)) {
            throw outOfRange(value, "a boolean");
        }
        return value != 0;
    }

    /** Refuses NaN, infinities and what has more than 64 bits. */
    public static long toLong(double value) throws SQLException {
        if (!(value >= -LONG_END && value < LONG_END)) {
            throw outOfRange(value, "a 64-bit integer");
        }
        return (long) value;
    }

    static long toLong(BigDecimal value) throws SQLException {
        // 64 bits have 19 digits; these tests keep huge exponents from being written out.
        long integerDigits = (long) value.precision() - value.scale();
        if (integerDigits <= 0) {
            return 0;
        }
        if (integerDigits <= 19) {
            BigInteger integer = value.toBigInteger();
            if (integer.bitLength() < Long.SIZE) {
                return integer.longValue();
            }
        }
        throw outOfRange(value, "a 64-bit integer");
    }

    /** Keeps NaN and infinities; refuses finite values beyond the range. */
    public static float toFloat(double value) throws SQLException {
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
            throw outOfRange(value, "a 32-bit floating point number");
        }
        return narrow;
    }

    static float toFloat(BigDecimal value) throws SQLException {
        float narrow = value.floatValue();
        if (Float.isInfinite(narrow)) {
            throw outOfRange(value, "a 32-bit floating point number");
        }
        return narrow;
    }

    static double toDouble(BigDecimal value) throws SQLException {
        double narrow = value.doubleValue();
        if (Double.isInfinite(narrow)) {
            throw outOfRange(value, "a 64-bit floating point number");
        }
        return narrow;
    }

    /** The decimal of the shortest text of the number; refuses NaN and infinities. */
    public static BigDecimal toBigDecimal(double value) throws SQLException {
        if (!Double.isFinite(value)) {
            throw outOfRange(value, "a decimal");
        }
        return BigDecimal.valueOf(value);
    }

    static BigDecimal toBigDecimal(float value) throws SQLException {
        if (!Float.isFinite(value)) {
            throw outOfRange(value, "a decimal");
        }
        return new BigDecimal(Float.toString(value));
    }

    static BigInteger toBigInteger(BigDecimal value) throws SQLException {
        return checkDigits(value).toBigInteger();
    }

    /** Plain notation, without an exponent. */
    public static String toPlainText(BigDecimal value) throws SQLException {
        return checkDigits(value).toPlainString();
    }

    private static BigDecimal checkDigits(BigDecimal value) throws SQLException {
        if (Math.abs((long) value.scale()) > MAX_DIGITS || value.precision() > MAX_DIGITS) {
            throw ErrorKind.VALUE_OUT_OF_RANGE.exception("A decimal of precision " + value.precision() + " and scale "
                    + value.scale() + " has more than " + MAX_DIGITS + " digits in plain notation.");
        }
        return value;
    }

    private static SQLException outOfRange(Object value, String target) {
        return ErrorKind.VALUE_OUT_OF_RANGE.exception("The value " + value + " does not fit into " + target + ".");
    }
}
