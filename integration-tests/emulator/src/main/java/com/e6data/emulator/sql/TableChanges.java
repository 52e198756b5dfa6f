package com.e6data.emulator.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** CREATE TABLE and ALTER TABLE, in H2 and in the catalog. The caller holds the lock of {@link DdlRunner}. */
final class TableChanges {

    private final H2Database database;
    private final Indexes indexes;

    TableChanges(H2Database database, Indexes indexes) {
        this.database = database;
        this.indexes = indexes;
    }

    /** Finds the table that a foreign key points at. */
    interface Tables {
        Catalog.Table find(Ddl.Name name) throws SqlError;
    }

    void create(Catalog.Schema schema, Ddl.CreateTable create, DdlExpressions.Printed printed, Tables tables)
            throws SqlError, SQLException {
        List<Catalog.Column> columns =
                create.columns().stream().map(TableChanges::stored).toList();
        var table = new Catalog.Table(create.name().last(), schema.h2Schema(), columns, false);
        refuseDuplicates(columns);
        var elements = new ArrayList<String>();
        create.columns().forEach(c -> elements.add(definition(c, printed)));
        for (Ddl.Constraint constraint : create.constraints()) {
            elements.add(constraint(constraint, table, printed, tables));
        }
        database.ensure(printed.aliases());
        database.execute("CREATE TABLE " + table.h2Name() + "(" + String.join(", ", elements) + ")");
        schema.tables().put(table.name(), table);
    }

    private static Catalog.Column stored(Ddl.Column column) {
        return new Catalog.Column(column.name(), column.type(), column.nullable(), column.defaultValue() != null);
    }

