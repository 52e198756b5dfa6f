package com.e6data.jdbc.metadata;

import com.e6data.jdbc.session.Session.CatalogColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A catalog in memory that records the calls; names compare exactly, missing objects are empty. */
class FakeCatalog implements CatalogReader {

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Map<String, Map<String, List<CatalogColumn>>>> catalogs = new LinkedHashMap<>();

    /** Columns as {@code name type}. */
    FakeCatalog table(String catalog, String schema, String table, String... columns) {
        catalogs.computeIfAbsent(catalog, key -> new TreeMap<>())
                .computeIfAbsent(schema, key -> new TreeMap<>())
                .put(
                        table,
                        List.of(columns).stream()
                                .map(column -> column.split(" ", 2))
                                .map(parts -> new CatalogColumn(parts[0], parts[1]))
                                .toList());
        return this;
    }

    @Override
    public List<String> catalogs() {
        calls.add("catalogs");
        return List.copyOf(catalogs.keySet());
    }

    @Override
    public List<String> schemas(String catalog) {
        calls.add("schemas " + catalog);
        return List.copyOf(catalogs.getOrDefault(catalog, Map.of()).keySet());
    }

    @Override
    public List<String> tables(String catalog, String schema) {
        calls.add("tables " + catalog + "." + schema);
        return List.copyOf(catalogs.getOrDefault(catalog, Map.of())
                .getOrDefault(schema, Map.of())
                .keySet());
    }

    @Override
    public List<CatalogColumn> columns(String catalog, String schema, String table) {
        calls.add("columns " + catalog + "." + schema + "." + table);
        return catalogs.getOrDefault(catalog, Map.of())
                .getOrDefault(schema, Map.of())
                .getOrDefault(table, List.of());
    }
}
