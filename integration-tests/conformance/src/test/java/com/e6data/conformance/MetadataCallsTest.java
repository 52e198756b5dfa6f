package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.emulator.Recorder;
import com.e6data.emulator.sql.SqlError;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What each request for metadata costs, counted by the server, and what it finds. */
@Timeout(120)
class MetadataCallsTest {

    private static final int TABLES = 40;
    private static TestCluster cluster;

    private interface Listing {
        ResultSet of(DatabaseMetaData metadata) throws SQLException;
    }

    @BeforeAll
    static void start() throws SqlError {
        cluster = TestCluster.start();
        cluster.emulator().createSchema("demo", "Sales");
        for (String schema : List.of("public", "Sales")) {
            for (int i = 0; i < TABLES; i++) {
                cluster.emulator().execute("CREATE TABLE demo.%s.t%03d (id BIGINT, name VARCHAR)".formatted(schema, i));
            }
        }
        cluster.emulator().createSchema("archive", "past");
        cluster.emulator().execute("CREATE TABLE archive.past.\"Orders\" (\"Id\" BIGINT)");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** Numbers of calls for catalogs, schemas, tables and columns. */
    private static DynamicTest costs(
            String name, int catalogs, int schemas, int tables, int columns, int rows, Listing listing) {
        return DynamicTest.dynamicTest(name, () -> {
            Map<String, Long> expected = new TreeMap<>();
            expected.put("getCataloges", (long) catalogs);
            expected.put("getSchemaNamesV2", (long) schemas);
            expected.put("getTablesV2", (long) tables);
            expected.put("getColumnsV2", (long) columns);
            expected.values().removeIf(count -> count == 0);
            try (Connection connection = cluster.connect()) {
                Recorder recorder = cluster.emulator().recorder();
                recorder.reset();
                int found = 0;
                try (ResultSet result = listing.of(connection.getMetaData())) {
                    while (result.next()) {
                        found++;
                    }
                }
                assertThat(recorder.counts()).isEqualTo(expected);
                assertThat(found).isEqualTo(rows);
            }
        });
    }

    /** The table of costs in docs/jdbc.md, with the numbers of this catalog. */
    @Test
    void thePageSaysWhatRequestsCost() throws IOException {
        Path page = Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "jdbc.md");
        assertThat(Files.readAllLines(page))
                .contains(
                        "| catalogs | 1 |",
                        "| schemas of a catalog | 1 |",
                        "| schemas anywhere | 1 + catalogs |",
                        "| tables of a schema | 1 |",
                        "| tables of a catalog | 1 + schemas |",
                        "| tables anywhere | 1 + catalogs + schemas |",
                        "| columns of a table | 2 |",
                        "| columns of a schema | 1 + tables that match |",
                        "| columns of a catalog | 1 + schemas + tables that match |",
                        "| columns anywhere | 1 + catalogs + schemas + tables that match |",
                        "| all else | 0 |");
    }

