package com.e6data.hibernate;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;

/** Lets {@code hibernate.dialect=e6data} stand for {@link E6dataDialect}. */
public final class E6dataDialectSelector implements DialectSelector {

    @Override
    public Class<? extends Dialect> resolve(String name) {
        return "e6data".equalsIgnoreCase(name) ? E6dataDialect.class : null;
    }
}
