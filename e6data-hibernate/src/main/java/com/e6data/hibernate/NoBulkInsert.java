package com.e6data.hibernate;

import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;

/**
 * Refuses HQL insert into an entity whose rows are in several tables. {@code executeInsert} is that of Hibernate 7.1,
 * which knows no {@code buildHandler}.
 */
record NoBulkInsert(String entityName) implements SqmMultiTableInsertStrategy {

    @Override
    public MultiTableHandlerBuildResult buildHandler(
            SqmInsertStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
        throw refused();
    }

    @SuppressWarnings("removal")
    public int executeInsert(
            SqmInsertStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
        throw refused();
    }

    private RuntimeException refused() {
        return Unsupported.feature(
                "bulk insert into " + entityName + ", which is kept in several tables,",
                "there are no temporary tables; persist the entities one by one");
    }
}
