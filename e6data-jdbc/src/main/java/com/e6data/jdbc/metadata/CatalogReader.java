package com.e6data.jdbc.metadata;

import com.e6data.jdbc.session.Session.CatalogColumn;
import java.sql.SQLException;
import java.util.List;

/** The catalog calls of the server (protocol 11): names only, no patterns. May be called by several threads at once. */
public interface CatalogReader {

    /** Catalog names; empty where the server knows only one without a name. */
    List<String> catalogs() throws SQLException;

    /** Schema names of a catalog. */
    List<String> schemas(String catalog) throws SQLException;

    /** Table and view names of a schema. */
    List<String> tables(String catalog, String schema) throws SQLException;

    /** Columns in table order; empty where there is no such table. */
    List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException;
}
