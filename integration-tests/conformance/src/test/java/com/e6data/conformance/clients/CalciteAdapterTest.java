package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.conformance.TestCluster;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcSchema;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.schema.SchemaPlus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apache Calcite federates e6data through its JDBC adapter, with the SQL dialect that it picks by itself. */
class CalciteAdapterTest {

    private static TestCluster cluster;
    private static HikariDataSource pool;
    private static Connection calcite;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run(
                "CREATE TABLE customer (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(40), since DATE)",
                "CREATE TABLE purchase (id BIGINT NOT NULL, customer_id BIGINT, price DECIMAL(15, 2), paid TIMESTAMP)",
                "INSERT INTO customer VALUES (1, 'Ada', DATE '2020-01-01'), (2, 'Bob', NULL), (3, 'Cid', DATE '2021-05-05')",
                "INSERT INTO purchase VALUES (1, 1, 10.50, TIMESTAMP '2024-01-01 10:11:12'), (2, 1, 5, NULL),"
                        + " (3, 2, 100, TIMESTAMP '2024-01-01 10:11:12.123'), (4, 3, 1, NULL)");
        pool = new HikariDataSource();
        pool.setJdbcUrl(cluster.url());
        pool.setUsername(TestCluster.USER);
        pool.setPassword(TestCluster.TOKEN);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        calcite = DriverManager.getConnection("jdbc:calcite:");
        SchemaPlus root = calcite.unwrap(CalciteConnection.class).getRootSchema();
        root.add("sales", JdbcSchema.create(root, "sales", pool, "demo", "public"));
    }

    @AfterAll
    static void stop() throws SQLException {
        calcite.close();
        pool.close();
        cluster.close();
    }

    @BeforeEach
    void reset() {
        cluster.emulator().recorder().reset();
    }

    private static List<String> rows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = calcite.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return texts(rows);
            }
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                row.add(rows.getString(column));
            }
            texts.add(String.join(", ", row));
        }
        return texts;
    }

    private static List<String> sent() {
        return cluster.emulator().recorder().calls("prepareStatementV2").stream()
                .map(call -> call.field("queryString").toString().replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void schemaIsDiscoveredThroughTheMetadata() throws SQLException {
        try (ResultSet tables = calcite.getMetaData().getTables(null, "sales", null, null)) {
            assertThat(texts(tables))
                    .extracting(row -> row.split(", ")[2])
                    .containsExactlyInAnyOrder("customer", "purchase");
        }
        try (ResultSet columns = calcite.getMetaData().getColumns(null, "sales", "purchase", null)) {
            List<String> types = new ArrayList<>();
            while (columns.next()) {
                types.add(columns.getString("COLUMN_NAME") + " " + columns.getString("TYPE_NAME"));
            }
            assertThat(types)
                    .containsExactly("id BIGINT", "customer_id BIGINT", "price DECIMAL(15, 2)", "paid TIMESTAMP(3)");
        }
        assertThat(sent()).isEmpty();
    }

    @Test
    void filterJoinAndAggregateArriveAsOneStatement() throws SQLException {
        assertThat(rows("""
                        SELECT c."name", COUNT(*) AS n, SUM(p."price") AS total
                        FROM "sales"."customer" c JOIN "sales"."purchase" p ON p."customer_id" = c."id"
                        WHERE p."price" > 2 GROUP BY c."name" ORDER BY 3 DESC""")).containsExactly("Bob, 1, 100.00", "Ada, 2, 15.50");
        assertThat(sent())
                .singleElement()
                .asString()
                .contains("INNER JOIN", "WHERE \"price\" > 2", "GROUP BY", "ORDER BY")
                .contains("\"demo\".\"public\".\"customer\"");
    }

    @Test
    void rowLimitsArriveInTheStandardForm() throws SQLException {
        assertThat(rows("SELECT * FROM \"sales\".\"purchase\" ORDER BY \"id\" OFFSET 1 ROW FETCH NEXT 2 ROWS ONLY"))
                .containsExactly("2, 1, 5.00, null", "3, 2, 100.00, 2024-01-01 10:11:12.123");
        assertThat(sent()).singleElement().asString().contains("OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY");
    }

    @Test
    void parametersArePassedOn() throws SQLException {
        assertThat(rows(
                        "SELECT \"id\" FROM \"sales\".\"purchase\" WHERE \"price\" BETWEEN ? AND ? ORDER BY \"id\"",
                        2,
                        50))
                .containsExactly("1", "2");
        assertThat(rows("SELECT \"id\" FROM \"sales\".\"customer\" WHERE \"name\" = ?", "Ada"))
                .containsExactly("1");
        assertThat(sent()).hasSize(2).allSatisfy(sql -> assertThat(sql).contains("WHERE"));
    }

    @Test
    void datesTextsAndNullsKeepTheirMeaning() throws SQLException {
        assertThat(rows("""
                        SELECT "name" FROM "sales"."customer"
                        WHERE "name" LIKE 'A%' OR "since" > DATE '2021-01-01' UNION ALL SELECT 'x' ORDER BY 1""")).containsExactly("Ada", "Cid", "x");
        assertThat(rows("""
                        SELECT UPPER("name"), CHAR_LENGTH("name"), EXTRACT(YEAR FROM "since")
                        FROM "sales"."customer" ORDER BY "since" NULLS FIRST""")).containsExactly("BOB, 3, null", "ADA, 3, 2020", "CID, 3, 2021");
        assertThat(rows("""
                        SELECT "id", "paid" FROM "sales"."purchase"
                        WHERE "paid" >= TIMESTAMP '2024-01-01 00:00:00' AND "price" < 50""")).containsExactly("1, 2024-01-01 10:11:12.000");
    }

    @Test
    void rowsOfE6dataJoinRowsOfOtherSources() throws SQLException {
        try (Statement statement = calcite.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT c."name", v.label FROM "sales"."customer" c
                        JOIN (VALUES (1, 'one'), (3, 'three')) AS v (id, label) ON v.id = c."id" ORDER BY 1""")) {
            assertThat(texts(rows))
                    .extracting(row -> row.replaceAll("\\s+", " ").strip())
                    .containsExactly("Ada, one", "Cid, three");
        }
    }
}