    @TestFactory
    Stream<DynamicTest> everyRequestCostsWhatIsDocumented() {
        return Stream.of(
                costs("catalogs", 1, 0, 0, 0, 2, m -> m.getCatalogs()),
                costs("schemas of a catalog", 0, 1, 0, 0, 2, m -> m.getSchemas("demo", null)),
                costs("schemas anywhere", 1, 2, 0, 0, 3, m -> m.getSchemas()),
                costs("schemas of a missing catalog", 0, 1, 0, 0, 0, m -> m.getSchemas("none", null)),
                costs("schemas without catalog", 1, 0, 0, 0, 0, m -> m.getSchemas("", "%")),
                costs("tables of a schema", 0, 0, 1, 0, TABLES, m -> m.getTables("demo", "public", "%", null)),
                costs("one table", 0, 0, 1, 0, 1, m -> m.getTables("demo", "public", "T007", null)),
                costs("no table", 0, 0, 0, 0, 0, m -> m.getTables("demo", "public", "", null)),
                costs("no schema", 0, 0, 0, 0, 0, m -> m.getTables("demo", "", "%", null)),
                costs("tables of a missing schema", 0, 0, 1, 0, 0, m -> m.getTables("demo", "none", "%", null)),
                costs(
                        "tables of no type",
                        0,
                        0,
                        0,
                        0,
                        0,
                        m -> m.getTables("demo", "public", "%", new String[] {"VIEW"})),
                costs("tables by schema pattern", 0, 1, 1, 0, TABLES, m -> m.getTables("demo", "S_les", "%", null)),
                costs("tables of a catalog", 0, 1, 2, 0, 2 * TABLES, m -> m.getTables("demo", null, "%", null)),
                costs("tables anywhere", 1, 2, 3, 0, 2 * TABLES + 1, m -> m.getTables(null, null, null, null)),
                costs("columns of a table", 0, 0, 1, 1, 2, m -> m.getColumns("demo", "public", "t007", null)),
                costs("one column", 0, 0, 1, 1, 1, m -> m.getColumns("demo", "public", "t007", "NAME")),
                costs("columns of a missing table", 0, 0, 1, 0, 0, m -> m.getColumns("demo", "public", "no", "%")),
                costs("columns by pattern", 0, 0, 1, 10, 20, m -> m.getColumns("demo", "public", "t00_", "%")),
                costs(
                        "columns of a schema",
                        0,
                        0,
                        1,
                        TABLES,
                        2 * TABLES,
                        m -> m.getColumns("demo", "public", "%", "%")),
                costs(
                        "columns of a catalog",
                        0,
                        1,
                        2,
                        2 * TABLES,
                        4 * TABLES,
                        m -> m.getColumns("demo", null, null, null)),
                costs(
                        "columns anywhere",
                        1,
                        2,
                        3,
                        2 * TABLES + 1,
                        4 * TABLES + 1,
                        m -> m.getColumns(null, null, null, null)),
                costs("table types", 0, 0, 0, 0, 3, m -> m.getTableTypes()),
                costs("primary keys", 0, 0, 0, 0, 0, m -> m.getPrimaryKeys("demo", "public", "t007")),
                costs("indexes", 0, 0, 0, 0, 0, m -> m.getIndexInfo("demo", "public", "t007", false, false)));
    }

    @Test
    void aThousandTablesCostACallEach() throws Exception {
        try (TestCluster own = TestCluster.start()) {
            for (int i = 0; i < 1_000; i++) {
                own.emulator().execute("CREATE TABLE t%04d (id BIGINT, name VARCHAR)".formatted(i));
            }
            try (Connection connection = own.connect()) {
                own.emulator().recorder().reset();
                List<String> tables =
                        names(connection.getMetaData().getColumns(null, null, "%", "%"), "TABLE_NAME", "COLUMN_NAME");
                assertThat(tables)
                        .hasSize(2_000)
                        .isSortedAccordingTo((a, b) -> a.split("\\.")[0].compareTo(b.split("\\.")[0]));
                assertThat(own.emulator().recorder().counts())
                        .isEqualTo(Map.of(
                                "getCataloges", 1L, "getSchemaNamesV2", 1L, "getTablesV2", 1L, "getColumnsV2", 1_000L));
            }
        }
    }

    private static List<String> names(ResultSet result, String... labels) throws SQLException {
        List<String> names = new ArrayList<>();
        try (result) {
            while (result.next()) {
                List<String> parts = new ArrayList<>();
                for (String label : labels) {
                    parts.add(result.getString(label));
                }
                names.add(String.join(".", parts));
            }
        }
        return names;
    }

    @Test
    void namesComeAsTheyAreStored() throws SQLException {
        try (Connection connection = cluster.connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(names(
                            metadata.getTables(null, "PAST", "orders", null), "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME"))
                    .containsExactly("archive.past.Orders");
            assertThat(names(
                            metadata.getColumns("ARCHIVE", "Past", "ORDERS", "ID"),
                            "TABLE_CAT",
                            "TABLE_SCHEM",
                            "TABLE_NAME",
                            "COLUMN_NAME"))
                    .containsExactly("archive.past.Orders.Id");
        }
    }

