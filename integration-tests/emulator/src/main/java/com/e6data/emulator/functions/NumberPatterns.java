package com.e6data.emulator.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Number patterns: Java's ({@code #,##0.00}), and 9 for an optional digit as other engines write it. */
final class NumberPatterns {

    private NumberPatterns() {}

    static String format(BigDecimal x, String pattern) {
        try {
            var format = new DecimalFormat(javaPattern(pattern), DecimalFormatSymbols.getInstance(Locale.US));
            format.setRoundingMode(RoundingMode.HALF_UP);
            return format.format(x);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a number pattern: '" + pattern + "': " + e.getMessage(), e);
        }
    }

    /**
     * Reads a number written as the pattern shows: grouping commas and a currency sign are dropped when the pattern has
     * them.
     */
    static BigDecimal parse(String text, String pattern) {
        String plain = text.strip();
        if (pattern.indexOf(',') >= 0) {
            plain = plain.replace(",", "");
        }
        if (pattern.indexOf('$') >= 0) {
            plain = plain.replace("$", "");
        }
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number of the pattern '" + pattern + "'", e);
        }
    }

    /** In Java's patterns only {@code #} and {@code 0} are digits, and the last digit before the point must be a 0. */
    private static String javaPattern(String pattern) {
        if (pattern.indexOf('9') < 0) {
            return pattern;
        }
        int point = pattern.indexOf('.') < 0 ? pattern.length() : pattern.indexOf('.');
        String whole = pattern.substring(0, point).replace('9', '#');
        int last = whole.lastIndexOf('#');
        String head = last < 0 ? whole : whole.substring(0, last) + '0' + whole.substring(last + 1);
        return head + pattern.substring(point).replace('9', '0');
    }
}
