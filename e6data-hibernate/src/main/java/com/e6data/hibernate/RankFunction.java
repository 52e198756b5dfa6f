package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SelfRenderingSqmOrderedSetAggregateFunction;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.select.SqmOrderByClause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;

/** Ranks over a window; their hypothetical-set form ({@code within group}) does not exist (SQL reference 6.6, 6.7). */
final class RankFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    /** Not an e6data function: the translator writes it with ranks and counts. */
    static final String PERCENT_RANK = "percent_rank";

    RankFunction(String name, FunctionReturnTypeResolver returnType) {
        super(name, FunctionKind.ORDERED_SET_AGGREGATE, StandardArgumentsValidators.NONE, returnType, null);
    }

    @Override
    public <T> SelfRenderingSqmOrderedSetAggregateFunction<T> generateSqmOrderedSetAggregateFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            SqmOrderByClause withinGroup,
            ReturnableType<T> impliedType,
            QueryEngine queryEngine) {
        if (withinGroup != null || !arguments.isEmpty()) {
            throw Unsupported.function(getName() + " within group", "use " + getName() + "() over (order by ..)");
        }
        return super.generateSqmOrderedSetAggregateFunctionExpression(
                arguments, filter, null, impliedType, queryEngine);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        appender.appendSql(getName());
        appender.appendSql("()");
    }
}
