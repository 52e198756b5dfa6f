package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SelfRenderingSqmAggregateFunction;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.function.SelfRenderingSqmOrderedSetAggregateFunction;
import org.hibernate.query.sqm.function.SelfRenderingSqmSetReturningFunction;
import org.hibernate.query.sqm.function.SelfRenderingSqmWindowFunction;
import org.hibernate.query.sqm.function.SqmSetReturningFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.select.SqmOrderByClause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;

/**
 * A function that e6data does not have. Without it Hibernate would pass the name through and the user would get the
 * engine's parser error instead of an answer.
 */
final class RefusedFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    private final String instead;

    RefusedFunction(String name, FunctionKind kind, String instead) {
        super(name, kind, null, null, null);
        this.instead = instead;
    }

    @Override
    protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments, ReturnableType<T> impliedType, QueryEngine queryEngine) {
        throw Unsupported.function(getName(), instead);
    }

    @Override
    public <T> SelfRenderingSqmAggregateFunction<T> generateSqmAggregateFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            ReturnableType<T> impliedType,
            QueryEngine queryEngine) {
        throw Unsupported.function(getName(), instead);
    }

    @Override
    public <T> SelfRenderingSqmOrderedSetAggregateFunction<T> generateSqmOrderedSetAggregateFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            SqmOrderByClause withinGroup,
            ReturnableType<T> impliedType,
            QueryEngine queryEngine) {
        throw Unsupported.function(getName(), instead);
    }

    @Override
    protected <T> SelfRenderingSqmWindowFunction<T> generateSqmWindowFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            Boolean respectNulls,
            Boolean fromFirst,
            ReturnableType<T> impliedType,
            QueryEngine queryEngine) {
        throw Unsupported.function(getName(), instead);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        throw Unsupported.function(getName(), instead);
    }

    /** The same for functions that return rows. */
    record InFrom(String name, String instead) implements SqmSetReturningFunctionDescriptor {

        @Override
        public <T> SelfRenderingSqmSetReturningFunction<T> generateSqmExpression(
                List<? extends SqmTypedNode<?>> arguments, QueryEngine queryEngine) {
            throw Unsupported.function(name, instead);
        }

        @Override
        public ArgumentsValidator getArgumentsValidator() {
            return StandardArgumentsValidators.NONE;
        }
    }
}
