package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SelfRenderingSqmWindowFunction;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;

/** A function that needs an over clause and takes no null treatment (SQL reference 3.6, 6.7). */
final class WindowFunction extends NamedSqmFunctionDescriptor {

    WindowFunction(
            String name,
            ArgumentsValidator validator,
            FunctionReturnTypeResolver returnType,
            FunctionArgumentTypeResolver argumentTypes) {
        super(
                name,
                true,
                validator,
                returnType,
                argumentTypes,
                name,
                FunctionKind.WINDOW,
                null,
                SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
    }

    @Override
    protected <T> SelfRenderingSqmWindowFunction<T> generateSqmWindowFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            Boolean respectNulls,
            Boolean fromFirst,
            ReturnableType<T> impliedType,
            QueryEngine queryEngine) {
        if (respectNulls != null) {
            throw Unsupported.clause(
                    "'" + (respectNulls ? "respect" : "ignore") + " nulls' of " + getName(), "leave it out");
        }
        if (fromFirst != null) {
            throw Unsupported.clause("'from " + (fromFirst ? "first" : "last") + "' of " + getName(), "leave it out");
        }
        return super.generateSqmWindowFunctionExpression(arguments, filter, null, null, impliedType, queryEngine);
    }
}
