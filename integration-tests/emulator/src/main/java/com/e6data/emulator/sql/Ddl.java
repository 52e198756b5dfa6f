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

    record CreateTable(
            Name name,
            boolean ifNotExists,
            List<Catalog.Column> columns,
            List<String> primaryKey,
            List<ForeignKey> foreignKeys)
            implements Ddl {}

    record ForeignKey(List<String> columns, Name target, List<String> targetColumns) {}

    /** @param query where the query starts among the tokens */
    record CreateTableAs(Name name, boolean ifNotExists, List<String> columns, int query) implements Ddl {}

    record CreateView(Name name, boolean replace, List<String> columns, int query) implements Ddl {}

    record DropTable(Name name, boolean ifExists, boolean view) implements Ddl {}

    record Truncate(Name name) implements Ddl {}

    record CreateSchema(Name name, boolean ifNotExists) implements Ddl {}

    record DropSchema(Name name, boolean ifExists) implements Ddl {}

    record CreateIndex(Name name, boolean ifNotExists, Name table, List<String> columns) implements Ddl {}

    record DropIndex(Name name, boolean ifExists) implements Ddl {}

    /** {@code DROP CACHE}: there is none here. */
    record DropCache() implements Ddl {}
}
