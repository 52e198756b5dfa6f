package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;

/** {@code mod(a, b)} and {@code a % b}, written as the translator writes the operator. */
final class ModFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    ModFunction() {
        super(
                "mod",
                new ArgumentTypesValidator(
                        StandardArgumentsValidators.exactly(2),
                        FunctionParameterType.NUMERIC,
                        FunctionParameterType.NUMERIC),
                StandardFunctionReturnTypeResolvers.useFirstNonNull(),
                StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        var left = (Expression) arguments.get(0);
        var right = (Expression) arguments.get(1);
        var type = (BasicValuedMapping) left.getExpressionType().getSingleJdbcMapping();
        translator.visitBinaryArithmeticExpression(
                new BinaryArithmeticExpression(left, BinaryArithmeticOperator.MODULO, right, type));
    }
}
