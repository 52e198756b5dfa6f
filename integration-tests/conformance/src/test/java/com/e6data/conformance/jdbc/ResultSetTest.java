package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code ResultSet}: every getter on every type (JDBC 4.3, chapter 15 and tables B-3 and B-6). */
class ResultSetTest {

    /**
     * A row for each value: type of the column, the value, what each getter gives as text. {@code !} is a data error, a
     * blank cell is not looked at.
     */
    private static final String READS = """
            type          | value                                            | Boolean | Byte | Short | Int         | Long                 | Float        | Double          | BigDecimal           | String                     | Bytes | Date       | Time     | Timestamp
            BOOLEAN       | TRUE                                             | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | true                       | !     | !          | !        | !
            BOOLEAN       | FALSE                                            | false   | 0    | 0     | 0           | 0                    | 0.0          | 0.0             | 0                    | false                      | !     | !          | !        | !
            TINYINT       | 1                                                | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1                          | !     | !          | !        | !
            TINYINT       | -128                                             | true    | -128 | -128  | -128        | -128                 | -128.0       | -128.0          | -128                 | -128                       | !     | !          | !        | !
            SMALLINT      | 0                                                | false   | 0    | 0     | 0           | 0                    | 0.0          | 0.0             | 0                    | 0                          | !     | !          | !        | !
            SMALLINT      | 32767                                            | true    | !    | 32767 | 32767       | 32767                | 32767.0      | 32767.0         | 32767                | 32767                      | !     | !          | !        | !
            INTEGER       | 1                                                | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1                          | !     | !          | !        | !
            INTEGER       | -2147483648                                      | true    | !    | !     | -2147483648 | -2147483648          | -2.14748365E9| -2.147483648E9  | -2147483648          | -2147483648                | !     | !          | !        | !
            BIGINT        | 1                                                | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1                          | !     | !          | !        | !
            BIGINT        | 9223372036854775807                              | true    | !    | !     | !           | 9223372036854775807  | 9.223372E18  | 9.223372036854775807E18 | 9223372036854775807 | 9223372036854775807 | ! | !          | !        | !
            REAL          | 1E0                                              | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1.0                        | !     | !          | !        | !
            REAL          | -2.5E0                                           | true    | -2   | -2    | -2          | -2                   | -2.5         | -2.5            | -2.5                 | -2.5                       | !     | !          | !        | !
            DOUBLE        | 1E0                                              | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1.0                        | !     | !          | !        | !
            DOUBLE        | 1.5E300                                          | true    | !    | !     | !           | !                    | !            | 1.5E300         |                      | 1.5E300                    | !     | !          | !        | !
            DECIMAL(20,2) | 1                                                | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1.00                       | !     | !          | !        | !
            DECIMAL(20,2) | -123456789012.75                                 | true    | !    | !     | !           | -123456789012        | -1.23456791E11 | -1.2345678901275E11 | -123456789012.75 | -123456789012.75         | !     | !          | !        | !
            CHAR(30)      | '1'                                              | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1                          | 31    | !          | !        | !
            VARCHAR(30)   | '1'                                              | true    | 1    | 1     | 1           | 1                    | 1.0          | 1.0             | 1                    | 1                          | 31    | !          | !        | !
            VARCHAR(30)   | ' 1.5 '                                          |         |      |       |             |                      | 1.5          | 1.5             | 1.5                  | 1.5                        |       | !          | !        | !
            VARCHAR(30)   | '9223372036854775807'                            |         | !    | !     | !           | 9223372036854775807  |              |                 | 9223372036854775807  | 9223372036854775807        |       | !          | !        | !
            VARCHAR(30)   | 'true'                                           | true    | !    | !     | !           | !                    | !            | !               | !                    | true                       |       | !          | !        | !
            VARCHAR(30)   | '0'                                              | false   | 0    | 0     | 0           | 0                    | 0.0          | 0.0             | 0                    | 0                          |       | !          | !        | !
            VARCHAR(30)   | 'x'                                              | !       | !    | !     | !           | !                    | !            | !               | !                    | x                          | 78    | !          | !        | !
            VARCHAR(30)   | ''                                               | !       | !    | !     | !           | !                    | !            | !               | !                    |                            |       | !          | !        | !
            VARCHAR(30)   | '2024-02-29'                                     | !       | !    | !     | !           | !                    | !            | !               | !                    | 2024-02-29                 |       | 2024-02-29 | !        | 2024-02-29 00:00:00.0
            VARCHAR(30)   | '10:20:30'                                       | !       | !    | !     | !           | !                    | !            | !               | !                    | 10:20:30                   |       | !          | 10:20:30 | !
            VARCHAR(30)   | '2024-02-29 10:20:30.5'                          | !       | !    | !     | !           | !                    | !            | !               | !                    | 2024-02-29 10:20:30.5      |       | 2024-02-29 | 10:20:30 | 2024-02-29 10:20:30.5
            VARBINARY(9)  | X'00ff10'                                        | !       | !    | !     | !           | !                    | !            | !               | !                    | 00ff10                     | 00ff10| !          | !        | !
            DATE          | DATE '2024-02-29'                                | !       | !    | !     | !           | !                    | !            | !               | !                    | 2024-02-29                 | !     | 2024-02-29 | !        | 2024-02-29 00:00:00.0
            TIME          | '10:20:30'                                       | !       | !    | !     | !           | !                    | !            | !               | !                    | 10:20:30                   | !     | !          | 10:20:30 | 1970-01-01 10:20:30.0
            TIMESTAMP     | TIMESTAMP '2024-02-29 10:20:30.123456'           | !       | !    | !     | !           | !                    | !            | !               | !                    | 2024-02-29 10:20:30.123456 | !     | 2024-02-29 | 10:20:30 | 2024-02-29 10:20:30.123456
            """;

