package com.e6data.jdbc;

import java.util.Collections;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;

/**
 * Makes data sources of JNDI references: those of {@link E6dataDataSource#getReference}, and those that an application
 * server makes of its configuration, with bean property names as addresses. Addresses of other names are ignored.
 */
public final class E6dataDataSourceFactory implements ObjectFactory {

    /** For JNDI. */
    public E6dataDataSourceFactory() {}

    /** Null where the object is no reference to a data source of this driver. */
    @Override
    public Object getObjectInstance(Object object, Name name, Context context, Hashtable<?, ?> environment) {
        if (!(object instanceof Reference reference)) {
            return null;
        }
        DataSourceBean source = create(reference.getClassName());
        if (source != null) {
            Map<String, String> settings = new TreeMap<>();
            for (RefAddr address : Collections.list(reference.getAll())) {
                if (address.getContent() instanceof String text) {
                    settings.put(address.getType(), text);
                }
            }
            source.settings.restore(settings);
        }
        return source;
    }

    private static DataSourceBean create(String className) {
        if (DataSource.class.getName().equals(className)) {
            return new E6dataDataSource();
        }
        if (ConnectionPoolDataSource.class.getName().equals(className)) {
            return new E6dataConnectionPoolDataSource();
        }
        String prefix = E6dataDataSourceFactory.class.getPackageName() + ".";
        return className != null && className.startsWith(prefix)
                ? DataSourceSerialForm.create(className.substring(prefix.length()))
                : null;
    }
}
