package com.e6data.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.AbstractSqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Star;
import org.hibernate.sql.ast.tree.predicate.Predicate;

/** A function whose SQL is a text with places for the arguments, one text for each number of arguments. */
final class PatternFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    /** How a bare parameter among the arguments is written. */
    enum Parameters {
        /** With a cast: nothing else tells the planner its type. */
        CAST,
        /** Bare if another argument has a type, which then holds for all of them. */
        SHARE_TYPE
    }

    private final Map<Integer, String> patterns;
    private final String openEnded;
    private final Parameters parameters;

    /**
     * @param patterns SQL by number of arguments
     * @param openEnded name of a function that takes any number of arguments more, or null
     */
    PatternFunction(
            String name,
            FunctionKind kind,
            Map<Integer, String> patterns,
            String openEnded,
            Parameters parameters,
            ArgumentsValidator validator,
            FunctionReturnTypeResolver returnType,
            FunctionArgumentTypeResolver argumentTypes) {
        super(name, kind, validator, returnType, argumentTypes);
        this.patterns = patterns;
        this.openEnded = openEnded;
        this.parameters = parameters;
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        new PatternRenderer(pattern(arguments.size()), mode(arguments)).render(appender, arguments, translator);
    }

    /** Filter clauses become a case inside the first argument: aggregates skip the nulls (SQL reference 3.5). */
    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        render(appender, filter == null ? arguments : filtered(arguments, filter), returnType, translator);
    }

    private static List<SqlAstNode> filtered(List<? extends SqlAstNode> arguments, Predicate filter) {
        var first = arguments.get(0);
        List<SqlAstNode> result = new ArrayList<>(arguments);
        if (first instanceof Distinct distinct) {
            result.set(0, new Distinct(when(filter, distinct.getExpression())));
        } else if (!(first instanceof Star)) {
            result.set(0, when(filter, (Expression) first));
        }
        return result;
    }

    private static Expression when(Predicate filter, Expression value) {
        var type = (MappingModelExpressible<?>) value.getExpressionType().getSingleJdbcMapping();
        var expression = new CaseSearchedExpression(type);
        expression.when(filter, value);
        return expression;
    }

    private String pattern(int count) {
        var pattern = patterns.get(count);
        if (pattern != null || openEnded == null) {
            return pattern;
        }
        var call = new StringBuilder(openEnded).append('(');
        for (int i = 1; i <= count; i++) {
            call.append(i == 1 ? "?" : ",?").append(i);
        }
        return call.append(')').toString();
    }

    private SqlAstNodeRenderingMode mode(List<? extends SqlAstNode> arguments) {
        if (parameters == Parameters.SHARE_TYPE) {
            for (var argument : arguments) {
                if (argument instanceof Expression expression && !AbstractSqlAstTranslator.isParameter(expression)) {
                    return SqlAstNodeRenderingMode.DEFAULT;
                }
            }
        }
        return SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER;
    }
}
