package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Labels, order and types of the columns of every metadata result, as the Javadoc of {@link DatabaseMetaData} says. */
class MetadataShapesTest {

    private static final String KEYS = """
            PKTABLE_CAT String, PKTABLE_SCHEM String, PKTABLE_NAME String, PKCOLUMN_NAME String, FKTABLE_CAT String,
            FKTABLE_SCHEM String, FKTABLE_NAME String, FKCOLUMN_NAME String, KEY_SEQ short, UPDATE_RULE short,
            DELETE_RULE short, FK_NAME String, PK_NAME String, DEFERRABILITY short""";
    private static final String ROW_IDENTIFIER = """
            SCOPE short, COLUMN_NAME String, DATA_TYPE int, TYPE_NAME String, COLUMN_SIZE int, BUFFER_LENGTH int,
            DECIMAL_DIGITS short, PSEUDO_COLUMN short""";
    private static final String SCHEMAS = "TABLE_SCHEM String, TABLE_CATALOG String";

    private interface Listing {
        ResultSet of(DatabaseMetaData metadata) throws SQLException;
    }

    private static DynamicTest has(String name, int count, Listing listing, String columns) {
        return DynamicTest.dynamicTest(name, () -> {
            try (E6Connection connection = new FakeEngine().connect();
                    ResultSet result = listing.of(connection.getMetaData())) {
                ResultSetMetaData description = result.getMetaData();
                List<String> actual = new ArrayList<>();
                for (int i = 1; i <= description.getColumnCount(); i++) {
                    assertThat(description.getColumnName(i)).isEqualTo(description.getColumnLabel(i));
                    actual.add(description.getColumnLabel(i) + " " + javadocName(description.getColumnType(i)));
                    assertThat(result.findColumn(description.getColumnLabel(i).toLowerCase()))
                            .isEqualTo(i);
                }
                assertThat(actual).containsExactly(columns.strip().split(",\\s+"));
                assertThat(actual).hasSize(count);
                assertThat(result.getStatement()).isNull();
                assertThat(result.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            }
        });
    }

    private static String javadocName(int type) {
        return switch (type) {
            case Types.VARCHAR -> "String";
            case Types.SMALLINT -> "short";
            case Types.INTEGER -> "int";
            case Types.BIGINT -> "long";
            case Types.BOOLEAN -> "boolean";
            default -> "type " + type;
        };
    }

    @TestFactory
    Stream<DynamicTest> everyResultHasTheColumnsOfTheJavadoc() {
        return Stream.of(
                has("getCatalogs", 1, m -> m.getCatalogs(), "TABLE_CAT String"),
                has("getSchemas", 2, m -> m.getSchemas(), SCHEMAS),
                has("getSchemas by pattern", 2, m -> m.getSchemas("lake", "%"), SCHEMAS),
                has("getSchemas, none", 2, m -> m.getSchemas("lake", ""), SCHEMAS),
                has("getTableTypes", 1, m -> m.getTableTypes(), "TABLE_TYPE String"),
                tables("getTables", m -> m.getTables(null, null, null, null)),
                tables("getTables, none", m -> m.getTables("lake", "main", "", null)),
                columns("getColumns", m -> m.getColumns(null, null, null, null)),
                columns("getColumns, none", m -> m.getColumns("lake", "main", "missing", null)),
                has("getPseudoColumns", 12, m -> m.getPseudoColumns(null, null, null, null), """
                        TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, COLUMN_NAME String, DATA_TYPE int,
                        COLUMN_SIZE int, DECIMAL_DIGITS int, NUM_PREC_RADIX int, COLUMN_USAGE String, REMARKS String,
                        CHAR_OCTET_LENGTH int, IS_NULLABLE String"""),
                has("getPrimaryKeys", 6, m -> m.getPrimaryKeys(null, null, "t"), """
                        TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, COLUMN_NAME String, KEY_SEQ short,
                        PK_NAME String"""),
                has("getImportedKeys", 14, m -> m.getImportedKeys(null, null, "t"), KEYS),
                has("getExportedKeys", 14, m -> m.getExportedKeys(null, null, "t"), KEYS),
                has("getCrossReference", 14, m -> m.getCrossReference(null, null, "t", null, null, "u"), KEYS),
                has("getIndexInfo", 13, m -> m.getIndexInfo(null, null, "t", false, true), """
                        TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, NON_UNIQUE boolean,
                        INDEX_QUALIFIER String, INDEX_NAME String, TYPE short, ORDINAL_POSITION short,
                        COLUMN_NAME String, ASC_OR_DESC String, CARDINALITY long, PAGES long, FILTER_CONDITION String"""),
                has("getBestRowIdentifier", 8, m -> m.getBestRowIdentifier(null, null, "t", 0, true), ROW_IDENTIFIER),
                has("getVersionColumns", 8, m -> m.getVersionColumns(null, null, "t"), ROW_IDENTIFIER),
                has("getColumnPrivileges", 8, m -> m.getColumnPrivileges(null, null, "t", null), """
                        TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, COLUMN_NAME String, GRANTOR String,
                        GRANTEE String, PRIVILEGE String, IS_GRANTABLE String"""),
                has("getTablePrivileges", 7, m -> m.getTablePrivileges(null, null, null), """
                        TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, GRANTOR String, GRANTEE String,
                        PRIVILEGE String, IS_GRANTABLE String"""),
                // Columns 4 to 6 are reserved and have no name in the Javadoc.
                has("getProcedures", 9, m -> m.getProcedures(null, null, null), """
                        PROCEDURE_CAT String, PROCEDURE_SCHEM String, PROCEDURE_NAME String, RESERVED_1 String,
                        RESERVED_2 String, RESERVED_3 String, REMARKS String, PROCEDURE_TYPE short,
                        SPECIFIC_NAME String"""),
                has("getProcedureColumns", 20, m -> m.getProcedureColumns(null, null, null, null), """
                        PROCEDURE_CAT String, PROCEDURE_SCHEM String, PROCEDURE_NAME String, COLUMN_NAME String,
                        COLUMN_TYPE short, DATA_TYPE int, TYPE_NAME String, PRECISION int, LENGTH int, SCALE short,
                        RADIX short, NULLABLE short, REMARKS String, COLUMN_DEF String, SQL_DATA_TYPE int,
                        SQL_DATETIME_SUB int, CHAR_OCTET_LENGTH int, ORDINAL_POSITION int, IS_NULLABLE String,
                        SPECIFIC_NAME String"""),
                functions("getFunctions", m -> m.getFunctions(null, null, null)),
                functions("getFunctions, none", m -> m.getFunctions("lake", null, null)),
                functionColumns("getFunctionColumns", m -> m.getFunctionColumns(null, null, null, null)),
                functionColumns("getFunctionColumns, none", m -> m.getFunctionColumns(null, null, "", null)),
                has("getUDTs", 7, m -> m.getUDTs(null, null, null, null), """
                        TYPE_CAT String, TYPE_SCHEM String, TYPE_NAME String, CLASS_NAME String, DATA_TYPE int,
                        REMARKS String, BASE_TYPE short"""),
                has("getSuperTypes", 6, m -> m.getSuperTypes(null, null, null), """
                        TYPE_CAT String, TYPE_SCHEM String, TYPE_NAME String, SUPERTYPE_CAT String,
                        SUPERTYPE_SCHEM String, SUPERTYPE_NAME String"""),
                has("getSuperTables", 4, m -> m.getSuperTables(null, null, null), """
                        TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, SUPERTABLE_NAME String"""),
                has("getAttributes", 21, m -> m.getAttributes(null, null, null, null), """
                        TYPE_CAT String, TYPE_SCHEM String, TYPE_NAME String, ATTR_NAME String, DATA_TYPE int,
                        ATTR_TYPE_NAME String, ATTR_SIZE int, DECIMAL_DIGITS int, NUM_PREC_RADIX int, NULLABLE int,
                        REMARKS String, ATTR_DEF String, SQL_DATA_TYPE int, SQL_DATETIME_SUB int,
                        CHAR_OCTET_LENGTH int, ORDINAL_POSITION int, IS_NULLABLE String, SCOPE_CATALOG String,
                        SCOPE_SCHEMA String, SCOPE_TABLE String, SOURCE_DATA_TYPE short"""),
                has("getTypeInfo", 18, m -> m.getTypeInfo(), """
                        TYPE_NAME String, DATA_TYPE int, PRECISION int, LITERAL_PREFIX String, LITERAL_SUFFIX String,
                        CREATE_PARAMS String, NULLABLE short, CASE_SENSITIVE boolean, SEARCHABLE short,
                        UNSIGNED_ATTRIBUTE boolean, FIXED_PREC_SCALE boolean, AUTO_INCREMENT boolean,
                        LOCAL_TYPE_NAME String, MINIMUM_SCALE short, MAXIMUM_SCALE short, SQL_DATA_TYPE int,
                        SQL_DATETIME_SUB int, NUM_PREC_RADIX int"""),
                has("getClientInfoProperties", 4, m -> m.getClientInfoProperties(), """
                        NAME String, MAX_LEN int, DEFAULT_VALUE String, DESCRIPTION String"""));
    }

    private static DynamicTest tables(String name, Listing listing) {
        return has(name, 10, listing, """
                TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, TABLE_TYPE String, REMARKS String,
                TYPE_CAT String, TYPE_SCHEM String, TYPE_NAME String, SELF_REFERENCING_COL_NAME String,
                REF_GENERATION String""");
    }

    private static DynamicTest columns(String name, Listing listing) {
        return has(name, 24, listing, """
                TABLE_CAT String, TABLE_SCHEM String, TABLE_NAME String, COLUMN_NAME String, DATA_TYPE int,
                TYPE_NAME String, COLUMN_SIZE int, BUFFER_LENGTH int, DECIMAL_DIGITS int, NUM_PREC_RADIX int,
                NULLABLE int, REMARKS String, COLUMN_DEF String, SQL_DATA_TYPE int, SQL_DATETIME_SUB int,
                CHAR_OCTET_LENGTH int, ORDINAL_POSITION int, IS_NULLABLE String, SCOPE_CATALOG String,
                SCOPE_SCHEMA String, SCOPE_TABLE String, SOURCE_DATA_TYPE short, IS_AUTOINCREMENT String,
                IS_GENERATEDCOLUMN String""");
    }

    private static DynamicTest functions(String name, Listing listing) {
        return has(name, 6, listing, """
                FUNCTION_CAT String, FUNCTION_SCHEM String, FUNCTION_NAME String, REMARKS String,
                FUNCTION_TYPE short, SPECIFIC_NAME String""");
    }

    private static DynamicTest functionColumns(String name, Listing listing) {
        return has(name, 17, listing, """
                FUNCTION_CAT String, FUNCTION_SCHEM String, FUNCTION_NAME String, COLUMN_NAME String,
                COLUMN_TYPE short, DATA_TYPE int, TYPE_NAME String, PRECISION int, LENGTH int, SCALE short,
                RADIX short, NULLABLE short, REMARKS String, CHAR_OCTET_LENGTH int, ORDINAL_POSITION int,
                IS_NULLABLE String, SPECIFIC_NAME String""");
    }
}
