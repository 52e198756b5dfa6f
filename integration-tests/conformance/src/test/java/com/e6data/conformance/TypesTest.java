package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every column type from a bound parameter through a table and back. */
class TypesTest {

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run("CREATE TABLE every_type (c_boolean BOOLEAN, c_int INT, c_bigint BIGINT, c_float FLOAT,"
                + " c_double DOUBLE, c_decimal DECIMAL(38, 6), c_varchar VARCHAR, c_char CHAR(3), c_date DATE,"
                + " c_timestamp TIMESTAMP, c_binary VARBINARY)");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void valuesComeBackAsTheyWereBound() throws SQLException {
        BigDecimal wide = new BigDecimal("-12345678901234567890123456789012.345678");
        LocalDateTime beforeEpoch = LocalDateTime.of(1904, 2, 29, 23, 59, 59, 999_999_000);
        try (Connection connection = cluster.connect()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO every_type VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setBoolean(1, true);
                insert.setInt(2, Integer.MIN_VALUE);
                insert.setLong(3, Long.MAX_VALUE);
                insert.setFloat(4, 1.5f);
                insert.setDouble(5, -0.1);
                insert.setBigDecimal(6, wide);
                insert.setString(7, "Größe 'x' \\ 🚀");
                insert.setString(8, "abc");
                insert.setObject(9, LocalDate.of(1582, 10, 4));
                insert.setObject(10, beforeEpoch);
                insert.setBytes(11, new byte[] {0, 1, 2, (byte) 0x7f});
                assertThat(insert.executeUpdate()).isEqualTo(1);
                for (int i = 1; i <= 11; i++) {
                    insert.setNull(i, Types.NULL);
                }
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM every_type ORDER BY c_int NULLS LAST")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBoolean("c_boolean")).isTrue();
                assertThat(rows.getInt("c_int")).isEqualTo(Integer.MIN_VALUE);
                assertThat(rows.getLong("c_bigint")).isEqualTo(Long.MAX_VALUE);
                assertThat(rows.getFloat("c_float")).isEqualTo(1.5f);
                assertThat(rows.getDouble("c_double")).isEqualTo(-0.1);
                assertThat(rows.getBigDecimal("c_decimal")).isEqualTo(wide);
                assertThat(rows.getString("c_varchar")).isEqualTo("Größe 'x' \\ 🚀");
                assertThat(rows.getString("c_char")).isEqualTo("abc");
                assertThat(rows.getObject("c_date", LocalDate.class)).isEqualTo(LocalDate.of(1582, 10, 4));
                assertThat(rows.getObject("c_timestamp", LocalDateTime.class)).isEqualTo(beforeEpoch);
                assertThat(rows.getBytes("c_binary")).containsExactly(0, 1, 2, 0x7f);

                assertThat(rows.next()).isTrue();
                for (int i = 1; i <= 11; i++) {
                    assertThat(rows.getObject(i)).isNull();
                    assertThat(rows.wasNull()).isTrue();
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void timesOfDayAreTextsOnTheWireAndTimesOnBothEnds() throws SQLException {
        cluster.run("CREATE TABLE times (id INT, t TIME)");
        try (Connection connection = cluster.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO times VALUES (?, ?)")) {
            insert.setInt(1, 1);
            insert.setTime(2, Time.valueOf("10:20:30"));
            insert.executeUpdate();
            insert.setInt(1, 2);
            insert.setObject(2, LocalTime.of(23, 59, 59), Types.TIME);
            insert.executeUpdate();
            try (PreparedStatement query = connection.prepareStatement("SELECT t FROM times WHERE id = ?")) {
                query.setInt(1, 1);
                ResultSet rows = query.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.TIME);
                assertThat(rows.getTime(1)).isEqualTo(Time.valueOf("10:20:30"));
                assertThat(rows.getObject(1)).isInstanceOf(Time.class);
                query.setInt(1, 2);
                rows = query.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getObject(1, LocalTime.class)).isEqualTo(LocalTime.of(23, 59, 59));
                assertThat(rows.getString(1)).startsWith("23:59:59");
            }
        }
    }

    @Test
    void metadataNamesTheTypes() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM every_type")) {
            ResultSetMetaData columns = rows.getMetaData();
            int[] expected = {
                Types.BOOLEAN,
                Types.INTEGER,
                Types.BIGINT,
                Types.REAL,
                Types.DOUBLE,
                Types.DECIMAL,
                Types.VARCHAR,
                Types.CHAR,
                Types.DATE,
                Types.TIMESTAMP,
                Types.VARBINARY
            };
            assertThat(columns.getColumnCount()).isEqualTo(expected.length);
            for (int i = 1; i <= expected.length; i++) {
                assertThat(columns.getColumnType(i))
                        .as(columns.getColumnLabel(i))
                        .isEqualTo(expected[i - 1]);
            }
        }
    }
}
