package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.conformance.TestCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.CatalogAndSchema;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.Column;
import liquibase.structure.core.Table;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Liquibase as for any database that it does not know. It needs the default schema named; a snapshot needs its object
 * types named, since Liquibase would look for unique constraints in an {@code information_schema}.
 */
class LiquibaseTest {

    /** Held here, since the logging system would forget its level. */
    private static final Logger LOG = Logger.getLogger("liquibase");

    private TestCluster cluster;
    private Database database;

    @BeforeEach
    void start() throws SQLException, DatabaseException {
        LOG.setLevel(Level.OFF);
        cluster = TestCluster.start();
        database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(cluster.connect()));
        database.setDefaultSchemaName("public");
    }

    @AfterEach
    void stop() throws DatabaseException {
        database.close();
        cluster.close();
        LOG.setLevel(null);
    }

    @Test
    void snapshotSeesTablesWithTheirColumns() throws Exception {
        cluster.run(
                "CREATE TABLE supplier (id BIGINT NOT NULL, name VARCHAR(40), balance DECIMAL(15, 2), since DATE)",
                "CREATE TABLE part (id BIGINT NOT NULL, supplier_id BIGINT, added TIMESTAMP, on_sale BOOLEAN, weight DOUBLE)");
        cluster.emulator().recorder().reset();

        DatabaseSnapshot snapshot = SnapshotGeneratorFactory.getInstance()
                .createSnapshot(
                        new CatalogAndSchema(null, "public"),
                        database,
                        new SnapshotControl(database, "tables, views, columns, primarykeys"));

        assertThat(snapshot.get(Table.class)).extracting(Table::getName).containsExactlyInAnyOrder("supplier", "part");
        TreeSet<String> columns = new TreeSet<>();
        for (Column column : snapshot.get(Column.class)) {
            columns.add(column.getRelation().getName() + "." + column.getName() + " "
                    + column.getType().getTypeName());
        }
        assertThat(columns)
                .containsExactly(
                        "part.added TIMESTAMP",
                        "part.id BIGINT",
                        "part.on_sale BOOLEAN",
                        "part.supplier_id BIGINT",
                        "part.weight DOUBLE",
                        "supplier.balance DECIMAL",
                        "supplier.id BIGINT",
                        "supplier.name VARCHAR",
                        "supplier.since DATE");
        Column balance = snapshot.get(new Column("balance").setRelation(new Table(null, "public", "supplier")));
        assertThat(balance.getType().getColumnSize()).isEqualTo(15);
        assertThat(balance.getType().getDecimalDigits()).isEqualTo(2);
        assertThat(cluster.emulator().recorder().counts()).doesNotContainKey("executeStatementV2");
    }

    /** Indexes and foreign keys bring unique constraints with them, since Liquibase tells one by the other. */
    @Test
    void onlyUniqueConstraintsAreLookedForInAnInformationSchema() throws SQLException {
        cluster.run("CREATE TABLE supplier (id BIGINT NOT NULL, name VARCHAR(40))");
        for (String types : List.of("uniqueconstraints", "indexes", "foreignkeys")) {
            cluster.emulator().recorder().reset();
            assertThatThrownBy(() -> SnapshotGeneratorFactory.getInstance()
                            .createSnapshot(
                                    new CatalogAndSchema(null, "public"),
                                    database,
                                    new SnapshotControl(database, types)))
                    .as(types)
                    .hasMessageContaining("information_schema");
            assertThat(cluster.emulator().recorder().calls("prepareStatementV2"))
                    .as(types)
                    .extracting(call -> String.valueOf(call.field("queryString")))
                    .allMatch(sql ->
                            sql.contains("information_schema.constraints") && sql.contains("constraint_type='UNIQUE'"));
        }
    }

    @Test
    void changelogRunsOnceWhereTheEngineTakesWrites() throws Exception {
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
            Liquibase liquibase = new Liquibase(
                    "com/e6data/conformance/clients/changelog.xml", new ClassLoaderResourceAccessor(), database);
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            liquibase.update("");
            assertThat(liquibase.listUnrunChangeSets(null, null)).isEmpty();
            liquibase.update("");
        });

        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT title, share, (SELECT COUNT(*) FROM databasechangelog) FROM region ORDER BY id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("O'Higgins");
            assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("0.25");
            assertThat(rows.getInt(3)).isEqualTo(3);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("Aysen");
            assertThat(rows.next()).isFalse();
        }
    }
}
