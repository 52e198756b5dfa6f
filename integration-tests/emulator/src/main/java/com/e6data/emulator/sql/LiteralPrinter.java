package com.e6data.emulator.sql;

import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.BitString;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Literals in H2's words. */
final class LiteralPrinter {

    private LiteralPrinter() {}

    /** @param literal resolved by the validator */
    static String print(SqlLiteral literal, RelDataType type) {
        if (literal.getValue() == null && literal.getTypeName() != SqlTypeName.UNKNOWN) {
            return "NULL";
        }
        return switch (literal.getTypeName()) {
            case BOOLEAN -> literal.booleanValue() ? "TRUE" : "FALSE";
            case NULL, UNKNOWN -> "NULL";
            case CHAR, VARCHAR ->
                StringLiterals.standard(literal.getValueAs(NlsString.class).getValue());
            case DECIMAL, BIGINT, INTEGER -> number(literal, type);
            case DOUBLE, FLOAT, REAL -> floating(literal);
            case DATE -> "DATE '" + literal.getValueAs(DateString.class) + "'";
            case TIME -> "TIME '" + literal.getValueAs(TimeString.class) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + literal.getValueAs(TimestampString.class) + "'";
            case BINARY, VARBINARY -> "X'" + literal.getValueAs(BitString.class).toHexString() + "'";
            case INTERVAL_YEAR,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_MONTH,
                    INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND -> IntervalPrinter.text(literal);
            default ->
                throw new PrintRefusal(
                        "Literals of type " + literal.getTypeName() + " are not supported",
                        literal.getParserPosition());
        };
    }

    private static String number(SqlLiteral literal, RelDataType type) {
        String plain = literal.bigDecimalValue().toPlainString();
        if (type != null && type.getSqlTypeName() == SqlTypeName.DOUBLE) {
            return "CAST(" + plain + " AS DOUBLE PRECISION)";
        }
        return plain;
    }

    private static String floating(SqlLiteral literal) {
        BigDecimal value = literal.bigDecimalValue();
        return "CAST(" + value.unscaledValue() + "E" + -value.scale() + " AS DOUBLE PRECISION)";
    }
}
