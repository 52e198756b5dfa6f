package com.e6data.emulator.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Applies DDL to H2 and to the catalog, one statement at a time. */
final class DdlRunner {

    /**
     * DDL that is ready to run.
     *
     * @param catalog for names without one
     * @param schema for names without one
     * @param query printed query of CREATE TABLE AS and CREATE VIEW, else null
     * @param queryColumns its columns, else empty
     */
    record Change(
            Ddl ddl,
            String sql,
            String catalog,
            String schema,
            PrintedQuery query,
            List<Catalog.Column> queryColumns) {}

    private final H2Database database;
    private final Catalog catalog;
    private final Indexes indexes;
    private final ReentrantLock lock = new ReentrantLock();

    DdlRunner(H2Database database, Catalog catalog, Indexes indexes) {
        this.database = database;
        this.catalog = catalog;
        this.indexes = indexes;
    }

    long run(Change change) throws SqlError {
        lock.lock();
        try {
            Ddl ddl = change.ddl;
            if (ddl instanceof Ddl.CreateTable create) {
                return createTable(change, create);
            } else if (ddl instanceof Ddl.CreateTableAs create) {
                return createTableAs(change, create);
            } else if (ddl instanceof Ddl.CreateView view) {
                return createView(change, view);
            } else if (ddl instanceof Ddl.DropTable drop) {
                return dropTable(change, drop);
            } else if (ddl instanceof Ddl.Truncate truncate) {
                Catalog.Table table = table(change, truncate.name(), false);
                database.execute("DELETE FROM " + table.h2Name());
                return 0;
            } else if (ddl instanceof Ddl.CreateSchema create) {
                return createSchema(change, create);
            } else if (ddl instanceof Ddl.DropSchema drop) {
                return dropSchema(change, drop);
            } else if (ddl instanceof Ddl.CreateIndex create) {
                return createIndex(change, create);
            } else if (ddl instanceof Ddl.DropIndex drop) {
                Catalog.Schema schema = schema(change, drop.name(), 1);
                return database.execute(
                        "DROP INDEX " + (drop.ifExists() ? "IF EXISTS " : "") + H2Names.quote(schema.h2Schema()) + "."
                                + H2Names.quote(drop.name().last()));
            }
            return 0;
        } catch (SQLException e) {
            throw Errors.execution(e);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a schema from outside of SQL; an existing one stays. */
    void createSchema(String catalogName, String schemaName) throws SqlError {
        lock.lock();
        try {
            Catalog.Schema schema = catalog.createSchema(catalogName, schemaName);
            database.execute("CREATE SCHEMA IF NOT EXISTS " + H2Names.quote(schema.h2Schema()));
        } catch (SQLException e) {
            throw Errors.execution(e);
        } finally {
            lock.unlock();
        }
    }

    private long createSchema(Change change, Ddl.CreateSchema create) throws SqlError {
        List<String> parts = create.name().parts();
        String catalogName = parts.size() > 1 ? parts.get(parts.size() - 2) : change.catalog;
        if (catalogName == null) {
            throw refuse("CREATE SCHEMA needs a catalog: CREATE SCHEMA catalog.schema");
        }
        if (!create.ifNotExists() && catalog.schema(catalogName, create.name().last()) != null) {
            throw refuse("Db: " + create.name().last() + " already exists in catalog: " + catalogName);
        }
        createSchema(catalogName, create.name().last());
        return 0;
    }

    private long dropSchema(Change change, Ddl.DropSchema drop) throws SqlError, SQLException {
        List<String> parts = drop.name().parts();
        String catalogName = parts.size() > 1 ? parts.get(parts.size() - 2) : change.catalog;
        Catalog.Schema schema = catalogName == null
                ? null
                : catalog.schema(catalogName, drop.name().last());
        if (schema == null) {
            if (drop.ifExists()) {
                return 0;
            }
            throw refuse("Db: " + drop.name().last() + " doesn't exist in catalog: " + catalogName);
        }
        database.execute("DROP SCHEMA " + H2Names.quote(schema.h2Schema()) + " CASCADE");
        schema.tables().values().forEach(indexes::forget);
        catalog.dropSchema(schema.catalog(), schema.name());
        return 0;
    }

    private long createTable(Change change, Ddl.CreateTable create) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, create.name(), 1);
        if (exists(schema, create.name(), create.ifNotExists())) {
            return 0;
        }
        var table = new Catalog.Table(create.name().last(), schema.h2Schema(), List.copyOf(create.columns()), false);
        refuseDuplicates(table);
        var elements = new ArrayList<>(columnDefinitions(table));
        if (!create.primaryKey().isEmpty()) {
            elements.add("PRIMARY KEY" + names(create.primaryKey()));
        }
        for (Ddl.ForeignKey key : create.foreignKeys()) {
            Catalog.Table target = table(change, key.target(), false);
            elements.add("FOREIGN KEY" + names(key.columns()) + " REFERENCES " + target.h2Name()
                    + (key.targetColumns().isEmpty() ? "" : names(key.targetColumns())));
        }
        database.execute("CREATE TABLE " + table.h2Name() + "(" + String.join(", ", elements) + ")");
        schema.tables().put(table.name(), table);
        return 0;
    }

