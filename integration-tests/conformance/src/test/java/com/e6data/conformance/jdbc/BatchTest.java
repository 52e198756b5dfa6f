package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches (JDBC 4.3, chapter 14). */
class BatchTest {

    private Connection connection;
    private Statement statement;
    private String table;

    @BeforeEach
    void open() throws SQLException {
        connection = SharedEmulator.connect();
        statement = connection.createStatement();
        table = SharedEmulator.table(connection, "id INT PRIMARY KEY, name VARCHAR(20)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private long rows() throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void insert(int id) throws SQLException {
        statement.addBatch("INSERT INTO " + table + " VALUES (" + id + ", 'n" + id + "')");
    }

    @Test
    void countsComeInTheOrderOfTheStatements() throws SQLException {
        insert(1);
        insert(2);
        insert(3);
        statement.addBatch("UPDATE " + table + " SET name = 'x' WHERE id > 1");
        statement.addBatch("DELETE FROM " + table + " WHERE id = 99");
        statement.addBatch("DELETE FROM " + table);

        assertThat(statement.executeBatch()).containsExactly(1, 1, 1, 2, 0, 3);
        assertThat(rows()).isZero();
    }

    @Test
    void definitionsMayBePartOfABatch() throws SQLException {
        String other = SharedEmulator.freshName();
        statement.addBatch("CREATE TABLE " + other + " (id INT)");
        statement.addBatch("CREATE INDEX ix_" + other + " ON " + other + " (id)");
        statement.addBatch("INSERT INTO " + other + " VALUES (1), (2)");
        statement.addBatch("DROP TABLE " + other);

        assertThat(statement.executeBatch()).containsExactly(0, 0, 2, 0);
    }

    @Test
    void anEmptyBatchHasNoCounts() throws SQLException {
        assertThat(statement.executeBatch()).isEmpty();
        assertThat(statement.executeLargeBatch()).isEmpty();
        try (PreparedStatement prepared = connection.prepareStatement("DELETE FROM " + table)) {
            assertThat(prepared.executeBatch()).isEmpty();
        }
    }

    @Test
    void aBatchIsEmptyAfterItRanAndAfterItWasCleared() throws SQLException {
        insert(1);
        statement.executeBatch();
        assertThat(statement.executeBatch()).isEmpty();

        insert(2);
        statement.clearBatch();
        assertThat(statement.executeBatch()).isEmpty();
        assertThat(rows()).isOne();
    }

    @Test
    void largeBatchesCountInLongs() throws SQLException {
        insert(1);
        statement.addBatch("UPDATE " + table + " SET name = NULL");
        assertThat(statement.executeLargeBatch()).containsExactly(1L, 1L);
    }

    @Test
    void aFailureTellsHowFarTheBatchCame() throws SQLException {
        insert(1);
        insert(2);
        insert(1);
        insert(3);

        BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, () -> statement.executeBatch());

        // This driver stops at the first failure.
        assertThat(failure.getUpdateCounts()).containsExactly(1, 1);
        assertThat(failure.getLargeUpdateCounts()).containsExactly(1L, 1L);
        assertThat(failure.getSQLState()).startsWith("23");
        assertThat(failure.getMessage()).contains("3 of 4");
        assertThat((Throwable) failure.getNextException()).isInstanceOf(SQLException.class);
        assertThat(rows()).isEqualTo(2);
        assertThat(statement.executeBatch())
                .as("the batch is empty after it failed")
                .isEmpty();
    }

    @Test
    void aQueryIsNoPartOfABatch() throws SQLException {
        insert(1);
        statement.addBatch("SELECT * FROM " + table);
        insert(2);

        BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, () -> statement.executeBatch());

        assertThat(failure.getUpdateCounts()).containsExactly(1);
        assertThat(rows()).isOne();
    }

    @Test
    void preparedBatchesKeepTheValuesOfEachEntry() throws SQLException {
        try (PreparedStatement prepared =
                connection.prepareStatement("INSERT INTO " + table + " (id, name) VALUES (?, ?)")) {
            prepared.setInt(1, 1);
            prepared.setString(2, "a");
            prepared.addBatch();
            prepared.setInt(1, 2);
            prepared.addBatch();
            prepared.setInt(1, 3);
            prepared.setNull(2, Types.VARCHAR);
            prepared.addBatch();
            prepared.clearParameters();

            assertThat(prepared.executeBatch()).containsExactly(1, 1, 1);
        }
        try (ResultSet rows = statement.executeQuery("SELECT name FROM " + table + " ORDER BY id")) {
            for (String name : new String[] {"a", "a", null}) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(name);
            }
        }
    }

    @Test
    void preparedBatchesTellHowFarTheyCame() throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, 'x')")) {
            for (int id : new int[] {1, 2, 2, 3}) {
                prepared.setInt(1, id);
                prepared.addBatch();
            }
            BatchUpdateException failure =
                    catchThrowableOfType(BatchUpdateException.class, () -> prepared.executeBatch());
            assertThat(failure.getUpdateCounts()).containsExactly(1, 1);
            assertThat(failure.getSQLState()).startsWith("23");

            prepared.setInt(1, 7);
            assertThat(prepared.executeUpdate()).as("usable after the failure").isOne();
        }
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void anEntryNeedsAllItsParameters() throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
            prepared.setInt(1, 1);
            assertFails("07001", prepared::addBatch);
            assertFails(".....", () -> prepared.addBatch("DELETE FROM " + table));
        }
    }

    @Test
    void updateCountsOfPreparedBatchesAreExact() throws SQLException {
        insert(1);
        insert(2);
        insert(3);
        statement.executeBatch();
        try (PreparedStatement prepared =
                connection.prepareStatement("UPDATE " + table + " SET name = ? WHERE id >= ?")) {
            for (int from = 1; from <= 4; from++) {
                prepared.setString(1, "n" + from);
                prepared.setInt(2, from);
                prepared.addBatch();
            }
            assertThat(prepared.executeBatch()).containsExactly(3, 2, 1, 0);
        }
    }

    @Test
    void aClosedStatementTakesNoBatch() throws SQLException {
        statement.close();
        assertFails("HY010", () -> insert(1));
        assertFails("HY010", () -> statement.executeBatch());
        assertFails("HY010", () -> statement.clearBatch());
    }
}
