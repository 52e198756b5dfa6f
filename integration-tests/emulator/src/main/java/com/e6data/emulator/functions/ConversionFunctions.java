package com.e6data.emulator.functions;

import java.time.LocalDateTime;
import java.util.Locale;
import org.h2.value.Value;

/** Functions that turn a value of any type into another type. NULL in, NULL out. */
public final class ConversionFunctions {

    private ConversionFunctions() {}

    /** Text of a value, as CAST writes it. */
    public static String toChar(Value x) {
        return Values.isNull(x) ? null : text(x);
    }

    /** @param pattern Java's letters for dates, a pattern of Java's DecimalFormat for numbers */
    public static String toChar(Value x, String pattern) {
        if (Values.isNull(x) || pattern == null) {
            return null;
        }
        if (Values.isNumber(x)) {
            return NumberPatterns.format(x.getBigDecimal(), pattern);
        }
        LocalDateTime t = DateText.parse(x.getString());
        return TimePattern.either(pattern).format(t);
    }

    /** true, t, yes, y, on, 1 and their opposites, without case; a number is true unless 0. */
    public static Boolean toBoolean(Value x) {
        if (Values.isNull(x)) {
            return null;
        }
        if (Values.isNumber(x)) {
            return x.getBigDecimal().signum() != 0;
        }
        return switch (x.getString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("'" + x.getString() + "' is neither true nor false");
        };
    }

    public static Double toNumber(String s, String pattern) {
        return s == null || pattern == null
                ? null
                : (Double) NumberPatterns.parse(s, pattern).doubleValue();
    }

    public static Double tryToNumber(String s, String pattern) {
        try {
            return toNumber(s, pattern);
        } catch (IllegalArgumentException notANumber) {
            return null;
        }
    }

    /** e6data's name of the type. */
    public static String typeOf(Value x) {
        return switch (x.getValueType()) {
            case Value.NULL -> "NULL";
            case Value.BOOLEAN -> "BOOLEAN";
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER -> "INTEGER";
            case Value.BIGINT -> "BIGINT";
            case Value.NUMERIC, Value.DECFLOAT -> "DECIMAL";
            case Value.REAL -> "FLOAT";
            case Value.DOUBLE -> "DOUBLE";
            case Value.DATE -> "DATE";
            case Value.TIMESTAMP -> "TIMESTAMP";
            case Value.TIMESTAMP_TZ -> "TIMESTAMP_TZ";
            case Value.BINARY, Value.VARBINARY, Value.BLOB -> "VARBINARY";
            case Value.ARRAY -> "ARRAY";
            default -> "VARCHAR";
        };
    }

    private static String text(Value x) {
        return x.getValueType() == Value.BOOLEAN ? (x.getBoolean() ? "true" : "false") : x.getString();
    }
}
