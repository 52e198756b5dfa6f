package com.e6data.hibernate;

import java.util.List;
import org.hibernate.dialect.function.array.ArrayViaElementArgumentReturnTypeResolver;
import org.hibernate.dialect.function.array.ElementViaArrayArgumentReturnTypeResolver;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SelfRenderingSqmAggregateFunction;
import org.hibernate.query.sqm.function.SelfRenderingSqmOrderedSetAggregateFunction;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.select.SqmOrderByClause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;

/** Array functions whose type follows from that of an array or an element (SQL reference 6.8). */
final class ArrayFunctions {

    private ArrayFunctions() {}

    /** {@code array_get(a, i)} and {@code a[i]}; a missing element is null. */
    static final class Element extends AbstractSqmSelfRenderingFunctionDescriptor {

        Element() {
            super(
                    "array_get",
                    StandardArgumentsValidators.exactly(2),
                    ElementViaArrayArgumentReturnTypeResolver.DEFAULT_INSTANCE,
                    null);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            new PatternRenderer("try_element_at(?1,?2)").render(appender, arguments, translator);
        }
    }

    /**
     * {@code array_agg(x)}, and {@code collect_list(x)} under the name that HQL lets stand without a within group
     * clause. The engine is not known to order or filter inside either.
     */
    static final class Collect extends AbstractSqmSelfRenderingFunctionDescriptor {

        Collect(String name, FunctionKind kind) {
            super(
                    name,
                    kind,
                    StandardArgumentsValidators.exactly(1),
                    ArrayViaElementArgumentReturnTypeResolver.VARARGS_INSTANCE,
                    null);
        }

        @Override
        public <T> SelfRenderingSqmOrderedSetAggregateFunction<T> generateSqmOrderedSetAggregateFunctionExpression(
                List<? extends SqmTypedNode<?>> arguments,
                SqmPredicate filter,
                SqmOrderByClause withinGroup,
                ReturnableType<T> impliedType,
                QueryEngine queryEngine) {
            if (withinGroup != null && !withinGroup.getSortSpecifications().isEmpty()) {
                throw Unsupported.clause("order of " + getName(), "use collect_list(x), which has none");
            }
            refuse(filter);
            return super.generateSqmOrderedSetAggregateFunctionExpression(
                    arguments, null, null, impliedType, queryEngine);
        }

        @Override
        public <T> SelfRenderingSqmAggregateFunction<T> generateSqmAggregateFunctionExpression(
                List<? extends SqmTypedNode<?>> arguments,
                SqmPredicate filter,
                ReturnableType<T> impliedType,
                QueryEngine queryEngine) {
            refuse(filter);
            return super.generateSqmAggregateFunctionExpression(arguments, null, impliedType, queryEngine);
        }

        private void refuse(SqmPredicate filter) {
            if (filter != null) {
                throw Unsupported.clause("filter clause of " + getName(), "filter in a subquery");
            }
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            new PatternRenderer(getName() + "(?1)").render(appender, arguments, translator);
        }
    }
}
