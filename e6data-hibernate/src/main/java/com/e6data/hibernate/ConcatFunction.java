package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.AbstractSqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;

/** Concatenation with two bars; operands that are no strings are cast first (SQL reference 6.1, 7.1). */
final class ConcatFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    ConcatFunction(TypeConfiguration types) {
        super(
                "concat",
                StandardArgumentsValidators.min(1),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.STRING)),
                StandardFunctionArgumentTypeResolvers.impliedOrInvariant(types, FunctionParameterType.STRING));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        var separator = "(";
        for (var argument : arguments) {
            appender.appendSql(separator);
            separator = " || ";
            var expression = (Expression) argument;
            if (AbstractSqlAstTranslator.isParameter(expression)) {
                translator.render(expression, SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
            } else if (isText(expression)) {
                translator.render(expression, SqlAstNodeRenderingMode.DEFAULT);
            } else {
                asText(expression, translator).render(appender, List.of(expression), translator);
            }
        }
        appender.appendSql(")");
    }

    private static PatternRenderer asText(Expression expression, SqlAstTranslator<?> translator) {
        var type = expression.getExpressionType().getSingleJdbcMapping();
        var dialect = translator.getSessionFactory().getJdbcServices().getDialect();
        return new PatternRenderer(
                dialect.castPattern(type.getCastType(), CastType.STRING).replace("?2", "varchar"));
    }

    private static boolean isText(Expression expression) {
        var type = expression.getExpressionType();
        return type == null
                || type.getJdbcTypeCount() != 1
                || type.getSingleJdbcMapping().getJdbcType().isStringLike();
    }
}
