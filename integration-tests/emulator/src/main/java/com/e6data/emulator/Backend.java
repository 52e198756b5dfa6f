package com.e6data.emulator;

import com.e6data.emulator.sql.PreparedSql;
import com.e6data.emulator.sql.SqlEngine;
import com.e6data.emulator.sql.SqlError;
import java.util.List;

/** What the services need from an SQL engine: the seam at which tests put a scripted one. */
interface Backend extends AutoCloseable {

    void createSchema(String catalog, String schema) throws SqlError;

    List<String> catalogs();

    List<String> schemas(String catalog);

    List<String> tables(String catalog, String schema);

    List<SqlEngine.CatalogColumn> columns(String catalog, String schema, String table);

    PreparedSql prepare(String sql, String catalog, String schema) throws SqlError;

    long load(String catalog, String schema, String table, Iterable<Object[]> rows) throws SqlError;

    @Override
    void close();

    /** The real engine. */
    static Backend of(SqlEngine engine) {
        return new Backend() {
            @Override
            public void createSchema(String catalog, String schema) throws SqlError {
                engine.createSchema(catalog, schema);
            }

            @Override
            public List<String> catalogs() {
                return engine.catalogs();
            }

            @Override
            public List<String> schemas(String catalog) {
                return engine.schemas(catalog);
            }

            @Override
            public List<String> tables(String catalog, String schema) {
                return engine.tables(catalog, schema);
            }

            @Override
            public List<SqlEngine.CatalogColumn> columns(String catalog, String schema, String table) {
                return engine.columns(catalog, schema, table);
            }

            @Override
            public PreparedSql prepare(String sql, String catalog, String schema) throws SqlError {
                return engine.prepare(sql, catalog, schema);
            }

            @Override
            public long load(String catalog, String schema, String table, Iterable<Object[]> rows) throws SqlError {
                return engine.load(catalog, schema, table, rows);
            }

            @Override
            public void close() {
                engine.close();
            }
        };
    }
}
