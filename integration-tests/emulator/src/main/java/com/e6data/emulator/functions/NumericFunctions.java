package com.e6data.emulator.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;

/** Numeric functions that H2 lacks. A primitive parameter makes H2 answer NULL for NULL. */
public final class NumericFunctions {

    private static final SecureRandom SECURE = new SecureRandom();
    private static final int LARGEST_FACTORIAL = 20;

    private NumericFunctions() {}

    public static double cbrt(double x) {
        return Math.cbrt(x);
    }

    public static double acosh(double x) {
        return Math.log(x + Math.sqrt(x * x - 1));
    }

    /** Odd by construction: the plain formula cancels for large negative numbers. */
    public static double asinh(double x) {
        double positive = Math.abs(x);
        return Math.copySign(Math.log(positive + Math.sqrt(positive * positive + 1)), x);
    }

    public static double atanh(double x) {
        return 0.5 * (Math.log1p(x) - Math.log1p(-x));
    }

    public static double cosec(double x) {
        return 1 / Math.sin(x);
    }

    public static double sec(double x) {
        return 1 / Math.cos(x);
    }

    /** Exact for powers of two up to 2^52, unlike a quotient of natural logarithms. */
    public static double log2(double x) {
        double log = Math.log(x) / Math.log(2);
        double whole = Math.rint(log);
        return Math.pow(2, whole) == x ? whole : log;
    }

    public static double square(double x) {
        return x * x;
    }

    public static double signum(double x) {
        return Math.signum(x);
    }

    public static boolean isNan(double x) {
        return Double.isNaN(x);
    }

    public static boolean isInfinite(double x) {
        return Double.isInfinite(x);
    }

    public static boolean isFinite(double x) {
        return Double.isFinite(x);
    }

    /**
     * Factorial of the rounded argument, as the engine was seen to do it.
     *
     * @param n 0 to 20 after rounding half up; the result must fit BIGINT
     */
    public static Long factorial(BigDecimal n) {
        if (n == null) {
            return null;
        }
        BigDecimal rounded = n.setScale(0, RoundingMode.HALF_UP);
        if (rounded.signum() < 0 || rounded.compareTo(BigDecimal.valueOf(LARGEST_FACTORIAL)) > 0) {
            throw new IllegalArgumentException("FACTORIAL takes 0 to " + LARGEST_FACTORIAL + ", not " + n);
        }
        long result = 1;
        for (int i = 2; i <= rounded.intValue(); i++) {
            result *= i;
        }
        return result;
    }

    /** Number of the equi-width bucket of x, 0 below {@code min}, {@code count + 1} from {@code max} on. */
    public static int widthBucket(double x, double min, double max, int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("WIDTH_BUCKET needs a positive number of buckets, not " + count);
        }
        if (min == max || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException(
                    "WIDTH_BUCKET needs two different finite bounds, not " + min + " and " + max);
        }
        boolean descending = min > max;
        if (descending ? x > min : x < min) {
            return 0;
        }
        if (descending ? x <= max : x >= max) {
            return count + 1;
        }
        return (int) (count * (x - min) / (max - min)) + 1;
    }

    public static double secureRand() {
        return SECURE.nextDouble();
    }

    /** The seed cannot make a secure generator repeat itself; it is accepted because the engine's signature has it. */
    public static double secureRand(long seed) {
        return SECURE.nextDouble();
    }
}
