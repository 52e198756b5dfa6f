package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class E6DatabaseMetaDataTest {

    private E6Connection connection;
    private DatabaseMetaData metadata;

    @BeforeEach
    void connect() throws SQLException {
        connection = new FakeEngine().connect();
        metadata = connection.getMetaData();
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
        assertThat(names).contains("BIGINT", "DECIMAL", "VARCHAR", "TIMESTAMP").doesNotContain("NULL", "OTHER", "TIME");
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