    private static final List<String> GETTERS = List.of(
            "Boolean",
            "Byte",
            "Short",
            "Int",
            "Long",
            "Float",
            "Double",
            "BigDecimal",
            "String",
            "Bytes",
            "Date",
            "Time",
            "Timestamp");

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = SharedEmulator.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    /** A getter by index and by label. */
    private static Object get(ResultSet rows, String getter, boolean byLabel) throws SQLException {
        return switch (getter) {
            case "Boolean" -> byLabel ? rows.getBoolean("v") : rows.getBoolean(1);
            case "Byte" -> byLabel ? rows.getByte("v") : rows.getByte(1);
            case "Short" -> byLabel ? rows.getShort("v") : rows.getShort(1);
            case "Int" -> byLabel ? rows.getInt("v") : rows.getInt(1);
            case "Long" -> byLabel ? rows.getLong("v") : rows.getLong(1);
            case "Float" -> byLabel ? rows.getFloat("v") : rows.getFloat(1);
            case "Double" -> byLabel ? rows.getDouble("v") : rows.getDouble(1);
            case "BigDecimal" -> byLabel ? rows.getBigDecimal("v") : rows.getBigDecimal(1);
            case "String" -> byLabel ? rows.getString("v") : rows.getString(1);
            case "Bytes" -> byLabel ? rows.getBytes("v") : rows.getBytes(1);
            case "Date" -> byLabel ? rows.getDate("v") : rows.getDate(1);
            case "Time" -> byLabel ? rows.getTime("v") : rows.getTime(1);
            default -> byLabel ? rows.getTimestamp("v") : rows.getTimestamp(1);
        };
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value).strip();
    }

    @TestFactory
    Stream<DynamicTest> everyGetterReadsWhatItsTypeAllows() {
        return READS.lines().skip(1).map(line -> {
            String[] cells = line.split("\\|", -1);
            String name = cells[0].strip() + " " + cells[1].strip();
            return DynamicTest.dynamicTest(name, () -> read(cells));
        });
    }

    private static void read(String[] cells) throws SQLException {
        String table = SharedEmulator.table(connection, "v " + cells[0].strip());
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO " + table + " VALUES (" + cells[1].strip() + ")");
            try (ResultSet rows = statement.executeQuery("SELECT v FROM " + table)) {
                rows.next();
                for (int i = 0; i < GETTERS.size(); i++) {
                    String getter = GETTERS.get(i);
                    String expected = cells[i + 2].strip();
                    for (boolean byLabel : new boolean[] {false, true}) {
                        if (expected.equals("!")) {
                            assertFails("22...", () -> get(rows, getter, byLabel));
                        } else if (!expected.isEmpty()) {
                            Object value = get(rows, getter, byLabel);
                            assertThat(text(value)).as("get" + getter).isEqualTo(normal(value, expected));
                            assertThat(rows.wasNull()).isFalse();
                        }
                    }
                }
                assertThat(rows.getObject("V")).isInstanceOf(classOf(rows));
            }
        }
    }

    /** Numbers of the table in the notation of their Java class. */
    private static String normal(Object value, String expected) {
        if (value instanceof Double) {
            return String.valueOf(Double.parseDouble(expected));
        }
        return value instanceof Float ? String.valueOf(Float.parseFloat(expected)) : expected;
    }

    private static Class<?> classOf(ResultSet rows) throws SQLException {
        String name = rows.getMetaData().getColumnClassName(1);
        try {
            return name.equals("[B") || name.equals("byte[]") ? byte[].class : Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("getColumnClassName gave " + name, e);
        }
    }

    @TestFactory
    Stream<DynamicTest> nullIsZeroFalseOrNull() {
        return READS.lines()
                .skip(1)
                .map(line -> line.split("\\|")[0].strip())
                .distinct()
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    String table = SharedEmulator.table(connection, "v " + type);
                    try (Statement statement = connection.createStatement()) {
                        statement.executeUpdate("INSERT INTO " + table + " VALUES (NULL)");
                        try (ResultSet rows = statement.executeQuery("SELECT v FROM " + table)) {
                            rows.next();
                            for (String getter : GETTERS) {
                                Object value = get(rows, getter, false);
                                assertThat(rows.wasNull())
                                        .as("wasNull after get" + getter)
                                        .isTrue();
                                assertThat(text(value)).as("get" + getter).isIn("null", "false", "0", "0.0");
                                assertThat(value == null)
                                        .isEqualTo(
                                                !List.of("Boolean", "Byte", "Short", "Int", "Long", "Float", "Double")
                                                        .contains(getter));
                            }
                            assertThat(rows.getObject(1)).isNull();
                            assertThat(rows.getObject(1, String.class)).isNull();
                            assertThat(rows.getCharacterStream(1)).isNull();
                            assertThat(rows.getBinaryStream(1)).isNull();
                            assertThat(rows.getClob(1)).isNull();
                            assertThat(rows.getBlob(1)).isNull();
                            assertThat(rows.wasNull()).isTrue();
                        }
                    }
                }));
    }

    @Test
    void textsAndBytesAreStreamsToo() throws Exception {
        String table = SharedEmulator.table(connection, "s VARCHAR(20), b VARBINARY");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO " + table + " VALUES ('größe', X'0102ff')");
            try (ResultSet rows = statement.executeQuery("SELECT s, b FROM " + table)) {
                rows.next();
                assertThat(all(rows.getCharacterStream(1))).isEqualTo("größe");
                assertThat(all(rows.getNCharacterStream("s"))).isEqualTo("größe");
                assertThat(rows.getNString(1)).isEqualTo("größe");
                assertThat(rows.getClob(1).getSubString(1, 3)).isEqualTo("grö");
                assertThat(rows.getNClob("s").length()).isEqualTo(5);
                assertThatThrownBy(() -> rows.getAsciiStream(1))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("22018"));
                assertThat(rows.getBinaryStream(2)).hasBinaryContent(new byte[] {1, 2, -1});
                assertThat(rows.getBlob("b").getBytes(2, 2)).containsExactly(2, -1);
                assertThat(rows.getBytes("s")).isEqualTo("größe".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String all(Reader reader) throws IOException {
        var text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
    }

    @Test
    void theCursorKnowsWhereItIs() throws SQLException {
        String table = SharedEmulator.table(connection, "id INT");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO " + table + " VALUES (1), (2)");
            try (ResultSet rows = statement.executeQuery("SELECT id FROM " + table + " ORDER BY id")) {
                assertThat(rows.isBeforeFirst()).isTrue();
                assertThat(rows.getRow()).isZero();
                assertThat(rows.next()).isTrue();
                assertThat(rows.isFirst()).isTrue();
                assertThat(rows.getRow()).isOne();
                assertThat(rows.next()).isTrue();
                assertThat(rows.isLast()).isTrue();
                assertThat(rows.next()).isFalse();
                assertThat(rows.isAfterLast()).isTrue();
                assertThat(rows.getRow()).isZero();
                assertThat(rows.next()).isFalse();
                assertFails("24000", () -> rows.getInt(1));
                assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
                assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
                assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
                assertFails(".....", rows::first);
                assertFails(".....", rows::previous);
                assertFails(".....", () -> rows.updateInt(1, 1));
                assertFails(".....", rows::insertRow);
            }
            try (ResultSet rows = statement.executeQuery("SELECT id FROM " + table + " WHERE id < 0")) {
                assertThat(rows.isBeforeFirst()).as("of an empty result").isFalse();
                assertThat(rows.next()).isFalse();
                assertThat(rows.isAfterLast()).as("of an empty result").isFalse();
            }
        }
    }

    @Test
    void aScrollingCursorGoesEveryWay() throws SQLException {
        String table = SharedEmulator.table(connection, "id INT");
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            statement.executeUpdate("INSERT INTO " + table + " VALUES (1), (2), (3), (4)");
            try (ResultSet rows = statement.executeQuery("SELECT id FROM " + table + " ORDER BY id")) {
                assertThat(rows.last()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(4);
                assertThat(rows.getRow()).isEqualTo(4);
                assertThat(rows.previous()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
                assertThat(rows.first()).isTrue();
                assertThat(rows.absolute(-2)).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
                assertThat(rows.relative(-1)).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(rows.absolute(9)).isFalse();
                assertThat(rows.isAfterLast()).isTrue();
                rows.beforeFirst();
                assertThat(rows.isBeforeFirst()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isOne();
                rows.afterLast();
                assertThat(rows.previous()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(4);
            }
        }
    }

    @Test
    void columnsAreFoundByTheirLabelThenWithoutCaseTheFirstOneFirst() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 AS ab, 2 AS \"AB\", 3 AS \"b c\", 4 AS ab")) {
            rows.next();
            assertThat(rows.getInt("ab")).isOne();
            assertThat(rows.getInt("Ab")).isOne();
            assertThat(rows.getInt("AB")).isEqualTo(2);
            assertThat(rows.findColumn("B C")).isEqualTo(3);
            assertFails("07009", () -> rows.findColumn("z"));
            assertFails("07009", () -> rows.findColumn(null));
        }
    }

    @Test
    void metadataDescribesTheColumns() throws SQLException {
        String table = SharedEmulator.table(connection, "id INT, price DECIMAL(9,2), name VARCHAR(20)");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id AS \"the id\", price, name FROM " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(3);
            assertThat(columns.getColumnLabel(1)).isEqualTo("the id");
            assertThat(Arrays.asList(
                            columns.getColumnTypeName(1), columns.getColumnTypeName(2), columns.getColumnTypeName(3)))
                    .containsExactly("INTEGER", "DECIMAL", "VARCHAR");
            assertThat(columns.isSigned(1)).isTrue();
            assertThat(columns.isSigned(3)).isFalse();
            assertThat(columns.isReadOnly(1)).isTrue();
            assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullableUnknown);
            assertFails("07009", () -> columns.getColumnLabel(0));
            assertFails("07009", () -> columns.getColumnType(4));
        }
    }
}
