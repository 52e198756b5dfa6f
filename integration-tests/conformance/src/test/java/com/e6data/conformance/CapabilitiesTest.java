package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** No claim of {@code DatabaseMetaData} is untrue: each one that SQL can try is tried. */
@Timeout(120)
class CapabilitiesTest {

    private static TestCluster cluster;
    private static Connection connection;
    private static DatabaseMetaData metadata;

    private interface Claim {
        boolean of(DatabaseMetaData metadata) throws SQLException;
    }

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run(
                "CREATE TABLE t (id INT, name VARCHAR, qty INT)",
                "CREATE TABLE u (id INT, t_id INT)",
                "INSERT INTO t VALUES (1, 'a', 10), (2, NULL, 20), (3, 'c%', NULL)",
                "INSERT INTO u VALUES (1, 1), (2, 9)");
        connection = cluster.connect();
        metadata = connection.getMetaData();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        cluster.close();
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        }
    }

    /** Where the claim is true every statement works, where it is false every one is refused. */
    private static DynamicTest claim(String name, Claim claim, String... statements) {
        return DynamicTest.dynamicTest(name, () -> {
            boolean claimed = claim.of(metadata);
            for (String sql : statements) {
                if (claimed) {
                    run(sql);
                } else {
                    assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(SQLException.class);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> queriesCanSayWhatIsClaimed() {
        return Stream.of(
                claim(
                        "supportsColumnAliasing",
                        DatabaseMetaData::supportsColumnAliasing,
                        "SELECT id AS i FROM t",
                        "SELECT id i FROM t"),
                claim(
                        "supportsTableCorrelationNames",
                        DatabaseMetaData::supportsTableCorrelationNames,
                        "SELECT x.id FROM t AS x, t y WHERE x.id = y.id"),
                claim(
                        "supportsDifferentTableCorrelationNames",
                        m -> !m.supportsDifferentTableCorrelationNames(),
                        "SELECT t.id FROM t AS t",
                        "SELECT u.id FROM t AS u, u AS t WHERE t.t_id = u.id"),
                claim(
                        "supportsExpressionsInOrderBy",
                        DatabaseMetaData::supportsExpressionsInOrderBy,
                        "SELECT id, qty FROM t ORDER BY qty + id"),
                claim(
                        "supportsOrderByUnrelated",
                        DatabaseMetaData::supportsOrderByUnrelated,
                        "SELECT name FROM t ORDER BY qty"),
                claim(
                        "supportsGroupBy",
                        DatabaseMetaData::supportsGroupBy,
                        "SELECT name, count(*) FROM t GROUP BY name"),
                claim(
                        "supportsGroupByUnrelated",
                        DatabaseMetaData::supportsGroupByUnrelated,
                        "SELECT count(*) FROM t GROUP BY name"),
                claim(
                        "supportsGroupByBeyondSelect",
                        DatabaseMetaData::supportsGroupByBeyondSelect,
                        "SELECT name, count(*) FROM t GROUP BY name, qty"),
                claim(
                        "supportsLikeEscapeClause",
                        DatabaseMetaData::supportsLikeEscapeClause,
                        "SELECT name FROM t WHERE name LIKE 'c!%' ESCAPE '!'",
                        "SELECT name FROM t WHERE name LIKE 'c!%' {escape '!'}"),
                claim(
                        "supportsOuterJoins",
                        DatabaseMetaData::supportsOuterJoins,
                        "SELECT t.id FROM t LEFT OUTER JOIN u ON t.id = u.t_id",
                        "SELECT t.id FROM {oj t RIGHT OUTER JOIN u ON t.id = u.t_id}"),
                claim(
                        "supportsLimitedOuterJoins",
                        DatabaseMetaData::supportsLimitedOuterJoins,
                        "SELECT t.id FROM t LEFT JOIN u ON t.id = u.t_id"),
                claim(
                        "supportsFullOuterJoins",
                        DatabaseMetaData::supportsFullOuterJoins,
                        "SELECT t.id FROM t FULL OUTER JOIN u ON t.id = u.t_id",
                        "SELECT t.id FROM t LEFT JOIN (u LEFT JOIN t t2 ON t2.id = u.id) ON t.id = u.t_id"),
                claim(
                        "supportsSubqueriesInComparisons",
                        DatabaseMetaData::supportsSubqueriesInComparisons,
                        "SELECT id FROM t WHERE qty = (SELECT max(qty) FROM t)"),
                claim(
                        "supportsSubqueriesInExists",
                        DatabaseMetaData::supportsSubqueriesInExists,
                        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM u)"),
                claim(
                        "supportsSubqueriesInIns",
                        DatabaseMetaData::supportsSubqueriesInIns,
                        "SELECT id FROM t WHERE id IN (SELECT t_id FROM u)"),
                claim(
                        "supportsSubqueriesInQuantifieds",
                        DatabaseMetaData::supportsSubqueriesInQuantifieds,
                        "SELECT id FROM t WHERE id > ALL (SELECT id FROM u)",
                        "SELECT id FROM t WHERE id = ANY (SELECT id FROM u)",
                        "SELECT id FROM t WHERE id = SOME (SELECT id FROM u)"),
                claim(
                        "supportsCorrelatedSubqueries",
                        DatabaseMetaData::supportsCorrelatedSubqueries,
                        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.t_id = t.id)",
                        "SELECT id FROM t WHERE qty = (SELECT max(qty) FROM t t2 WHERE t2.id = t.id)"),
                claim("supportsUnion", DatabaseMetaData::supportsUnion, "SELECT id FROM t UNION SELECT id FROM u"),
                claim(
                        "supportsUnionAll",
                        DatabaseMetaData::supportsUnionAll,
                        "SELECT id FROM t UNION ALL SELECT id FROM u"),
                claim(
                        "supportsSelectForUpdate",
                        DatabaseMetaData::supportsSelectForUpdate,
                        "SELECT id FROM t FOR UPDATE"),
                claim(
                        "supportsMinimumSQLGrammar",
                        DatabaseMetaData::supportsMinimumSQLGrammar,
                        "CREATE TABLE least (a CHAR(3), b VARCHAR(5))",
                        "INSERT INTO least (a, b) VALUES ('x', 'y')",
                        "UPDATE least SET a = 'z' WHERE b = 'y'",
                        "SELECT DISTINCT a FROM least WHERE a > 'y' AND NOT b IS NULL OR b LIKE '%' ORDER BY a",
                        "DELETE FROM least WHERE a = 'z'",
                        "DROP TABLE least"),
                claim(
                        "supportsCoreSQLGrammar",
                        DatabaseMetaData::supportsCoreSQLGrammar,
                        "GRANT SELECT ON t TO PUBLIC"),
                claim(
                        "supportsANSI92EntryLevelSQL, as far as clients take it",
                        DatabaseMetaData::supportsANSI92EntryLevelSQL,
                        "SELECT name, sum(qty) FROM t WHERE id BETWEEN 1 AND 3 AND name IS NOT NULL"
                                + " GROUP BY name HAVING count(*) > 0 ORDER BY 2 DESC",
                        "SELECT count(DISTINCT name), min(id), max(id), avg(qty) FROM t",
                        "INSERT INTO u (id) SELECT id FROM t WHERE id > 100"),
                claim(
                        "supportsANSI92IntermediateSQL",
                        DatabaseMetaData::supportsANSI92IntermediateSQL,
                        "CREATE DOMAIN d AS INT"),
                claim(
                        "supportsANSI92FullSQL",
                        DatabaseMetaData::supportsANSI92FullSQL,
                        "CREATE ASSERTION a CHECK (1 = 1)"),
                claim(
                        "supportsExtendedSQLGrammar",
                        DatabaseMetaData::supportsExtendedSQLGrammar,
                        "SELECT id FROM t FOR UPDATE OF name"));
    }

    @TestFactory
    Stream<DynamicTest> tablesCanBeMadeAsClaimed() {
        return Stream.of(
                claim(
                        "supportsNonNullableColumns",
                        DatabaseMetaData::supportsNonNullableColumns,
                        "CREATE TABLE needed (id INT NOT NULL)"),
                claim(
                        "supportsSchemasInTableDefinitions",
                        DatabaseMetaData::supportsSchemasInTableDefinitions,
                        "CREATE TABLE \"public\".s1 (id INT)"),
                claim(
                        "supportsCatalogsInTableDefinitions",
                        DatabaseMetaData::supportsCatalogsInTableDefinitions,
                        "CREATE TABLE demo.\"public\".s2 (id INT)"),
                claim(
                        "supportsSchemasInDataManipulation",
                        DatabaseMetaData::supportsSchemasInDataManipulation,
                        "SELECT id FROM \"public\".t",
                        "INSERT INTO \"public\".t VALUES (9, 'z', 1)",
                        "DELETE FROM \"public\".t WHERE id = 9"),
                claim(
                        "supportsCatalogsInDataManipulation",
                        DatabaseMetaData::supportsCatalogsInDataManipulation,
                        "SELECT id FROM demo.\"public\".t",
                        "INSERT INTO demo.\"public\".t VALUES (9, 'z', 1)",
                        "DELETE FROM demo.\"public\".t WHERE id = 9"),
                claim(
                        "supportsSchemasInPrivilegeDefinitions",
                        DatabaseMetaData::supportsSchemasInPrivilegeDefinitions,
                        "GRANT SELECT ON \"public\".t TO PUBLIC"),
                claim(
                        "supportsCatalogsInPrivilegeDefinitions",
                        DatabaseMetaData::supportsCatalogsInPrivilegeDefinitions,
                        "GRANT SELECT ON demo.\"public\".t TO PUBLIC"));
    }

    /**
     * The emulator takes more DDL than e6data is known to have (SQL reference 4), for the fixtures of tests. It is not
     * claimed.
     */
    @Test
    void whatOnlyTheEmulatorDoesIsNotClaimed() throws SQLException {
        assertThat(Stream.of(
                        metadata.supportsAlterTableWithAddColumn(),
                        metadata.supportsAlterTableWithDropColumn(),
                        metadata.supportsIntegrityEnhancementFacility(),
                        metadata.supportsSchemasInIndexDefinitions(),
                        metadata.supportsCatalogsInIndexDefinitions()))
                .containsOnly(false);
    }

    @Test
    void notNullColumnsRefuseNull() throws SQLException {
        run("CREATE TABLE strict (id INT NOT NULL)");
        assertThatThrownBy(() -> run("INSERT INTO strict VALUES (NULL)")).isInstanceOf(SQLException.class);
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void nullsSortAsClaimed() throws SQLException {
        assertThat(metadata.nullsAreSortedHigh()).isTrue();
        assertThat(Stream.of(
                        metadata.nullsAreSortedLow(), metadata.nullsAreSortedAtStart(), metadata.nullsAreSortedAtEnd()))
                .containsOnly(false);
        assertThat(column("SELECT qty FROM t ORDER BY qty")).containsExactly("10", "20", null);
        assertThat(column("SELECT qty FROM t ORDER BY qty DESC")).containsExactly(null, "20", "10");
    }

    @Test
    void nullConcatenatesToNull() throws SQLException {
        assertThat(metadata.nullPlusNonNullIsNull()).isTrue();
        assertThat(column("SELECT CAST(NULL AS VARCHAR) || 'x'")).containsExactly((String) null);
    }

    @Test
    void namesAreStoredAndLookedUpAsClaimed() throws SQLException {
        run("CREATE TABLE MixedCase (\"Id\" INT, \"select\" INT)");
        assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
        assertThat(metadata.storesMixedCaseQuotedIdentifiers()).isTrue();
        assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
        assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isFalse();
        try (ResultSet tables = metadata.getTables("demo", "public", "MIXEDCASE", null)) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("MixedCase");
        }
        String quote = metadata.getIdentifierQuoteString();
        run("SELECT id, " + quote + "select" + quote + " FROM mixedcase");
        run("SELECT ID FROM " + quote + "MIXEDCASE" + quote);
        run("SELECT a" + metadata.getExtraNameCharacters() + "b FROM (SELECT 1 AS a" + metadata.getExtraNameCharacters()
                + "b) x");
        assertThat(metadata.isCatalogAtStart()).isTrue();
        run("SELECT id FROM demo" + metadata.getCatalogSeparator() + quote + "public" + quote + ".mixedcase");
    }

    @Test
    void namesMayBeAsLongAsClaimed() throws SQLException {
        assertThat(List.of(
                        metadata.getMaxTableNameLength(),
                        metadata.getMaxColumnNameLength(),
                        metadata.getMaxSchemaNameLength(),
                        metadata.getMaxCatalogNameLength()))
                .containsOnly(128);
        run("SELECT 1 AS " + "a".repeat(128));
        assertThatThrownBy(() -> run("SELECT 1 AS " + "a".repeat(129))).isInstanceOf(SQLException.class);
    }

    @Test
    void theDriverDoesWhatItClaims() throws SQLException {
        try (Connection own = cluster.connect();
                Statement statement = own.createStatement()) {
            DatabaseMetaData claims = own.getMetaData();
            assertThat(claims.supportsBatchUpdates()).isTrue();
            statement.addBatch("INSERT INTO u VALUES (500, 1)");
            statement.addBatch("DELETE FROM u WHERE id = 500");
            assertThat(statement.executeBatch()).containsExactly(1, 1);

            assertThat(claims.supportsOpenCursorsAcrossCommit()).isTrue();
            assertThat(claims.supportsOpenCursorsAcrossRollback()).isTrue();
            own.setAutoCommit(false);
            try (ResultSet rows = statement.executeQuery("SELECT id FROM t")) {
                own.commit();
                assertThat(rows.next()).isTrue();
                own.rollback();
                assertThat(rows.next()).isTrue();
            }

            assertThat(claims.supportsTransactions()).isFalse();
            assertThat(own.getTransactionIsolation()).isEqualTo(claims.getDefaultTransactionIsolation());
            assertThat(own.getHoldability()).isEqualTo(claims.getResultSetHoldability());
            assertThat(claims.supportsSavepoints()).isFalse();
            assertThatThrownBy(own::setSavepoint).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThat(claims.supportsStoredProcedures()).isFalse();
            assertThatThrownBy(() -> own.prepareCall("{call p()}")).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThat(claims.supportsGetGeneratedKeys()).isFalse();
            statement.executeUpdate("INSERT INTO u VALUES (501, 1)", Statement.RETURN_GENERATED_KEYS);
            assertThat(statement.getGeneratedKeys().next()).isFalse();
            assertThat(claims.supportsMultipleResultSets()).isFalse();
            assertThat(claims.supportsMultipleOpenResults()).isFalse();
        }
    }

    @Test
    void statementsGiveTheResultSetsThatAreClaimed() throws SQLException {
        for (int type : List.of(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE)) {
            for (int concurrency : List.of(ResultSet.CONCUR_READ_ONLY, ResultSet.CONCUR_UPDATABLE)) {
                try (Statement statement = connection.createStatement(type, concurrency)) {
                    boolean given =
                            statement.getResultSetType() == type && statement.getResultSetConcurrency() == concurrency;
                    assertThat(metadata.supportsResultSetConcurrency(type, concurrency))
                            .as("type %d, concurrency %d", type, concurrency)
                            .isEqualTo(given);
                    assertThat(metadata.supportsResultSetType(type)).isEqualTo(statement.getResultSetType() == type);
                }
            }
            assertThat(metadata.othersUpdatesAreVisible(type)).isFalse();
            assertThat(metadata.ownInsertsAreVisible(type)).isFalse();
            assertThat(metadata.deletesAreDetected(type)).isFalse();
        }
    }

    /** Columns that hold a value which every claimed target can take. */
    private record Source(int type, String column) {}

    private static final List<Source> SOURCES = List.of(
            new Source(Types.CHAR, "c"),
            new Source(Types.VARCHAR, "v"),
            new Source(Types.LONGVARCHAR, "v"),
            new Source(Types.NVARCHAR, "v"),
            new Source(Types.CLOB, "v"),
            new Source(Types.TINYINT, "ti"),
            new Source(Types.SMALLINT, "si"),
            new Source(Types.INTEGER, "i"),
            new Source(Types.BIGINT, "l"),
            new Source(Types.REAL, "r"),
            new Source(Types.FLOAT, "d"),
            new Source(Types.DOUBLE, "d"),
            new Source(Types.DECIMAL, "n"),
            new Source(Types.NUMERIC, "n"),
            new Source(Types.BOOLEAN, "b"),
            new Source(Types.BIT, "b"),
            new Source(Types.DATE, "dt"),
            new Source(Types.TIMESTAMP, "ts"));

    /** Targets that the emulator casts to and the reference's table does not name: a cluster may refuse them. */
    private static final Set<JDBCType> BEYOND_THE_REFERENCE = Set.of(
            JDBCType.BINARY,
            JDBCType.VARBINARY,
            JDBCType.LONGVARBINARY,
            JDBCType.BLOB,
            // From other numbers than INT.
            JDBCType.BOOLEAN,
            JDBCType.BIT);

    @Test
    void convertWorksWhereItIsClaimedAndNowhereElse() throws SQLException {
        assertThat(metadata.supportsConvert()).isTrue();
        run("CREATE TABLE k (c CHAR(1), v VARCHAR, ti TINYINT, si SMALLINT, i INT, l BIGINT, r FLOAT, d DOUBLE,"
                + " n DECIMAL(5,2), b BOOLEAN, dt DATE, ts TIMESTAMP, cb CHAR(4), cd CHAR(10))");
        run("INSERT INTO k VALUES ('1', '1', 1, 1, 1, 1, 1, 1, 1, TRUE, DATE '2024-01-02',"
                + " TIMESTAMP '2024-01-02 03:04:05', 'true', '2024-01-02')");
        var unclaimed = EnumSet.noneOf(JDBCType.class);
        for (Source source : SOURCES) {
            for (JDBCType target : JDBCType.values()) {
                String pair = JDBCType.valueOf(source.type()) + " to " + target;
                boolean text = source.column().equals("c") || source.column().equals("v");
                String column = !text
                        ? source.column()
                        : switch (target) {
                            case BOOLEAN, BIT -> "cb";
                            case DATE, TIMESTAMP -> "cd";
                            default -> source.column();
                        };
                boolean works = works("SELECT {fn CONVERT(" + column + ", SQL_" + target + ")} FROM k");
                if (metadata.supportsConvert(source.type(), target.getVendorTypeNumber())) {
                    assertThat(works).as(pair).isTrue();
                } else if (works) {
                    unclaimed.add(target);
                }
            }
        }
        assertThat(unclaimed).isEqualTo(BEYOND_THE_REFERENCE);
        assertThat(metadata.supportsConvert(Types.OTHER, Types.VARCHAR)).isFalse();
        assertThat(metadata.supportsConvert(-12345, 12345)).isFalse();
    }

    private static boolean works(String sql) {
        try {
            run(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Types that the catalog shows but that CREATE TABLE of the emulator calls otherwise, or that need parts. */
    private static final Set<String> NOT_IN_DDL = Set.of("TIMESTAMP WITH TIME ZONE", "ARRAY", "MAP", "STRUCT");

    @Test
    void typesThatAreListedMakeColumnsOfTheirCode() throws SQLException {
        var number = new AtomicInteger();
        try (ResultSet types = metadata.getTypeInfo()) {
            while (types.next()) {
                String name = types.getString("TYPE_NAME");
                if (NOT_IN_DDL.contains(name)) {
                    continue;
                }
                String parameters = types.getString("CREATE_PARAMS");
                String arguments = parameters == null ? "" : parameters.contains(",") ? "(9,2)" : "(9)";
                String table = "typed" + number.incrementAndGet();
                run("CREATE TABLE " + table + " (a " + name + arguments + ")");
                try (ResultSet columns = metadata.getColumns("demo", "public", table, "a")) {
                    assertThat(columns.next()).isTrue();
                    assertThat(columns.getString("TYPE_NAME")).isEqualTo(name);
                    assertThat(columns.getInt("DATA_TYPE")).isEqualTo(types.getInt("DATA_TYPE"));
                    if (parameters != null) {
                        assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(9);
                    }
                }
            }
        }
        assertThat(number.get()).isGreaterThan(12);
    }

    @Test
    void literalsAreWrittenWithThePrefixesThatAreListed() throws SQLException {
        try (ResultSet types = metadata.getTypeInfo()) {
            while (types.next()) {
                String prefix = types.getString("LITERAL_PREFIX");
                if (prefix != null) {
                    String sample = switch (types.getInt("DATA_TYPE")) {
                        case Types.DATE -> "2024-01-02";
                        case Types.TIMESTAMP -> "2024-01-02 03:04:05.5";
                        case Types.VARBINARY -> "0A0B";
                        default -> "text";
                    };
                    run("SELECT " + prefix + sample + types.getString("LITERAL_SUFFIX"));
                }
            }
        }
    }

    /** What is left can fail in no way that depends on the server. */
    @Test
    void everyAnswerComesWithoutAsking() throws Exception {
        cluster.emulator().recorder().reset();
        var failures = new ArrayList<String>();
        for (var method : DatabaseMetaData.class.getMethods()) {
            if (method.getParameterCount() == 0 && method.getReturnType() != ResultSet.class) {
                Object answer = method.invoke(metadata);
                if (answer == null) {
                    failures.add(method + " answers null");
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(cluster.emulator().recorder().counts()).isEmpty();
        assertThat(Arrays.asList(
                        metadata.getSchemaTerm(), metadata.getCatalogTerm(), metadata.getDatabaseProductName()))
                .containsExactly("schema", "catalog", "e6data");
    }
}
