package com.e6data.jdbc;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** A serialized data source: which one, and its settings without secrets. */
final class DataSourceSerialForm implements Serializable {

    private static final long serialVersionUID = 1;

    private final String kind;
    private final TreeMap<String, String> settings;

    DataSourceSerialForm(String kind, Map<String, String> settings) {
        this.kind = kind;
        this.settings = new TreeMap<>(settings);
    }

    private Object readResolve() throws ObjectStreamException {
        DataSourceBean source = create(kind);
        if (source == null || settings == null) {
            throw new InvalidObjectException("There is no data source " + kind);
        }
        source.settings.restore(settings);
        return source;
    }

    /** By simple class name; null for another one. */
    static DataSourceBean create(String kind) {
        return switch (kind) {
            case "E6dataDataSource" -> new E6dataDataSource();
            case "E6dataConnectionPoolDataSource" -> new E6dataConnectionPoolDataSource();
            default -> null;
        };
    }
}
