package com.e6data.emulator.sql;

import java.util.List;

/**
 * e6data SQL over an in-memory H2: catalogs, schemas, tables, and statements that go through token pass, Calcite
 * parser, validator and printer before H2 sees anything. Thread-safe.
 */
public final class SqlEngine implements AutoCloseable {

    /** A column as the catalog shows it; {@code type} is a text of protocol 11, for example {@code decimal(15,2)}. */
    public record CatalogColumn(String name, String type) {}

    /** An engine with its own empty H2 database, gone when closed. */
    public static SqlEngine create() {
        throw new UnsupportedOperationException();
    }

    /** Makes a catalog with a schema; existing ones stay. */
    public void createSchema(String catalog, String schema) throws SqlError {
        throw new UnsupportedOperationException();
    }

    public List<String> catalogs() {
        throw new UnsupportedOperationException();
    }

    public List<String> schemas(String catalog) {
        throw new UnsupportedOperationException();
    }

    /** Tables and views of a schema; names are matched without case. */
    public List<String> tables(String catalog, String schema) {
        throw new UnsupportedOperationException();
    }

    public List<CatalogColumn> columns(String catalog, String schema, String table) {
        throw new UnsupportedOperationException();
    }

    /**
     * Parses, validates and types a statement; runs nothing.
     *
     * @param catalog for unqualified names; empty for the default catalog
     * @param schema for unqualified names; may be empty
     * @throws SqlError of phase SYNTAX or COMPILATION
     */
    public PreparedSql prepare(String sql, String catalog, String schema) throws SqlError {
        throw new UnsupportedOperationException();
    }

    /**
     * Appends rows to a table past the SQL front, for test data.
     *
     * @param rows values in column order, as {@link com.e6data.emulator.wire.RowCursor#get} gives them
     * @return number of rows
     */
    public long load(String catalog, String schema, String table, Iterable<Object[]> rows) throws SqlError {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
