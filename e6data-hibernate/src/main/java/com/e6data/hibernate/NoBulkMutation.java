package com.e6data.hibernate;

import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;

/**
 * Refuses HQL update and delete of an entity whose rows are in several tables. The {@code execute} methods are those of
 * Hibernate 7.1, which knows no {@code buildHandler}.
 */
record NoBulkMutation(String entityName) implements SqmMultiTableMutationStrategy {

    @Override
    public MultiTableHandlerBuildResult buildHandler(
            SqmDeleteOrUpdateStatement<?> statement,
            DomainParameterXref parameters,
            DomainQueryExecutionContext context) {
        throw refused();
    }

    @SuppressWarnings("removal")
    public int executeUpdate(
            SqmUpdateStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
        throw refused();
    }

    @SuppressWarnings("removal")
    public int executeDelete(
            SqmDeleteStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
        throw refused();
    }

    private RuntimeException refused() {
        return Unsupported.feature(
                "bulk update or delete of " + entityName + ", which is kept in several tables,",
                "there are no temporary tables; change the entities one by one or use native statements");
    }
}