    static void refuseDuplicates(List<Catalog.Column> columns) throws SqlError {
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Catalog.Column column : columns) {
            if (!seen.add(column.name())) {
                throw Errors.compilation("Column '" + column.name() + "' is defined twice");
            }
        }
    }

    private static String definition(Ddl.Column column, DdlExpressions.Printed printed) {
        return H2Names.quote(column.name()) + " " + column.type().h2()
                + (column.defaultValue() == null
                        ? ""
                        : " DEFAULT " + printed.texts().get(column.defaultValue()))
                + (column.nullable() ? "" : " NOT NULL");
    }

    static String names(List<String> names) {
        return names.stream().map(H2Names::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String constraint(
            Ddl.Constraint constraint, Catalog.Table table, DdlExpressions.Printed printed, Tables tables)
            throws SqlError {
        String name = constraint.name() == null ? "" : "CONSTRAINT " + H2Names.quote(constraint.name()) + " ";
        if (constraint instanceof Ddl.Constraint.PrimaryKey key) {
            return name + "PRIMARY KEY" + names(key.columns());
        }
        if (constraint instanceof Ddl.Constraint.Unique unique) {
            return name + "UNIQUE" + names(unique.columns());
        }
        if (constraint instanceof Ddl.Constraint.Check check) {
            return name + "CHECK (" + printed.texts().get(check.condition()) + ")";
        }
        var key = (Ddl.Constraint.ForeignKey) constraint;
        boolean itself = key.target().parts().size() == 1 && key.target().last().equalsIgnoreCase(table.name());
        Catalog.Table target = itself ? table : tables.find(key.target());
        return name + "FOREIGN KEY" + names(key.columns()) + " REFERENCES " + target.h2Name()
                + (key.targetColumns().isEmpty() ? "" : names(key.targetColumns())) + key.actions();
    }

    void alter(
            Catalog.Schema schema,
            Catalog.Table table,
            Ddl.Alteration alteration,
            DdlExpressions.Printed printed,
            Tables tables)
            throws SqlError, SQLException {
        database.ensure(printed.aliases());
        var steps = new ArrayList<Step>();
        Catalog.Table changed = change(table, alteration, printed, tables, steps);
        if (!changed.name().equalsIgnoreCase(table.name()) && schema.tables().containsKey(changed.name())) {
            throw Errors.compilation("Table '" + changed.name() + "' already exists");
        }
        indexes.forget(table);
        for (int i = 0; i < steps.size(); i++) {
            try {
                alter(table, steps.get(i).statement());
            } catch (SQLException e) {
                for (int done = i - 1; done >= 0; done--) {
                    alter(table, steps.get(done).undo());
                }
                throw e;
            }
        }
        schema.tables().remove(table.name());
        schema.tables().put(changed.name(), changed);
    }

    private void alter(Catalog.Table table, String change) throws SQLException {
        database.execute("ALTER TABLE " + table.h2Name() + " " + change);
    }

    /** What H2 has to run, and what takes it back should a later step fail. */
    private record Step(String statement, String undo) {
        Step(String statement) {
            this(statement, "");
        }
    }

    /** The table after the change; what H2 has to run is added to the steps. */
    private static Catalog.Table change(
            Catalog.Table table,
            Ddl.Alteration alteration,
            DdlExpressions.Printed printed,
            Tables tables,
            List<Step> steps)
            throws SqlError {
        if (alteration instanceof Ddl.Alteration.AddColumns add) {
            return addColumns(table, add, printed, tables, steps);
        }
        if (alteration instanceof Ddl.Alteration.AddConstraint add) {
            if (add.constraint() instanceof Ddl.Constraint.PrimaryKey key) {
                keyColumns(table, key, steps);
            }
            steps.add(new Step("ADD " + constraint(add.constraint(), table, printed, tables)));
            return add.constraint() instanceof Ddl.Constraint.PrimaryKey key ? notNull(table, key.columns()) : table;
        }
        if (alteration instanceof Ddl.Alteration.DropConstraint drop) {
            steps.add(
                    new Step("DROP CONSTRAINT " + (drop.ifExists() ? "IF EXISTS " : "") + H2Names.quote(drop.name())));
            return table;
        }
        if (alteration instanceof Ddl.Alteration.DropPrimaryKey) {
            steps.add(new Step("DROP PRIMARY KEY"));
            return table;
        }
        if (alteration instanceof Ddl.Alteration.RenameTable rename) {
            steps.add(new Step("RENAME TO " + H2Names.quote(rename.to())));
            return new Catalog.Table(rename.to(), table.h2Schema(), table.columns(), false);
        }
        return changeColumn(table, alteration, printed, steps);
    }

    private static Catalog.Table addColumns(
            Catalog.Table table,
            Ddl.Alteration.AddColumns add,
            DdlExpressions.Printed printed,
            Tables tables,
            List<Step> steps)
            throws SqlError {
        List<Ddl.Column> added = add.columns().stream()
                .filter(c -> !add.ifNotExists() || table.column(c.name()) == null)
                .toList();
        if (added.isEmpty()) {
            return table;
        }
        var columns = new ArrayList<>(table.columns());
        added.forEach(c -> columns.add(stored(c)));
        refuseDuplicates(columns);
        steps.add(new Step(
                "ADD " + added.stream().map(c -> definition(c, printed)).collect(Collectors.joining(", ", "(", ")")),
                "DROP COLUMN " + names(added.stream().map(Ddl.Column::name).toList())));
        for (Ddl.Constraint constraint : add.constraints()) {
            steps.add(new Step("ADD " + constraint(constraint, table, printed, tables)));
        }
        return with(table, columns);
    }

    private static Catalog.Table changeColumn(
            Catalog.Table table, Ddl.Alteration alteration, DdlExpressions.Printed printed, List<Step> steps)
            throws SqlError {
        if (alteration instanceof Ddl.Alteration.DropColumn drop) {
            if (drop.ifExists() && table.column(drop.column()) == null) {
                return table;
            }
            Catalog.Column old = column(table, drop.column());
            steps.add(new Step("DROP COLUMN " + H2Names.quote(old.name())));
            return with(table, table.columns().stream().filter(c -> c != old).toList());
        }
        if (alteration instanceof Ddl.Alteration.RenameColumn rename) {
            Catalog.Column old = column(table, rename.from());
            var renamed = new Catalog.Column(rename.to(), old.type(), old.nullable(), old.hasDefault());
            steps.add(
                    new Step("ALTER COLUMN " + H2Names.quote(old.name()) + " RENAME TO " + H2Names.quote(rename.to())));
            List<Catalog.Column> columns = replaced(table, old, renamed);
            refuseDuplicates(columns);
            return with(table, columns);
        }
        if (alteration instanceof Ddl.Alteration.SetNullable set) {
            Catalog.Column old = column(table, set.column());
            steps.add(new Step(
                    "ALTER COLUMN " + H2Names.quote(old.name()) + (set.nullable() ? " DROP" : " SET") + " NOT NULL"));
            return with(
                    table,
                    replaced(table, old, new Catalog.Column(old.name(), old.type(), set.nullable(), old.hasDefault())));
        }
        if (alteration instanceof Ddl.Alteration.SetDefault set) {
            Catalog.Column old = column(table, set.column());
            boolean value = set.value() != null;
            steps.add(new Step("ALTER COLUMN " + H2Names.quote(old.name())
                    + (value ? " SET DEFAULT " + printed.texts().get(set.value()) : " DROP DEFAULT")));
            return with(table, replaced(table, old, new Catalog.Column(old.name(), old.type(), old.nullable(), value)));
        }
        var set = (Ddl.Alteration.SetType) alteration;
        Catalog.Column old = column(table, set.column());
        steps.add(new Step("ALTER COLUMN " + H2Names.quote(old.name()) + " SET DATA TYPE "
                + set.type().h2()));
        return with(
                table,
                replaced(table, old, new Catalog.Column(old.name(), set.type(), old.nullable(), old.hasDefault())));
    }

    private static Catalog.Column column(Catalog.Table table, String name) throws SqlError {
        Catalog.Column column = table.column(name);
        if (column == null) {
            throw Errors.compilation("Column '" + name + "' not found in table '" + table.name() + "'");
        }
        return column;
    }

    private static List<Catalog.Column> replaced(Catalog.Table table, Catalog.Column old, Catalog.Column by) {
        return table.columns().stream().map(c -> c == old ? by : c).toList();
    }

    /** Columns of a new key stop taking NULL. */
    private static void keyColumns(Catalog.Table table, Ddl.Constraint.PrimaryKey key, List<Step> steps)
            throws SqlError {
        for (String name : key.columns()) {
            Catalog.Column column = column(table, name);
            if (column.nullable()) {
                String alter = "ALTER COLUMN " + H2Names.quote(column.name());
                steps.add(new Step(alter + " SET NOT NULL", alter + " DROP NOT NULL"));
            }
        }
    }

    private static Catalog.Table notNull(Catalog.Table table, List<String> keys) {
        return with(
                table,
                table.columns().stream()
                        .map(c -> keys.stream().anyMatch(c.name()::equalsIgnoreCase)
                                ? new Catalog.Column(c.name(), c.type(), false, c.hasDefault())
                                : c)
                        .toList());
    }

    private static Catalog.Table with(Catalog.Table table, List<Catalog.Column> columns) {
        return new Catalog.Table(table.name(), table.h2Schema(), List.copyOf(columns), false);
    }
}
