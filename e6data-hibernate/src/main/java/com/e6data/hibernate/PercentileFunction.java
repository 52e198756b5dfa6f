package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SelfRenderingSqmOrderedSetAggregateFunction;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.select.SqmOrderByClause;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;

/** A percentile over one sort key. It is a double, whatever the key's type (SQL reference 2.3). */
final class PercentileFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    PercentileFunction(String name, FunctionReturnTypeResolver returnType) {
        super(
                name,
                FunctionKind.ORDERED_SET_AGGREGATE,
                new ArgumentTypesValidator(StandardArgumentsValidators.exactly(1), FunctionParameterType.NUMERIC),
                returnType,
                null);
    }

    @Override
    public <T> SelfRenderingSqmOrderedSetAggregateFunction<T> generateSqmOrderedSetAggregateFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            SqmOrderByClause withinGroup,
            ReturnableType<T> impliedType,
            QueryEngine queryEngine) {
        if (withinGroup == null || withinGroup.getSortSpecifications().size() != 1) {
            throw Unsupported.function(
                    getName() + " without a single sort key", "write within group (order by <expression>)");
        }
        if (filter != null) {
            throw Unsupported.clause("filter clause of " + getName(), "filter in a subquery");
        }
        return super.generateSqmOrderedSetAggregateFunctionExpression(
                arguments, null, withinGroup, impliedType, queryEngine);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        render(appender, arguments, null, List.of(), returnType, translator);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        appender.appendSql(getName());
        appender.appendSql("(");
        arguments.get(0).accept(translator);
        appender.appendSql(") within group (order by ");
        translator.getCurrentClauseStack().push(Clause.WITHIN_GROUP);
        withinGroup.get(0).accept(translator);
        translator.getCurrentClauseStack().pop();
        appender.appendSql(")");
    }
}
