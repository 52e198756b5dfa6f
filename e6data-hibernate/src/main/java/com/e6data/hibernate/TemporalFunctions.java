package com.e6data.hibernate;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.FormatFunction;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.dialect.function.TimestampdiffFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.ExtractUnit;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * Functions whose SQL depends on whether an argument is a date or a timestamp (SQL reference 6.5). They extend
 * Hibernate's, because its translation of duration arithmetic looks for those classes.
 */
final class TemporalFunctions {

    private TemporalFunctions() {}

    /** Parameters are cast: the engine's functions are overloaded, so their place gives them no type. */
    private static PatternRenderer renderer(String pattern) {
        return new PatternRenderer(pattern, SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
    }

    static boolean isDate(SqlAstNode node) {
        return code(node) == SqlTypes.DATE;
    }

    private static boolean isTimestamp(SqlAstNode node) {
        return switch (code(node)) {
            case SqlTypes.TIMESTAMP, SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> true;
            default -> false;
        };
    }

    private static int code(SqlAstNode node) {
        var type = node instanceof Expression expression ? expression.getExpressionType() : null;
        return type == null || type.getJdbcTypeCount() != 1
                ? SqlTypes.OTHER
                : type.getSingleJdbcMapping().getJdbcType().getDdlTypeCode();
    }

    private static boolean atLeastDays(TemporalUnit unit) {
        return switch (unit) {
            case YEAR, QUARTER, MONTH, WEEK, DAY -> true;
            default -> false;
        };
    }

    /** Name of a unit of duration as the functions take it; there is none below the second. */
    static String unitName(TemporalUnit unit) {
        return switch (unit) {
            case YEAR -> "year";
            case QUARTER -> "quarter";
            case MONTH -> "month";
            case WEEK -> "week";
            case DAY -> "day";
            case HOUR -> "hour";
            case MINUTE -> "minute";
            case SECOND, NATIVE -> "second";
            default -> throw Unsupported.clause("unit " + unit.name().toLowerCase(java.util.Locale.ROOT), "");
        };
    }

    private static String asTimestamp(SqlAstNode node, String place) {
        return isDate(node) ? "cast(" + place + " as timestamp)" : place;
    }

    /** {@code date_add} for dates, {@code timestamp_add} for the rest. */
    static final class Add extends TimestampaddFunction {

        Add(Dialect dialect, TypeConfiguration types) {
            super(dialect, types);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            var unit = ((DurationUnit) arguments.get(0)).getUnit();
            var amount = (Expression) arguments.get(1);
            var start = arguments.get(2);
            if (unit == TemporalUnit.NANOSECOND) {
                throw Unsupported.clause(
                        "adding nanoseconds to a date or timestamp", "the smallest unit is the second");
            }
            if (isFractional(amount)) {
                throw Unsupported.clause(
                        "adding a fractional number of " + unitName(unit) + "s",
                        "use a whole number of a smaller unit");
            }
            var pattern = isDate(start) && atLeastDays(unit)
                    ? "date_add('" + unitName(unit) + "',?2,?3)"
                    : "timestamp_add('" + unitName(unit) + "',?2," + asTimestamp(start, "?3") + ")";
            if (isDuration(amount)) {
                // A mapped java.time.Duration holds nanoseconds; the engine adds whole seconds.
                pattern = pattern.replace("?2", "cast(?2 / 1000000000 as bigint)");
            }
            renderer(pattern).render(appender, arguments, translator);
        }

        private static boolean isFractional(Expression amount) {
            if (amount instanceof UnaryOperation operation) {
                return isFractional(operation.getOperand());
            }
            if (amount instanceof UnparsedNumericLiteral<?> literal) {
                return literal.getUnparsedLiteralValue().contains(".");
            }
            return amount.getExpressionType()
                    .getSingleJdbcMapping()
                    .getJdbcType()
                    .isFloat();
        }

        /** Whether the amount is read from a mapped duration; a literal like {@code 3 day} is a plain number. */
        private static boolean isDuration(SqlAstNode amount) {
            if (amount instanceof BinaryArithmeticExpression operation) {
                return isDuration(operation.getLeftHandOperand()) || isDuration(operation.getRightHandOperand());
            }
            if (amount instanceof UnaryOperation operation) {
                return isDuration(operation.getOperand());
            }
            if (amount instanceof Literal) {
                return false;
            }
            return amount instanceof Expression expression
                    && expression.getExpressionType() != null
                    && expression
                                    .getExpressionType()
                                    .getSingleJdbcMapping()
                                    .getJavaTypeDescriptor()
                                    .getJavaTypeClass()
                            == java.time.Duration.class;
        }
    }

    /** End minus start in whole units: the form that the engine documents has the end first. */
    static final class Difference extends TimestampdiffFunction {

        Difference(Dialect dialect, TypeConfiguration types) {
            super(dialect, types);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            var unit = ((DurationUnit) arguments.get(0)).getUnit();
            var start = arguments.get(1);
            var end = arguments.get(2);
            var nanoseconds = unit == TemporalUnit.NANOSECOND;
            var name = unitName(nanoseconds ? TemporalUnit.SECOND : unit);
            var pattern = isDate(start) && isDate(end) && atLeastDays(unit)
                    ? "date_diff(?3,?2,'" + name + "')"
                    : "timestamp_diff(" + asTimestamp(end, "?3") + "," + asTimestamp(start, "?2") + ",'" + name + "')";
            renderer(nanoseconds ? pattern + " * 1000000000" : pattern).render(appender, arguments, translator);
        }
    }

    /** {@code trunc(d, unit)} and {@code trunc(x [, digits])}: the engine's own TRUNC takes dates only. */
    static final class Truncate extends AbstractSqmSelfRenderingFunctionDescriptor {

        private static final PatternRenderer WHOLE = renderer("(sign(?1) * floor(abs(?1)))");
        private static final PatternRenderer DIGITS =
                renderer("(sign(?1) * floor(abs(?1) * power(10,?2)) / power(10,?2))");

        Truncate() {
            super(
                    "trunc",
                    StandardArgumentsValidators.between(1, 2),
                    StandardFunctionReturnTypeResolvers.useArgType(1),
                    null);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            if (arguments.size() == 2 && arguments.get(1) instanceof ExtractUnit unit) {
                var truncated = "date_trunc('" + unitName(unit.getUnit()) + "',?1)";
                var pattern = isDate(arguments.get(0)) ? "cast(" + truncated + " as date)" : truncated;
                renderer(pattern).render(appender, arguments.subList(0, 1), translator);
            } else {
                (arguments.size() == 1 ? WHOLE : DIGITS).render(appender, arguments, translator);
            }
        }
    }

    /** {@code to_char} with Java's pattern letters, the one formatter that both executors have. */
    static final class Format extends FormatFunction {

        private static final PatternRenderer PLAIN = renderer("to_char(?1,?2)");
        private static final PatternRenderer AS_TIMESTAMP = renderer("to_char(cast(?1 as timestamp),?2)");

        Format(TypeConfiguration types) {
            super("to_char", types);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            (isTimestamp(arguments.get(0)) ? PLAIN : AS_TIMESTAMP).render(appender, arguments, translator);
        }
    }
}
