package com.e6data.emulator.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;

/** Conversions that H2 does without a word where a value is too large; called by H2. */
public final class Narrow {

    private Narrow() {}

    /** The nearest single. */
    public static Float toSingle(Double value) throws SQLException {
        if (value != null && Float.isInfinite(value.floatValue()) && !value.isInfinite()) {
            throw new SQLException("Numeric value out of range: " + value + " is too large for FLOAT", "22003");
        }
        return value == null ? null : (Float) value.floatValue();
    }

    /** The integer part. */
    public static BigDecimal toWhole(Double value) throws SQLException {
        if (value != null && !Double.isFinite(value)) {
            throw new SQLException("Numeric value out of range: " + value + " is no integer", "22003");
        }
        return value == null ? null : new BigDecimal(value).setScale(0, RoundingMode.DOWN);
    }
}
