package com.e6data.emulator.sql;

import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserUtil;

/** Date arithmetic with intervals, printed as H2's DATEADD: intervals never become values there. */
final class IntervalPrinter {

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long SECOND_MILLIS = 1_000L;

    /** So many units, as a printed expression. */
    private record Amount(String unit, String count) {}

    private final ExpressionPrinter expressions;

    IntervalPrinter(ExpressionPrinter expressions) {
        this.expressions = expressions;
    }

    /** {@code date + interval} or {@code date - interval}. */
    String add(SqlNode date, SqlNode interval, boolean minus) {
        Amount amount = amount(interval);
        String count = minus ? negate(amount.count) : amount.count;
        return "DATEADD(" + amount.unit + ", " + count + ", " + expressions.print(date) + ")";
    }

    private static String negate(String count) {
        return count.startsWith("-") ? count.substring(1) : count.matches("\\d+") ? "-" + count : "-(" + count + ")";
    }

    private Amount amount(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal) {
            return literalAmount(literal);
        }
        if (node instanceof SqlCall call) {
            switch (call.getKind()) {
                case INTERVAL -> {
                    var qualifier = (SqlIntervalQualifier) call.operand(1);
                    return new Amount(unit(qualifier), expressions.print(call.operand(0)));
                }
                case TIMES -> {
                    boolean first = expressions.isInterval(call.operand(0));
                    Amount amount = amount(call.operand(first ? 0 : 1));
                    String factor = expressions.print(call.operand(first ? 1 : 0));
                    return new Amount(amount.unit, amount.count + " * (" + factor + ")");
                }
                case MINUS_PREFIX -> {
                    Amount amount = amount(call.operand(0));
                    return new Amount(amount.unit, negate(amount.count));
                }
                default -> {
                    // Falls to the refusal below.
                }
            }
        }
        throw new PrintRefusal("This interval expression is not yet implemented", node.getParserPosition());
    }

    private static Amount literalAmount(SqlIntervalLiteral literal) {
        var value = (SqlIntervalLiteral.IntervalValue) literal.getValue();
        SqlIntervalQualifier qualifier = value.getIntervalQualifier();
        if (qualifier.isYearMonth()) {
            return new Amount("MONTH", String.valueOf(SqlParserUtil.intervalToMonths(value)));
        }
        long millis = SqlParserUtil.intervalToMillis(value);
        if (millis % DAY_MILLIS == 0 && qualifier.getStartUnit() == TimeUnit.DAY) {
            return new Amount("DAY", String.valueOf(millis / DAY_MILLIS));
        }
        return millis % SECOND_MILLIS == 0
                ? new Amount("SECOND", String.valueOf(millis / SECOND_MILLIS))
                : new Amount("MILLISECOND", String.valueOf(millis));
    }

    private static String unit(SqlIntervalQualifier qualifier) {
        if (!qualifier.isSingleDatetimeField()) {
            throw new PrintRefusal(
                    "An interval of an expression has one unit, not " + qualifier, qualifier.getParserPosition());
        }
        return qualifier.getStartUnit().name();
    }

    /** An interval that is an argument of a function: the text {@code '5 DAY'}. */
    static String text(SqlLiteral literal) {
        var value = (SqlIntervalLiteral.IntervalValue) literal.getValue();
        String sign = value.getSign() < 0 ? "-" : "";
        return StringLiterals.standard(sign + value.getIntervalLiteral() + " "
                + value.getIntervalQualifier().toString().toUpperCase(Locale.ROOT));
    }

    static boolean isInterval(SqlNode node) {
        return node instanceof SqlIntervalLiteral || node.getKind() == SqlKind.INTERVAL;
    }
}