    private static void refuseDuplicates(Catalog.Table table) throws SqlError {
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Catalog.Column column : table.columns()) {
            if (!seen.add(column.name())) {
                throw refuse("Column '" + column.name() + "' is defined twice");
            }
        }
    }

    private static List<String> columnDefinitions(Catalog.Table table) {
        return table.columns().stream()
                .map(c -> H2Names.quote(c.name()) + " " + c.type().h2() + (c.nullable() ? "" : " NOT NULL"))
                .toList();
    }

    private static String names(List<String> names) {
        return names.stream().map(H2Names::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    private long createTableAs(Change change, Ddl.CreateTableAs create) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, create.name(), 1);
        if (exists(schema, create.name(), create.ifNotExists())) {
            return 0;
        }
        var table = new Catalog.Table(create.name().last(), schema.h2Schema(), change.queryColumns, false);
        refuseDuplicates(table);
        database.ensure(change.query.aliases());
        indexes.ensure(change.query.joinColumns());
        database.execute("CREATE TABLE " + table.h2Name() + "(" + String.join(", ", columnDefinitions(table)) + ")");
        try {
            database.execute("INSERT INTO " + table.h2Name() + " " + change.query.h2Sql());
            schema.tables().put(table.name(), table);
            return 0;
        } catch (SQLException e) {
            database.execute("DROP TABLE " + table.h2Name());
            throw e;
        }
    }

    private long createView(Change change, Ddl.CreateView create) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, create.name(), 1);
        Catalog.Table old = schema.tables().get(create.name().last());
        if (old != null && !(create.replace() && old.view())) {
            throw refuse("Table '" + create.name().last() + "' already exists");
        }
        var view = new Catalog.Table(create.name().last(), schema.h2Schema(), change.queryColumns, true);
        refuseDuplicates(view);
        database.ensure(change.query.aliases());
        indexes.ensure(change.query.joinColumns());
        database.execute("CREATE OR REPLACE VIEW " + view.h2Name()
                + names(view.columns().stream().map(Catalog.Column::name).toList()) + " AS " + change.query.h2Sql());
        schema.tables().put(view.name(), view);
        return 0;
    }

    private boolean exists(Catalog.Schema schema, Ddl.Name name, boolean ifNotExists) throws SqlError {
        if (!schema.tables().containsKey(name.last())) {
            return false;
        }
        if (ifNotExists) {
            return true;
        }
        throw refuse("Table '" + name.last() + "' already exists");
    }

    private long dropTable(Change change, Ddl.DropTable drop) throws SqlError, SQLException {
        Catalog.Schema schema = schemaOrNull(change, drop.name(), 1);
        Catalog.Table table =
                schema == null ? null : schema.tables().get(drop.name().last());
        if (table == null || table.view() != drop.view()) {
            if (drop.ifExists()) {
                return 0;
            }
            throw refuse("Object '" + drop.name().last() + "' not found");
        }
        database.execute((drop.view() ? "DROP VIEW " : "DROP TABLE ") + table.h2Name());
        indexes.forget(table);
        schema.tables().remove(table.name());
        return 0;
    }

    private long createIndex(Change change, Ddl.CreateIndex create) throws SqlError, SQLException {
        Catalog.Table table = table(change, create.table(), false);
        return database.execute("CREATE INDEX " + (create.ifNotExists() ? "IF NOT EXISTS " : "")
                + H2Names.quote(table.h2Schema()) + "."
                + H2Names.quote(create.name().last()) + " ON "
                + table.h2Name() + names(create.columns()));
    }

    private Catalog.Table table(Change change, Ddl.Name name, boolean view) throws SqlError {
        Catalog.Table table = schema(change, name, 1).tables().get(name.last());
        if (table == null || table.view() != view) {
            throw refuse("Object '" + name.last() + "' not found");
        }
        return table;
    }

    private Catalog.Schema schemaOrNull(Change change, Ddl.Name name, int tail) {
        List<String> parts = name.parts();
        int size = parts.size() - tail;
        String catalogName = size >= 2 ? parts.get(0) : change.catalog;
        String schemaName = size >= 1 ? parts.get(size - 1) : change.schema;
        return catalogName == null ? null : catalog.schema(catalogName, schemaName);
    }

    private Catalog.Schema schema(Change change, Ddl.Name name, int tail) throws SqlError {
        Catalog.Schema schema = schemaOrNull(change, name, tail);
        if (schema != null) {
            return schema;
        }
        List<String> parts = name.parts();
        int size = parts.size() - tail;
        String catalogName = size >= 2 ? parts.get(0) : change.catalog;
        if (catalogName == null || !catalog.hasCatalog(catalogName)) {
            throw refuse("Catalog: " + catalogName + " doesn't exist");
        }
        throw refuse("Db: " + (size >= 1 ? parts.get(size - 1) : change.schema) + " doesn't exist in catalog: "
                + catalogName);
    }

    private static SqlError refuse(String text) {
        return Errors.compilation(text);
    }
}