    @Test
    void answersAreKeptOnRequestUntilTheCatalogChanges() throws SQLException {
        String url = cluster.url() + "&metadataCacheTtl=600";
        try (Connection connection = DriverManager.getConnection(url, TestCluster.USER, TestCluster.TOKEN);
                Statement statement = connection.createStatement()) {
            Recorder recorder = cluster.emulator().recorder();
            assertThat(names(connection.getMetaData().getColumns("demo", "public", "t00_", "id"), "TABLE_NAME"))
                    .hasSize(10);
            recorder.reset();
            assertThat(names(connection.getMetaData().getColumns("demo", "public", "t00_", "name"), "TABLE_NAME"))
                    .hasSize(10);
            assertThat(names(connection.getMetaData().getTables("demo", "public", "%", null), "TABLE_NAME"))
                    .hasSize(TABLES);
            assertThat(recorder.counts()).isEmpty();

            statement.execute("CREATE TABLE demo.\"public\".t999 (id BIGINT)");
            assertThat(names(connection.getMetaData().getTables("demo", "public", "t99_", null), "TABLE_NAME"))
                    .containsExactly("t999");
            statement.execute("DROP TABLE demo.\"public\".t999");
            assertThat(names(connection.getMetaData().getTables("demo", "public", "t99_", null), "TABLE_NAME"))
                    .isEmpty();
            assertThat(recorder.counts()).containsEntry("getTablesV2", 2L);
        }
    }

    @Test
    void withoutRequestNothingIsKept() throws SQLException {
        try (Connection connection = cluster.connect()) {
            Recorder recorder = cluster.emulator().recorder();
            recorder.reset();
            connection.getMetaData().getTables("demo", "public", "%", null).close();
            connection.getMetaData().getTables("demo", "public", "%", null).close();
            assertThat(recorder.counts()).isEqualTo(Map.of("getTablesV2", 2L));
        }
    }

    @Test
    void aFailingCallFailsTheListingAndStopsTheRest() throws SQLException {
        try (TestCluster own = TestCluster.start();
                Connection connection = own.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 100; i++) {
                statement.execute("CREATE TABLE t%03d (id BIGINT)".formatted(i));
            }
            own.emulator().faults().on("getColumnsV2").skip(5).fail(Status.INTERNAL.withDescription("broken"));
            own.emulator().recorder().reset();
            assertThatThrownBy(() -> connection.getMetaData().getColumns("demo", "public", "%", "%"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("broken");
            assertThat(own.emulator().recorder().counts().get("getColumnsV2")).isLessThan(100L);
        }
    }

    @Test
    void theNetworkTimeoutHoldsForEachCall() throws SQLException {
        var executor = Executors.newSingleThreadExecutor();
        try (TestCluster own = TestCluster.start();
                Connection connection = own.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a (id BIGINT)");
            statement.execute("CREATE TABLE b (id BIGINT)");
            own.emulator().faults().on("getColumnsV2").skip(1).delay(Duration.ofSeconds(60));
            connection.setNetworkTimeout(executor, 300);
            assertThatThrownBy(() -> connection.getMetaData().getColumns("demo", "public", "%", "%"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("network timeout");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void listingsOutliveStatementsAndEachOther() throws SQLException {
        try (Connection connection = cluster.connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            ResultSet columns = metadata.getColumns("demo", "public", "t000", "%");
            ResultSet tables = metadata.getTables("demo", "public", "t00_", null);
            assertThat(columns.getStatement()).isNull();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT 1")) {
                assertThat(row.next()).isTrue();
            }
            assertThat(names(tables, "TABLE_NAME")).hasSize(10);
            assertThat(tables.isClosed()).isTrue();
            assertThat(columns.next()).isTrue();
            Map<String, Object> seen = new HashMap<>();
            for (String label : List.of("DATA_TYPE", "COLUMN_SIZE", "NULLABLE", "ORDINAL_POSITION")) {
                assertThat(columns.getString(label)).isEqualTo(String.valueOf(columns.getInt(label)));
                assertThat(columns.getLong(label)).isEqualTo(columns.getInt(label));
                seen.put(label, columns.getObject(label));
            }
            assertThat(seen.values()).allMatch(Integer.class::isInstance);
            assertThat(columns.getBoolean("ORDINAL_POSITION")).isTrue();
            columns.close();
        }
    }
}
