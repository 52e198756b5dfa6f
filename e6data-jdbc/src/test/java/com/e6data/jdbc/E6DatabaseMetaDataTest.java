package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class E6DatabaseMetaDataTest {

    private static final String KEYS = "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
            + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ UPDATE_RULE DELETE_RULE FK_NAME PK_NAME DEFERRABILITY";
    private static final String IDENTIFIER =
            "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS PSEUDO_COLUMN";

    private E6Connection connection;
    private DatabaseMetaData metadata;

    private interface Listing {
        ResultSet of(DatabaseMetaData metadata) throws SQLException;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = new FakeEngine().connect();
        metadata = connection.getMetaData();
    }

    private DynamicTest has(String name, Listing listing, String columns) {
        return DynamicTest.dynamicTest(name, () -> {
            try (ResultSet result = listing.of(metadata)) {
                ResultSetMetaData description = result.getMetaData();
                List<String> labels = new ArrayList<>();
                for (int i = 1; i <= description.getColumnCount(); i++) {
                    labels.add(description.getColumnLabel(i));
                }
                assertThat(labels).containsExactly(columns.split(" "));
                assertThat(result.getStatement()).isNull();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyResultHasTheColumnsOfTheJavadoc() {
        return Stream.of(
                has("catalogs", m -> m.getCatalogs(), "TABLE_CAT"),
                has("schemas", m -> m.getSchemas(), "TABLE_SCHEM TABLE_CATALOG"),
                has("schemas by pattern", m -> m.getSchemas("lake", "%"), "TABLE_SCHEM TABLE_CATALOG"),
                has("table types", m -> m.getTableTypes(), "TABLE_TYPE"),
                has(
                        "tables",
                        m -> m.getTables(null, null, null, null),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                                + " SELF_REFERENCING_COL_NAME REF_GENERATION"),
                has(
                        "columns",
                        m -> m.getColumns(null, null, null, null),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH"
                                + " DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS COLUMN_DEF SQL_DATA_TYPE"
                                + " SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG"
                                + " SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE IS_AUTOINCREMENT IS_GENERATEDCOLUMN"),
                has(
                        "pseudo columns",
                        m -> m.getPseudoColumns(null, null, null, null),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE COLUMN_SIZE DECIMAL_DIGITS"
                                + " NUM_PREC_RADIX COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH IS_NULLABLE"),
                has(
                        "primary keys",
                        m -> m.getPrimaryKeys(null, null, "t"),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ PK_NAME"),
                has("imported keys", m -> m.getImportedKeys(null, null, "t"), KEYS),
                has("exported keys", m -> m.getExportedKeys(null, null, "t"), KEYS),
                has("cross reference", m -> m.getCrossReference(null, null, "t", null, null, "u"), KEYS),
                has(
                        "indexes",
                        m -> m.getIndexInfo(null, null, "t", false, true),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE INDEX_QUALIFIER INDEX_NAME TYPE ORDINAL_POSITION"
                                + " COLUMN_NAME ASC_OR_DESC CARDINALITY PAGES FILTER_CONDITION"),
                has("row identifier", m -> m.getBestRowIdentifier(null, null, "t", 0, true), IDENTIFIER),
                has("version columns", m -> m.getVersionColumns(null, null, "t"), IDENTIFIER),
                has(
                        "column privileges",
                        m -> m.getColumnPrivileges(null, null, "t", null),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
                has(
                        "table privileges",
                        m -> m.getTablePrivileges(null, null, null),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
                has(
                        "procedures",
                        m -> m.getProcedures(null, null, null),
                        "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED_1 RESERVED_2 RESERVED_3 REMARKS"
                                + " PROCEDURE_TYPE SPECIFIC_NAME"),
                has(
                        "procedure columns",
                        m -> m.getProcedureColumns(null, null, null, null),
                        "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE DATA_TYPE TYPE_NAME"
                                + " PRECISION LENGTH SCALE RADIX NULLABLE REMARKS COLUMN_DEF SQL_DATA_TYPE"
                                + " SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME"),
                has(
                        "functions",
                        m -> m.getFunctions(null, null, null),
                        "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE SPECIFIC_NAME"),
                has(
                        "function columns",
                        m -> m.getFunctionColumns(null, null, null, null),
                        "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE DATA_TYPE TYPE_NAME"
                                + " PRECISION LENGTH SCALE RADIX NULLABLE REMARKS CHAR_OCTET_LENGTH ORDINAL_POSITION"
                                + " IS_NULLABLE SPECIFIC_NAME"),
                has(
                        "user types",
                        m -> m.getUDTs(null, null, null, null),
                        "TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE REMARKS BASE_TYPE"),
                has(
                        "super types",
                        m -> m.getSuperTypes(null, null, null),
                        "TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME"),
                has(
                        "super tables",
                        m -> m.getSuperTables(null, null, null),
                        "TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME"),
                has(
                        "attributes",
                        m -> m.getAttributes(null, null, null, null),
                        "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE ATTR_TYPE_NAME ATTR_SIZE DECIMAL_DIGITS"
                                + " NUM_PREC_RADIX NULLABLE REMARKS ATTR_DEF SQL_DATA_TYPE SQL_DATETIME_SUB"
                                + " CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA"
                                + " SCOPE_TABLE SOURCE_DATA_TYPE"),
                has(
                        "types",
                        m -> m.getTypeInfo(),
                        "TYPE_NAME DATA_TYPE PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE"
                                + " CASE_SENSITIVE SEARCHABLE UNSIGNED_ATTRIBUTE FIXED_PREC_SCALE AUTO_INCREMENT"
                                + " LOCAL_TYPE_NAME MINIMUM_SCALE MAXIMUM_SCALE SQL_DATA_TYPE SQL_DATETIME_SUB"
                                + " NUM_PREC_RADIX"),
                has("client info", m -> m.getClientInfoProperties(), "NAME MAX_LEN DEFAULT_VALUE DESCRIPTION"));
    }

    @Test
    void namesProductDriverAndUrlWithoutSecrets() throws SQLException {
        assertThat(metadata.getDatabaseProductName()).isEqualTo("e6data");
        assertThat(metadata.getDatabaseProductVersion()).isNotBlank();
        assertThat(metadata.getDriverName()).isEqualTo("e6data JDBC Driver");
        assertThat(metadata.getDriverVersion()).startsWith(metadata.getDriverMajorVersion() + ".");
        assertThat(metadata.getURL()).startsWith("jdbc:e6data://localhost:80/").doesNotContain("secret");
        assertThat(metadata.getUserName()).isEqualTo("ann@example.com");
        assertThat(metadata.getConnection()).isSameAs(connection);
        assertThat(metadata.getJDBCMajorVersion()).isEqualTo(4);
        assertThat(metadata.getJDBCMinorVersion()).isEqualTo(3);
    }

    @Test
    void saysThatThereAreNoTransactions() throws SQLException {
        assertThat(metadata.supportsTransactions()).isFalse();
        assertThat(metadata.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE))
                .isTrue();
        assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED))
                .isFalse();
        assertThat(metadata.supportsSavepoints()).isFalse();
    }

    @Test
    void saysWhichResultSetsThereAre() throws SQLException {
        assertThat(metadata.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
        assertThat(metadata.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE))
                .isTrue();
        assertThat(metadata.supportsResultSetType(ResultSet.TYPE_SCROLL_SENSITIVE))
                .isFalse();
        assertThat(metadata.supportsResultSetConcurrency(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY))
                .isTrue();
        assertThat(metadata.supportsResultSetConcurrency(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
                .isFalse();
        assertThat(metadata.supportsBatchUpdates()).isTrue();
        assertThat(metadata.supportsGetGeneratedKeys()).isFalse();
    }

    @Test
    void saysWhichCastsThereAre() throws SQLException {
        assertThat(metadata.supportsConvert()).isTrue();
        assertThat(metadata.supportsConvert(Types.VARCHAR, Types.INTEGER)).isTrue();
        assertThat(metadata.supportsConvert(Types.DATE, Types.TIMESTAMP)).isTrue();
        assertThat(metadata.supportsConvert(Types.DATE, Types.INTEGER)).isFalse();
        assertThat(metadata.supportsConvert(Types.VARCHAR, Types.ARRAY)).isFalse();
    }

    @Test
    void readsColumnsThroughTheOrdinaryResultSet() throws SQLException {
        try (ResultSet columns = metadata.getColumns("lake", "main", "orders", "price")) {
            assertThat(columns.next()).isTrue();
            assertThat(columns.getString("column_name")).isEqualTo("price");
            assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
            assertThat(columns.getString("DATA_TYPE")).isEqualTo("3");
            assertThat(columns.getObject(5)).isEqualTo(3);
            assertThat(columns.getShort("ORDINAL_POSITION")).isEqualTo((short) 2);
            assertThat(columns.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNullableUnknown);
            assertThat(columns.getInt("BUFFER_LENGTH")).isZero();
            assertThat(columns.wasNull()).isTrue();
            assertThat(columns.next()).isFalse();
        }
    }

    @Test
    void listsTypesInOrderOfTheirCode() throws SQLException {
        List<Integer> codes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet types = metadata.getTypeInfo()) {
            types.setFetchSize(1000);
            while (types.next()) {
                names.add(types.getString("TYPE_NAME"));
                codes.add(types.getInt("DATA_TYPE"));
                assertThat(types.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.typeNullable);
            }
        }
        assertThat(codes).isSorted();
        assertThat(names).contains("BIGINT", "DECIMAL", "VARCHAR", "TIMESTAMP").doesNotContain("NULL");
    }

    @Test
    void listsFunctionsByPattern() throws SQLException {
        try (ResultSet functions = metadata.getFunctions(null, null, "date\\_trunc")) {
            assertThat(functions.next()).isTrue();
            assertThat(functions.getString("FUNCTION_NAME")).isEqualTo("DATE_TRUNC");
            assertThat(functions.getShort("FUNCTION_TYPE")).isEqualTo((short) DatabaseMetaData.functionNoTable);
            assertThat(functions.next()).isFalse();
        }
        try (ResultSet functions = metadata.getFunctions("lake", null, "%")) {
            assertThat(functions.next()).isFalse();
        }
    }

    @Test
    void listsClientInfoByName() throws SQLException {
        try (ResultSet info = metadata.getClientInfoProperties()) {
            assertThat(info.next()).isTrue();
            assertThat(info.getString("NAME")).isEqualTo("ApplicationName");
            assertThat(info.getInt("MAX_LEN")).isPositive();
        }
    }

    @Test
    void listingsNeedAnOpenConnection() {
        connection.close();
        assertThatThrownBy(() -> metadata.getTables(null, null, null, null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> metadata.getCatalogs()).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> metadata.getPrimaryKeys(null, null, "t")).isInstanceOf(SQLException.class);
    }

    @Test
    void identifiersKeepTheirCase() throws SQLException {
        assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
        assertThat(metadata.storesMixedCaseQuotedIdentifiers()).isTrue();
        assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
        assertThat(metadata.getMaxColumnNameLength()).isEqualTo(128);
    }

    @Test
    void closingAMetadataResultLeavesTheOthersOpen() throws SQLException {
        ResultSet first = metadata.getCatalogs();
        ResultSet second = metadata.getTableTypes();
        first.close();
        assertThat(second.next()).isTrue();
        assertThat(second.getString(1)).isEqualTo("SYSTEM TABLE");
    }
}
