package com.e6data.jdbc.metadata;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.metadata.ConnectionCatalog.ResultSets;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The {@code DatabaseMetaData} of a connection: who and where here, capabilities in {@link Capabilities}, objects,
 * functions and types in the class of their topic.
 *
 * <p>What e6data does not have (keys, indexes, privileges, procedures, user types) is an empty result with the columns
 * that the JDBC Javadoc names. No method fails for null, an empty text or {@code %}.
 */
final class E6DatabaseMetaData extends Capabilities {

    /** The engine does not tell its version; this is the version of its client API. */
    private static final int API_MAJOR = 1;

    private static final int API_MINOR = 0;

    private final Connection connection;
    private final String url;
    private final String user;
    private final CatalogObjects objects;
    private final ResultSets resultSets;

    E6DatabaseMetaData(Connection connection, String url, String user, CatalogObjects objects, ResultSets resultSets) {
        this.connection = connection;
        this.url = url;
        this.user = user;
        this.objects = objects;
        this.resultSets = resultSets;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return url;
    }

    @Override
    public String getUserName() {
        return user;
    }

    @Override
    public String getDatabaseProductName() {
        return "e6data";
    }

    @Override
    public String getDatabaseProductVersion() {
        return API_MAJOR + "." + API_MINOR;
    }

    @Override
    public int getDatabaseMajorVersion() {
        return API_MAJOR;
    }

    @Override
    public int getDatabaseMinorVersion() {
        return API_MINOR;
    }

    @Override
    public String getDriverName() {
        return DriverVersion.NAME;
    }

    @Override
    public String getDriverVersion() {
        return DriverVersion.TEXT;
    }

    @Override
    public int getDriverMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public int getDriverMinorVersion() {
        return DriverVersion.MINOR;
    }

    @Override
    public String getSQLKeywords() {
        return Keywords.BEYOND_SQL_2003;
    }

    @Override
    public String getNumericFunctions() {
        return Functions.NUMERIC;
    }

    @Override
    public String getStringFunctions() {
        return Functions.STRING;
    }

    @Override
    public String getSystemFunctions() {
        return Functions.SYSTEM;
    }

    @Override
    public String getTimeDateFunctions() {
        return Functions.TIME_DATE;
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        checkOpen();
        return result(objects.catalogs());
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
        checkOpen();
        return result(objects.schemas(catalog, schemaPattern));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return result(CatalogObjects.tableTypes());
    }

    @Override
    public ResultSet getTables(String catalog, String schemaPattern, String tableNamePattern, String[] types)
            throws SQLException {
        checkOpen();
        return result(
                objects.tables(catalog, schemaPattern, tableNamePattern, types == null ? null : Arrays.asList(types)));
    }

    @Override
    public ResultSet getColumns(String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        checkOpen();
        return result(objects.columns(catalog, schemaPattern, tableNamePattern, columnNamePattern));
    }

    @Override
    public ResultSet getPseudoColumns(
            String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        return result(ResultShape.PSEUDO_COLUMNS.empty());
    }

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String table, String columnNamePattern)
            throws SQLException {
        return result(ResultShape.COLUMN_PRIVILEGES.empty());
    }

    @Override
    public ResultSet getTablePrivileges(String catalog, String schemaPattern, String tableNamePattern)
            throws SQLException {
        return result(ResultShape.TABLE_PRIVILEGES.empty());
    }

    @Override
    public ResultSet getBestRowIdentifier(String catalog, String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return result(ResultShape.ROW_IDENTIFIERS.empty());
    }

    @Override
    public ResultSet getVersionColumns(String catalog, String schema, String table) throws SQLException {
        return result(ResultShape.ROW_IDENTIFIERS.empty());
    }

    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return result(ResultShape.PRIMARY_KEYS.empty());
    }

    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return result(ResultShape.FOREIGN_KEYS.empty());
    }

    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return result(ResultShape.FOREIGN_KEYS.empty());
    }

    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return result(ResultShape.FOREIGN_KEYS.empty());
    }

    @Override
    public ResultSet getIndexInfo(String catalog, String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return result(ResultShape.INDEXES.empty());
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return result(SqlTypes.typeInfo());
    }

    @Override
    public ResultSet getProcedures(String catalog, String schemaPattern, String procedureNamePattern)
            throws SQLException {
        return result(ResultShape.PROCEDURES.empty());
    }

    @Override
    public ResultSet getProcedureColumns(
            String catalog, String schemaPattern, String procedureNamePattern, String columnNamePattern)
            throws SQLException {
        return result(ResultShape.PROCEDURE_COLUMNS.empty());
    }

    @Override
    public ResultSet getFunctions(String catalog, String schemaPattern, String functionNamePattern)
            throws SQLException {
        return result(Functions.functions(catalog, schemaPattern, functionNamePattern));
    }

    @Override
    public ResultSet getFunctionColumns(
            String catalog, String schemaPattern, String functionNamePattern, String columnNamePattern)
            throws SQLException {
        return result(Functions.columns(catalog, schemaPattern, functionNamePattern, columnNamePattern));
    }

    @Override
    public ResultSet getUDTs(String catalog, String schemaPattern, String typeNamePattern, int[] types)
            throws SQLException {
        return result(ResultShape.UDTS.empty());
    }

    @Override
    public ResultSet getSuperTypes(String catalog, String schemaPattern, String typeNamePattern) throws SQLException {
        return result(ResultShape.SUPER_TYPES.empty());
    }

    @Override
    public ResultSet getSuperTables(String catalog, String schemaPattern, String tableNamePattern) throws SQLException {
        return result(ResultShape.SUPER_TABLES.empty());
    }

    @Override
    public ResultSet getAttributes(
            String catalog, String schemaPattern, String typeNamePattern, String attributeNamePattern)
            throws SQLException {
        return result(ResultShape.ATTRIBUTES.empty());
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return result(ClientInfo.properties());
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        if (isWrapperFor(iface)) {
            return iface.cast(this);
        }
        throw ErrorKind.INVALID_ARGUMENT.exception("This DatabaseMetaData is no wrapper for " + iface + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return iface != null && iface.isInstance(this);
    }

    private ResultSet result(ChunkSource rows) throws SQLException {
        checkOpen();
        return resultSets.of(rows);
    }

    private void checkOpen() throws SQLException {
        if (connection.isClosed()) {
            throw ErrorKind.CONNECTION_CLOSED.exception("The connection of this DatabaseMetaData is closed.");
        }
    }
}
