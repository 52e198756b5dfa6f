package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables made, changed and dropped through JDBC, with exact counts. */
class DdlDmlTest {

    private Connection connection;
    private Statement statement;
    private final String table = SharedEmulator.freshName();

    @BeforeEach
    void open() throws SQLException {
        connection = SharedEmulator.connect();
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<String> columns() throws SQLException {
        var columns = new ArrayList<String>();
        try (ResultSet rows = connection.getMetaData().getColumns("demo", "jdbc", table, null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME") + " " + rows.getInt("DATA_TYPE"));
            }
        }
        return columns;
    }

    private String single(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIT | BOOLEAN",
                "BOOLEAN | BOOLEAN",
                "TINYINT | TINYINT",
                "SMALLINT | SMALLINT",
                "INT | INTEGER",
                "INTEGER | INTEGER",
                "BIGINT | BIGINT",
                "REAL | REAL",
                "FLOAT(53) | DOUBLE",
                "DOUBLE PRECISION | DOUBLE",
                "DECIMAL(10,2) | DECIMAL",
                "NUMERIC(38) | DECIMAL",
                "CHAR(5) | CHAR",
                "CHARACTER VARYING(7) | VARCHAR",
                "LONGVARCHAR | VARCHAR",
                "NVARCHAR(7) | VARCHAR",
                "CLOB | VARCHAR",
                "BINARY(3) | VARBINARY",
                "LONGVARBINARY | VARBINARY",
                "BLOB | VARBINARY",
                "DATE | DATE",
                "TIME | TIME",
                "TIMESTAMP(3) | TIMESTAMP",
                "TIMESTAMP WITH TIME ZONE | TIMESTAMP_WITH_TIMEZONE",
            })
    void everySpellingOfATypeIsOneOfTheDriversTypes(String declared, String expected) throws Exception {
        int code = Types.class.getField(expected).getInt(null);
        assertThat(statement.executeUpdate("CREATE TABLE " + table + " (c " + declared + " NOT NULL)"))
                .isZero();
        assertThat(columns()).containsExactly("c " + code);
        try (ResultSet rows = statement.executeQuery("SELECT c FROM " + table)) {
            assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(code);
        }
        assertThat(statement.executeUpdate("DROP TABLE " + table)).isZero();
        assertThat(columns()).isEmpty();
    }

