package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.PrepareStatementV2Request;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Prepared statements over the wire: described before they run, bound on either side, run in batches. */
class PreparedTest {

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = TestCluster.start();
        cluster.emulator().execute("CREATE TABLE items (id BIGINT, name VARCHAR, price DECIMAL(9,2))");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void forget() {
        cluster.emulator().recorder().reset();
    }

    private static Connection connect(String binding) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", TestCluster.USER);
        properties.setProperty("password", TestCluster.TOKEN);
        properties.setProperty("parameterBinding", binding);
        return DriverManager.getConnection(cluster.url(), properties);
    }

    @Test
    void aQueryIsDescribedWithoutBeingRun() throws SQLException {
        try (Connection connection = cluster.connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT id, name AS n, price FROM items WHERE id = ? LIMIT ?")) {
            ResultSetMetaData metadata = statement.getMetaData();
            assertThat(metadata.getColumnCount()).isEqualTo(3);
            assertThat(metadata.getColumnLabel(2)).isEqualTo("n");
            assertThat(metadata.getColumnType(1)).isEqualTo(Types.BIGINT);
            assertThat(metadata.getColumnType(3)).isEqualTo(Types.DECIMAL);
            assertThat(statement.getMetaData().getColumnCount()).isEqualTo(3);
        }
        assertThat(cluster.emulator().recorder().methods())
                .containsExactly("authenticate", "prepareStatementV2", "getResultMetadata", "clearOrCancelQuery");
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }

    @Test
    void whatIsNoQueryIsNotDescribed() throws SQLException {
        try (Connection connection = cluster.connect();
                PreparedStatement statement = connection.prepareStatement("DELETE FROM items WHERE id = ?")) {
            cluster.emulator().recorder().reset();
            assertThat(statement.getMetaData()).isNull();
            assertThat(cluster.emulator().recorder().methods()).isEmpty();
        }
    }

    @Test
    void aServerThatDescribesOnlyWhatItHasRunGivesNull() throws Exception {
        cluster.emulator()
                .faults()
                .on("getResultMetadata")
                .fail(io.grpc.Status.INTERNAL.withDescription("Query is not executed"));
        try (Connection connection = cluster.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT id FROM items")) {
            assertThat(statement.getMetaData()).isNull();
            assertThat(statement.executeQuery().next()).isFalse();
            assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("id");
        }
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }

    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** By what is set and as what it is read; a marker that stands alone has no type for the engine to see. */
    private static Map<String, Setter> setters() {
        LocalDateTime time = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000);
        Map<String, Setter> setters = new LinkedHashMap<>();
        setters.put("BOOLEAN as BOOLEAN", s -> s.setBoolean(1, true));
        setters.put("INTEGER as INT", s -> s.setInt(1, Integer.MIN_VALUE));
        setters.put("BIGINT as BIGINT", s -> s.setLong(1, Long.MAX_VALUE));
        setters.put("REAL as FLOAT", s -> s.setFloat(1, 0.1f));
        setters.put("DOUBLE as DOUBLE", s -> s.setDouble(1, -1.5e300));
        setters.put("NaN as DOUBLE", s -> s.setDouble(1, Double.NaN));
        setters.put(
                "DECIMAL as DECIMAL(38, 6)", s -> s.setBigDecimal(1, new BigDecimal("-12345678901234567890.123456")));
        setters.put("text as VARCHAR", s -> s.setString(1, "it's \"a\" \\ \n ü 🦊 ? -- /*"));
        setters.put("empty text as VARCHAR", s -> s.setString(1, ""));
        setters.put("VARBINARY as VARBINARY", s -> s.setBytes(1, new byte[] {0, 1, 127}));
        setters.put("DATE as DATE", s -> s.setDate(1, Date.valueOf("2024-02-29")));
        setters.put("TIME as VARCHAR", s -> s.setTime(1, Time.valueOf("10:20:30")));
        setters.put("TIMESTAMP as TIMESTAMP", s -> s.setTimestamp(1, Timestamp.valueOf(time)));
        setters.put(
                "timestamp with zone as TIMESTAMP",
                s -> s.setObject(1, OffsetDateTime.of(time, ZoneOffset.ofHours(5))));
        setters.put("NULL as INT", s -> s.setNull(1, Types.INTEGER));
        return setters;
    }

    @TestFactory
    Stream<DynamicTest> bothSidesBindAlike() {
        return setters().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String type = entry.getKey().split(" as ")[1];
                    List<Object> onClient = read("client", type, entry.getValue());
                    List<Object> onServer = read("server", type, entry.getValue());
                    assertThat(onServer).isEqualTo(onClient);
                }));
    }

    private static List<Object> read(String binding, String type, Setter setter) throws SQLException {
        try (Connection connection = connect(binding);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT CAST(? AS " + type + ") AS v, CAST(? AS VARCHAR) IS NULL AS n, '?' AS q")) {
            setter.set(statement);
            statement.setString(2, "x");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                List<Object> values = new ArrayList<>();
                values.add(rows.getMetaData().getColumnTypeName(1));
                values.add(rows.getString(1));
                values.add(rows.wasNull());
                values.add(rows.getBoolean(2));
                values.add(rows.getString(3));
                return values;
            }
        }
    }

    /** The FLOAT of JDBC is a double, that of e6data is not. */
    @Test
    void aFloatOfJdbcKeepsAllDigitsOfADouble() throws SQLException {
        cluster.run("CREATE TABLE floats (v DOUBLE)");
        List<Double> values = List.of(4.9E-324, 2.2250738585072014E-308, 0.1, 1.7976931348623157E308);
        for (String binding : List.of("client", "server")) {
            try (Connection connection = connect(binding);
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO floats VALUES (?)")) {
                for (Double value : values) {
                    insert.setObject(1, value, Types.FLOAT);
                    assertThat(insert.executeUpdate()).isEqualTo(1);
                }
                insert.setObject(1, "1.7976931348623157E308", JDBCType.FLOAT);
                insert.executeUpdate();
            }
        }
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT v FROM floats ORDER BY v")) {
            List<Double> stored = new ArrayList<>();
            while (rows.next()) {
                stored.add(rows.getDouble(1));
            }
            assertThat(stored).isEqualTo(values);
        }
    }

    @Test
    void valuesTravelBesideTheText() throws SQLException {
        try (Connection connection = connect("server");
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM items WHERE id = ?")) {
            statement.setLong(1, 7);
            assertThat(statement.executeQuery().next()).isFalse();
        }
        var recorder = cluster.emulator().recorder();
        var prepare = (PrepareStatementV2Request)
                recorder.calls("prepareStatementV2").get(0).request();
        assertThat(prepare.getQueryString()).isEqualTo("SELECT name FROM items WHERE id = ?");
        var execute = (ExecuteStatementV2Request)
                recorder.calls("executeStatementV2").get(0).request();
        assertThat(execute.getParamsList()).hasSize(1);
        assertThat(execute.getParams(0).getIndex()).isEqualTo(1);
        assertThat(execute.getParams(0).getType()).isEqualTo("LONG");
        assertThat(execute.getParams(0).getValue()).isEqualTo("7");
    }

    @Test
    void batchesCountAndStopAtTheFirstFailure() throws SQLException {
        for (String binding : new String[] {"client", "server"}) {
            cluster.run("DELETE FROM items");
            try (Connection connection = connect(binding);
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?, ?, ?)")) {
                assertThat(insert.executeBatch()).isEmpty();
                for (int i = 1; i <= 3; i++) {
                    insert.setLong(1, i);
                    insert.setString(2, "item " + i);
                    insert.setBigDecimal(3, BigDecimal.valueOf(i, 2));
                    insert.addBatch();
                }
                assertThat(insert.executeLargeBatch()).containsExactly(1, 1, 1);
                assertThat(insert.executeBatch()).isEmpty();
                try (Statement statement = connection.createStatement()) {
                    statement.addBatch("UPDATE items SET price = 5 WHERE id > 1");
                    statement.addBatch("SELECT 1");
                    statement.addBatch("DELETE FROM items");
                    assertThatThrownBy(statement::executeBatch)
                            .isInstanceOfSatisfying(BatchUpdateException.class, e -> {
                                assertThat(e.getUpdateCounts()).containsExactly(2);
                                assertThat(e.getLargeUpdateCounts()).containsExactly(2);
                                assertThat(e.getNextException().getMessage()).contains("not run");
                                assertThat(e.getSQLState()).isEqualTo("07005");
                            });
                    assertThat(statement.executeBatch()).isEmpty();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM items");
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void aStatementWorksAgainAfterAnError() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT nothing FROM nowhere"))
                    .isInstanceOf(SQLException.class);
            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThatThrownBy(() -> statement
                            .executeQuery("SELECT 1 / 0 FROM items WHERE 1 / 0 = 1")
                            .next())
                    .isInstanceOf(SQLException.class);
            try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                assertThat(rows.next()).isTrue();
            }
        }
        assertThat(cluster.emulator().openQueries()).isEmpty();
    }
}
