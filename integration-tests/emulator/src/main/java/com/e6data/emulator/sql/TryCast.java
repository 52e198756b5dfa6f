package com.e6data.emulator.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/** Conversions of text that give null where CAST fails; H2 calls them, so they are public. */
public final class TryCast {

    private TryCast() {}

    public static Boolean toBoolean(String text) {
        if (text == null) {
            return null;
        }
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes" -> Boolean.TRUE;
            case "false", "f", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    public static Integer toInteger(String text) {
        BigDecimal value = number(text);
        return value == null || value.compareTo(BigDecimal.valueOf(value.intValue())) != 0 ? null : value.intValue();
    }

    public static Long toLong(String text) {
        BigDecimal value = number(text);
        return value == null || value.compareTo(BigDecimal.valueOf(value.longValue())) != 0 ? null : value.longValue();
    }

    public static Float toFloat(String text) {
        BigDecimal value = number(text);
        return value == null ? null : value.floatValue();
    }

    public static Double toDouble(String text) {
        BigDecimal value = number(text);
        return value == null ? null : value.doubleValue();
    }

    public static BigDecimal toDecimal(String text, int precision, int scale) {
        BigDecimal value = number(text);
        if (value == null) {
            return null;
        }
        BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_UP);
        return scaled.precision() > precision ? null : scaled;
    }

    public static LocalDate toDate(String text) {
        LocalDateTime value = toTimestamp(text);
        return value == null ? null : value.toLocalDate();
    }

    public static LocalDateTime toTimestamp(String text) {
        if (text == null) {
            return null;
        }
        String value = text.trim();
        try {
            return value.length() <= 10
                    ? LocalDate.parse(value).atStartOfDay()
                    : LocalDateTime.parse(value.replace(' ', 'T'));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static BigDecimal number(String text) {
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