    @Test
    void definitionsHaveNoRowsAndCountZero() throws SQLException {
        for (String sql : List.of(
                "CREATE TABLE %s (id INT NOT NULL, name VARCHAR(10) DEFAULT 'none', CONSTRAINT pk_%s PRIMARY KEY (id))",
                "CREATE UNIQUE INDEX ix_%s ON %s (name)",
                "DROP INDEX ix_%s",
                "ALTER TABLE %s ADD COLUMN extra INT DEFAULT 5",
                "CREATE VIEW v_%s AS SELECT id FROM %s",
                "DROP VIEW v_%s",
                "TRUNCATE TABLE %s",
                "DROP TABLE %s",
                "DROP TABLE IF EXISTS %s")) {
            assertThat(statement.execute(sql.replace("%s", table))).as(sql).isFalse();
            assertThat(statement.getUpdateCount()).as(sql).isZero();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
    }

    @Test
    void definitionsCanBePrepared() throws SQLException {
        try (PreparedStatement create = connection.prepareStatement("CREATE TABLE " + table + " (id INT)");
                PreparedStatement drop = connection.prepareStatement("DROP TABLE " + table)) {
            for (int i = 0; i < 2; i++) {
                assertThat(create.executeUpdate()).isZero();
                assertThat(drop.executeUpdate()).isZero();
            }
        }
    }

    @Test
    void alteredColumnsShowInTheMetadata() throws SQLException {
        statement.executeUpdate("CREATE TABLE " + table + " (a INT, b INT)");
        statement.executeUpdate("INSERT INTO " + table + " VALUES (1, 2)");
        statement.executeUpdate("ALTER TABLE " + table + " ADD COLUMN c VARCHAR(5) DEFAULT 'x' NOT NULL");
        statement.executeUpdate("ALTER TABLE " + table + " DROP COLUMN a");
        statement.executeUpdate("ALTER TABLE " + table + " RENAME COLUMN b TO bb");
        assertThat(columns()).containsExactly("bb " + Types.INTEGER, "c " + Types.VARCHAR);
        assertThat(single("SELECT c FROM " + table)).isEqualTo("x");
    }

    @Test
    void countsOfChangesAreExact() throws SQLException {
        statement.executeUpdate("CREATE TABLE " + table + " (id INT, v DOUBLE)");
        assertThat(statement.executeUpdate("INSERT INTO " + table + " VALUES (1, 1.5), (2, NULL), (3, 3)"))
                .isEqualTo(3);
        assertThat(statement.executeUpdate("INSERT INTO " + table + " (id) SELECT id + 10 FROM " + table))
                .isEqualTo(3);
        assertThat(statement.executeUpdate("INSERT INTO " + table + " SELECT id, v FROM " + table + " WHERE id < 0"))
                .isZero();
        assertThat(statement.executeUpdate("UPDATE " + table + " SET v = id * 2 WHERE v IS NULL"))
                .isEqualTo(4);
        assertThat(statement.executeUpdate("UPDATE " + table + " SET v = 0 WHERE id = 99"))
                .isZero();
        assertThat(statement.executeLargeUpdate(
                        "UPDATE " + table + " SET v = (SELECT MAX(v) FROM " + table + ") WHERE id > 10"))
                .isEqualTo(3);
        assertThat(statement.executeUpdate("DELETE FROM " + table + " WHERE v IN (SELECT MAX(v) FROM " + table + ")"))
                .isEqualTo(3);
        assertThat(statement.execute("DELETE FROM " + table)).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(3);
        assertThat(statement.getLargeUpdateCount()).isEqualTo(3);
        assertThat(statement.executeUpdate("DELETE FROM " + table)).isZero();
    }

    @Test
    void preparedChangesCountEachRun() throws SQLException {
        statement.executeUpdate("CREATE TABLE " + table + " (id INT, v VARCHAR(10))");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?), (?, ?)");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE id <= ?")) {
            for (int i = 0; i < 3; i++) {
                insert.setInt(1, i);
                insert.setString(2, "a");
                insert.setInt(3, i + 10);
                insert.setNull(4, Types.VARCHAR);
                assertThat(insert.executeUpdate()).isEqualTo(2);
            }
            delete.setInt(1, 1);
            assertThat(delete.executeUpdate()).isEqualTo(2);
            assertThat(delete.executeUpdate()).isZero();
            delete.setInt(1, 100);
            assertThat(delete.executeLargeUpdate()).isEqualTo(4);
        }
    }

    @Test
    void defaultsFillWhatAnInsertLeavesOut() throws SQLException {
        statement.executeUpdate("CREATE TABLE " + table
                + " (id INT PRIMARY KEY, a VARCHAR(5) DEFAULT 'it''s', b DECIMAL(5,2) DEFAULT -1.5, c BIT DEFAULT 1 NOT NULL,"
                + " d DATE DEFAULT DATE '2024-02-29')");
        statement.executeUpdate("INSERT INTO " + table + " (id) VALUES (1)");
        statement.executeUpdate("INSERT INTO " + table + " VALUES (2, DEFAULT, NULL, DEFAULT, NULL)");
        try (ResultSet rows = statement.executeQuery("SELECT a, b, c, d FROM " + table + " ORDER BY id")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("it's");
            assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("-1.5");
            assertThat(rows.getBoolean(3)).isTrue();
            assertThat(rows.getString(4)).isEqualTo("2024-02-29");
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("it's");
            assertThat(rows.getBigDecimal(2)).isNull();
            assertThat(rows.getBoolean(3)).isTrue();
        }
    }

    @Test
    void aFailedChangeLeavesNoTrace() throws SQLException {
        statement.executeUpdate("CREATE TABLE " + table + " (id INT PRIMARY KEY, v TINYINT)");
        statement.executeUpdate("INSERT INTO " + table + " VALUES (1, 1), (2, 2)");
        assertFails("23...", () -> statement.executeUpdate("INSERT INTO " + table + " VALUES (3, 3), (1, 4)"));
        assertFails("22003", () -> statement.executeUpdate("INSERT INTO " + table + " VALUES (4, 4), (5, 500)"));
        assertFails("23...", () -> statement.executeUpdate("UPDATE " + table + " SET id = 2, v = 9"));
        assertFails(".....", () -> statement.executeUpdate("ALTER TABLE " + table + " ADD c INT UNIQUE DEFAULT 1"));
        assertThat(single("SELECT COUNT(*) FROM " + table)).isEqualTo("2");
        assertThat(single("SELECT SUM(v) FROM " + table)).isEqualTo("3.0");
        assertThat(columns()).hasSize(2);

        String other = SharedEmulator.freshName();
        assertFails(
                ".....",
                () -> statement.executeUpdate(
                        "CREATE TABLE " + other + " (a INT, FOREIGN KEY (a) REFERENCES gone (x))"));
        assertFails(
                "22...", () -> statement.executeUpdate("CREATE TABLE " + other + " AS SELECT CAST('x' AS INT) AS x"));
        assertThat(statement.executeUpdate("CREATE TABLE " + other + " (a INT)"))
                .isZero();
    }

    @Test
    void keysHoldBetweenTables() throws SQLException {
        String child = "c_" + table;
        statement.executeUpdate("CREATE TABLE " + table + " (id INT, CONSTRAINT pk_" + table + " PRIMARY KEY (id))");
        statement.executeUpdate("CREATE TABLE " + child + " (id INT PRIMARY KEY, parent INT, CONSTRAINT fk_" + table
                + " FOREIGN KEY (parent) REFERENCES " + table + " (id) ON DELETE CASCADE)");
        statement.executeUpdate("INSERT INTO " + table + " VALUES (1), (2)");
        statement.executeUpdate("INSERT INTO " + child + " VALUES (1, 1), (2, 2), (3, 2), (4, NULL)");
        assertFails("23...", () -> statement.executeUpdate("INSERT INTO " + child + " VALUES (5, 3)"));
        assertFails(".....", () -> statement.executeUpdate("DROP TABLE " + table));
        assertThat(statement.executeUpdate("DELETE FROM " + table + " WHERE id = 2"))
                .as("cascaded rows are not counted")
                .isOne();
        assertThat(single("SELECT COUNT(*) FROM " + child)).isEqualTo("2");
        statement.executeUpdate("DROP TABLE " + child);
        statement.executeUpdate("DROP TABLE " + table);
    }

    @Test
    void namesKeepTheirCaseAndAreFoundInAny() throws SQLException {
        statement.executeUpdate(
                "CREATE TABLE " + table.toUpperCase(java.util.Locale.ROOT) + " (Id INT, \"my Name\" INT)");
        statement.executeUpdate("INSERT INTO " + table + " (ID, \"my Name\") VALUES (1, 2)");
        try (ResultSet rows = statement.executeQuery("SELECT iD, \"MY name\" FROM " + table)) {
            rows.next();
            assertThat(rows.getInt("id")).isOne();
            assertThat(rows.getInt("My Name")).isEqualTo(2);
        }
        assertThat(columns()).containsExactly("Id " + Types.INTEGER, "my Name " + Types.INTEGER);
    }
}
