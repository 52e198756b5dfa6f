package com.e6data.emulator.sql;

import java.util.List;

/** The statements that change the catalog; e6data's grammar for them is not documented, this is what tools need. */
sealed interface Ddl {

    /** A qualified name as written: one to three parts. */
    record Name(List<String> parts, int offset) {
        String last() {
            return parts.get(parts.size() - 1);
        }
    }

    /** An expression among the tokens of the statement: from the first, up to and without the second index. */
    record Expression(int from, int to) {}

    /**
     * A column as it is declared.
     *
     * @param defaultValue null without one
     */
    record Column(String name, ColumnType type, boolean nullable, Expression defaultValue) {
        Column notNull() {
            return new Column(name, type, false, defaultValue);
        }
    }

    /** A rule for the rows of a table; the name is null where H2 shall find one. */
    sealed interface Constraint {
        String name();

        record PrimaryKey(String name, List<String> columns) implements Constraint {}

        record Unique(String name, List<String> columns) implements Constraint {}

        /**
         * @param targetColumns empty for the primary key of the target
         * @param actions what happens when the target's row changes, in H2's words, or empty
         */
        record ForeignKey(String name, List<String> columns, Name target, List<String> targetColumns, String actions)
                implements Constraint {}

        record Check(String name, Expression condition) implements Constraint {}
    }

    record CreateTable(Name name, boolean ifNotExists, List<Column> columns, List<Constraint> constraints)
            implements Ddl {}

    /** @param query where the query starts among the tokens */
    record CreateTableAs(Name name, boolean ifNotExists, List<String> columns, int query) implements Ddl {}

    record CreateView(Name name, boolean replace, List<String> columns, int query) implements Ddl {}

    record DropTable(Name name, boolean ifExists, boolean view, boolean cascade) implements Ddl {}

    record Truncate(Name name) implements Ddl {}

    record CreateSchema(Name name, boolean ifNotExists) implements Ddl {}

    record DropSchema(Name name, boolean ifExists) implements Ddl {}

    record CreateIndex(Name name, boolean unique, boolean ifNotExists, Name table, List<String> columns)
            implements Ddl {}

    record DropIndex(Name name, boolean ifExists) implements Ddl {}

    /** {@code DROP CACHE}: there is none here. */
    record DropCache() implements Ddl {}

    record AlterTable(Name name, boolean ifExists, Alteration alteration) implements Ddl {}

    /** One change of a table. */
    sealed interface Alteration {

        record AddColumns(boolean ifNotExists, List<Column> columns, List<Constraint> constraints)
                implements Alteration {}

        record AddConstraint(Constraint constraint) implements Alteration {}

        record DropColumn(String column, boolean ifExists) implements Alteration {}

        record DropConstraint(String name, boolean ifExists) implements Alteration {}

        record DropPrimaryKey() implements Alteration {}

        record RenameTable(String to) implements Alteration {}

        record RenameColumn(String from, String to) implements Alteration {}

        record SetNullable(String column, boolean nullable) implements Alteration {}

        /** @param value null to drop the default */
        record SetDefault(String column, Expression value) implements Alteration {}

        record SetType(String column, ColumnType type) implements Alteration {}
    }
}
