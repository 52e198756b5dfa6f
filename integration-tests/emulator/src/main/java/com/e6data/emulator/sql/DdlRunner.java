package com.e6data.emulator.sql;

import java.sql.SQLException;
import java.util.List;
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
     * @param expressions of CREATE TABLE and ALTER TABLE
     */
    record Change(
            Ddl ddl,
            String catalog,
            String schema,
            PrintedQuery query,
            List<Catalog.Column> queryColumns,
            DdlExpressions.Printed expressions) {}

    private final H2Database database;
    private final Catalog catalog;
    private final Indexes indexes;
    private final TableChanges tables;
    private final ReentrantLock lock;

    DdlRunner(H2Database database, Catalog catalog, Indexes indexes) {
        this.database = database;
        this.catalog = catalog;
        this.indexes = indexes;
        this.lock = database.definitions();
        this.tables = new TableChanges(database, indexes);
    }

    long run(Change change) throws SqlError {
        lock.lock();
        try {
            apply(change);
            return 0;
        } catch (SQLException e) {
            throw Errors.execution(e);
        } finally {
            lock.unlock();
        }
    }

    private void apply(Change change) throws SqlError, SQLException {
        Ddl ddl = change.ddl;
        if (ddl instanceof Ddl.CreateTable create) {
            createTable(change, create);
        } else if (ddl instanceof Ddl.CreateTableAs create) {
            createTableAs(change, create);
        } else if (ddl instanceof Ddl.AlterTable alter) {
            alterTable(change, alter);
        } else if (ddl instanceof Ddl.CreateView view) {
            createView(change, view);
        } else if (ddl instanceof Ddl.DropTable drop) {
            dropTable(change, drop);
        } else if (ddl instanceof Ddl.Truncate truncate) {
            database.execute(
                    "DELETE FROM " + table(change, truncate.name(), false).h2Name());
        } else if (ddl instanceof Ddl.CreateSchema create) {
            createSchema(change, create);
        } else if (ddl instanceof Ddl.DropSchema drop) {
            dropSchema(change, drop);
        } else if (ddl instanceof Ddl.CreateIndex create) {
            createIndex(change, create);
        } else if (ddl instanceof Ddl.DropIndex drop) {
            dropIndex(change, drop);
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

    private void createSchema(Change change, Ddl.CreateSchema create) throws SqlError {
        List<String> parts = create.name().parts();
        String catalogName = parts.size() > 1 ? parts.get(parts.size() - 2) : change.catalog;
        if (catalogName == null) {
            throw refuse("CREATE SCHEMA needs a catalog: CREATE SCHEMA catalog.schema");
        }
        if (!create.ifNotExists() && catalog.schema(catalogName, create.name().last()) != null) {
            throw refuse("Db: " + create.name().last() + " already exists in catalog: " + catalogName);
        }
        createSchema(catalogName, create.name().last());
    }

    private void dropSchema(Change change, Ddl.DropSchema drop) throws SqlError, SQLException {
        List<String> parts = drop.name().parts();
        String catalogName = parts.size() > 1 ? parts.get(parts.size() - 2) : change.catalog;
        Catalog.Schema schema = catalogName == null
                ? null
                : catalog.schema(catalogName, drop.name().last());
        if (schema == null) {
            if (drop.ifExists()) {
                return;
            }
            throw refuse("Db: " + drop.name().last() + " doesn't exist in catalog: " + catalogName);
        }
        database.execute("DROP SCHEMA " + H2Names.quote(schema.h2Schema()) + " CASCADE");
        schema.tables().values().forEach(indexes::forget);
        catalog.dropSchema(schema.catalog(), schema.name());
        forgetLostViews();
    }

    private void createTable(Change change, Ddl.CreateTable create) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, create.name(), 1);
        if (!exists(schema, create.name(), create.ifNotExists())) {
            tables.create(schema, create, change.expressions, target -> table(change, target, false));
        }
    }

    private void alterTable(Change change, Ddl.AlterTable alter) throws SqlError, SQLException {
        Catalog.Table table = alter.ifExists() ? tableOrNull(change, alter.name()) : table(change, alter.name(), false);
        if (table != null) {
            tables.alter(
                    schema(change, alter.name(), 1),
                    table,
                    alter.alteration(),
                    change.expressions,
                    target -> table(change, target, false));
        }
    }

    /** The table that ALTER changes, or null: its columns are what the expressions of the change may name. */
    Catalog.Table altered(Ddl ddl, String inCatalog, String inSchema) {
        var change = new Change(ddl, inCatalog, inSchema, null, List.of(), DdlExpressions.Printed.NONE);
        return ddl instanceof Ddl.AlterTable alter ? tableOrNull(change, alter.name()) : null;
    }

    private Catalog.Table tableOrNull(Change change, Ddl.Name name) {
        Catalog.Schema schema = schemaOrNull(change, name, 1);
        Catalog.Table table = schema == null ? null : schema.tables().get(name.last());
        return table == null || table.view() ? null : table;
    }

    private void createTableAs(Change change, Ddl.CreateTableAs create) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, create.name(), 1);
        if (exists(schema, create.name(), create.ifNotExists())) {
            return;
        }
        var table = new Catalog.Table(create.name().last(), schema.h2Schema(), change.queryColumns, false);
        TableChanges.refuseDuplicates(table.columns());
        database.ensure(change.query.aliases());
        indexes.ensure(change.query.joinColumns());
        database.execute("CREATE TABLE " + table.h2Name()
                + table.columns().stream()
                        .map(c -> H2Names.quote(c.name()) + " " + c.type().h2())
                        .collect(Collectors.joining(", ", "(", ")")));
        try {
            database.execute("INSERT INTO " + table.h2Name() + " " + change.query.h2Sql());
            schema.tables().put(table.name(), table);
        } catch (SQLException e) {
            database.execute("DROP TABLE " + table.h2Name());
            throw e;
        }
    }

    private void createView(Change change, Ddl.CreateView create) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, create.name(), 1);
        Catalog.Table old = schema.tables().get(create.name().last());
        if (old != null && !(create.replace() && old.view())) {
            throw refuse("Table '" + create.name().last() + "' already exists");
        }
        var view = new Catalog.Table(create.name().last(), schema.h2Schema(), change.queryColumns, true);
        TableChanges.refuseDuplicates(view.columns());
        database.ensure(change.query.aliases());
        indexes.ensure(change.query.joinColumns());
        database.execute("CREATE OR REPLACE VIEW " + view.h2Name()
                + TableChanges.names(
                        view.columns().stream().map(Catalog.Column::name).toList()) + " AS " + change.query.h2Sql());
        schema.tables().put(view.name(), view);
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

    private void dropTable(Change change, Ddl.DropTable drop) throws SqlError, SQLException {
        Catalog.Schema schema = schemaOrNull(change, drop.name(), 1);
        Catalog.Table table =
                schema == null ? null : schema.tables().get(drop.name().last());
        if (table == null || table.view() != drop.view()) {
            if (drop.ifExists()) {
                return;
            }
            throw refuse("Object '" + drop.name().last() + "' not found");
        }
        database.execute(
                (drop.view() ? "DROP VIEW " : "DROP TABLE ") + table.h2Name() + (drop.cascade() ? " CASCADE" : ""));
        indexes.forget(table);
        schema.tables().remove(table.name());
        if (drop.cascade()) {
            forgetLostViews();
        }
    }

    /** H2 drops the views of a table with it. */
    private void forgetLostViews() throws SQLException {
        for (String catalogName : catalog.catalogs()) {
            for (Catalog.Schema schema : catalog.schemas(catalogName).values()) {
                for (Catalog.Table table : List.copyOf(schema.tables().values())) {
                    if (table.view() && !database.exists(table)) {
                        schema.tables().remove(table.name());
                    }
                }
            }
        }
    }

    private void createIndex(Change change, Ddl.CreateIndex create) throws SqlError, SQLException {
        Catalog.Table table = table(change, create.table(), false);
        database.execute("CREATE " + (create.unique() ? "UNIQUE " : "") + "INDEX "
                + (create.ifNotExists() ? "IF NOT EXISTS " : "")
                + H2Names.quote(table.h2Schema()) + "."
                + H2Names.quote(create.name().last()) + " ON "
                + table.h2Name() + TableChanges.names(create.columns()));
    }

    private void dropIndex(Change change, Ddl.DropIndex drop) throws SqlError, SQLException {
        Catalog.Schema schema = schema(change, drop.name(), 1);
        database.execute("DROP INDEX " + (drop.ifExists() ? "IF EXISTS " : "") + H2Names.quote(schema.h2Schema()) + "."
                + H2Names.quote(drop.name().last()));
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
