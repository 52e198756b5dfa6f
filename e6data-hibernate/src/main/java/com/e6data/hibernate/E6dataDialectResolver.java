package com.e6data.hibernate;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/** Chooses {@link E6dataDialect} when a connection's database product name is {@code e6data}. */
public final class E6dataDialectResolver implements DialectResolver {

    private static final long serialVersionUID = 1L;

    /** What the driver's {@code DatabaseMetaData.getDatabaseProductName()} answers. */
    static final String PRODUCT_NAME = "e6data";

    @Override
    public Dialect resolveDialect(DialectResolutionInfo info) {
        return PRODUCT_NAME.equalsIgnoreCase(info.getDatabaseName()) ? new E6dataDialect(info) : null;
    }
}
