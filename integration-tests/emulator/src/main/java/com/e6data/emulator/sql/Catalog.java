package com.e6data.emulator.sql;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Catalogs, schemas, tables and views by name: names are kept as they were written, look-ups ignore case. Any thread
 * may read; changes come one at a time from {@link DdlRunner}.
 */
final class Catalog {

    /** A column of a table; with a default INSERT may leave it out. */
    record Column(String name, ColumnType type, boolean nullable, boolean hasDefault) {}

    /**
     * A table or a view.
     *
     * @param h2Schema the H2 schema that holds it
     */
    record Table(String name, String h2Schema, List<Column> columns, boolean view) {
        String h2Name() {
            return H2Names.quote(h2Schema) + "." + H2Names.quote(name);
        }

        /** The column, or null; names are matched without case. */
        Column column(String column) {
            return columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(column))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A schema; e6data's words call it a db. */
    record Schema(String catalog, String name, Map<String, Table> tables) {
        String h2Schema() {
            return catalog + "." + name;
        }
    }

    private record Entry(String name, Map<String, Schema> schemas) {}

    private final Map<String, Entry> catalogs = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The schema, made when missing. */
    Schema createSchema(String catalog, String schema) {
        Entry entry = catalogs.computeIfAbsent(
                catalog, name -> new Entry(name, new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER)));
        return entry.schemas.computeIfAbsent(
                schema,
                name -> new Schema(entry.name, name, new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER)));
    }

    void dropSchema(String catalog, String schema) {
        Entry entry = catalogs.get(catalog);
        if (entry != null) {
            entry.schemas.remove(schema);
        }
    }

    List<String> catalogs() {
        return catalogs.values().stream().map(Entry::name).toList();
    }

    boolean hasCatalog(String catalog) {
        return catalogs.containsKey(catalog);
    }

    /** The name as it was written first, or null. */
    String catalogName(String catalog) {
        Entry entry = catalogs.get(catalog);
        return entry == null ? null : entry.name;
    }

    /** Catalog for requests that name none: the first one, or null while there is none. */
    String defaultCatalog() {
        return catalogs.values().stream().map(Entry::name).findFirst().orElse(null);
    }

    Map<String, Schema> schemas(String catalog) {
        Entry entry = catalogs.get(catalog);
        return entry == null ? Map.of() : entry.schemas;
    }

    /** The schema, or null. */
    Schema schema(String catalog, String schema) {
        return schemas(catalog).get(schema);
    }

    /** The table, or null. */
    Table table(String catalog, String schema, String table) {
        Schema found = schema(catalog, schema);
        return found == null ? null : found.tables.get(table);
    }
}
