package com.e6data.conformance.jdbc;

import static com.e6data.conformance.jdbc.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code PreparedStatement}: every setter into every column that can hold the value (JDBC 4.3, tables B-2 and B-5). */
class PreparedStatementTest {

    private static final String COLUMNS = "bo BOOLEAN, bi BIT, ti TINYINT, sm SMALLINT, i INTEGER, l BIGINT, re REAL,"
            + " db DOUBLE, de DECIMAL(20,5), ch CHAR(40), vc VARCHAR(200), lv LONGVARCHAR, vb VARBINARY(200), d DATE,"
            + " t TIME, ts TIMESTAMP, tz TIMESTAMP WITH TIME ZONE";
    private static final String NUMBERS = "ti sm i l re db de";
    private static final String TEXTS = "ch vc lv";

    private interface Setter {
        void set(PreparedStatement statement) throws Exception;
    }

    /**
     * A value that goes into columns.
     *
     * @param expected what each column then holds, as the text of its natural class
     */
    private record Bind(String name, Setter setter, String columns, String expected) {}

    private static final List<Bind> BINDS = binds();

    private static Bind bind(String name, Setter setter, String columns, String expected) {
        return new Bind(name, setter, columns, expected);
    }

    private static List<Bind> binds() {
        var binds = new ArrayList<Bind>();
        binds.add(bind("setBoolean(true)", s -> s.setBoolean(1, true), "bo bi", "true"));
        binds.add(bind("setBoolean(false)", s -> s.setBoolean(1, false), "bo bi", "false"));
        binds.add(bind("setBoolean(true)", s -> s.setBoolean(1, true), NUMBERS, "1"));
        binds.add(bind("setBoolean(false)", s -> s.setBoolean(1, false), NUMBERS, "0"));
        for (var number : List.of(
                bind("setByte", s -> s.setByte(1, (byte) 7), "", "7"),
                bind("setShort", s -> s.setShort(1, (short) 7), "", "7"),
                bind("setInt", s -> s.setInt(1, 7), "", "7"),
                bind("setLong", s -> s.setLong(1, 7), "", "7"),
                bind("setFloat", s -> s.setFloat(1, 7), "", "7"),
                bind("setDouble", s -> s.setDouble(1, 7), "", "7"),
                bind("setBigDecimal", s -> s.setBigDecimal(1, new BigDecimal("7")), "", "7"),
                bind("setString", s -> s.setString(1, "7"), "", "7"),
                bind("setObject(BigInteger)", s -> s.setObject(1, BigInteger.valueOf(7)), "", "7"),
                bind("setObject(Integer, BIGINT)", s -> s.setObject(1, 7, Types.BIGINT), "", "7"),
                bind("setObject(String, DECIMAL)", s -> s.setObject(1, "7", Types.DECIMAL), "", "7"),
                bind("setObject(Integer, JDBCType.DOUBLE)", s -> s.setObject(1, 7, JDBCType.DOUBLE), "", "7"))) {
            binds.add(bind(number.name(), number.setter(), NUMBERS, "7"));
        }
        for (int one : new int[] {0, 1}) {
            String expected = one == 1 ? "true" : "false";
            binds.add(bind("setByte(" + one + ")", s -> s.setByte(1, (byte) one), "bo bi", expected));
            binds.add(bind("setShort(" + one + ")", s -> s.setShort(1, (short) one), "bo bi", expected));
            binds.add(bind("setInt(" + one + ")", s -> s.setInt(1, one), "bo bi", expected));
            binds.add(bind("setLong(" + one + ")", s -> s.setLong(1, one), "bo bi", expected));
            binds.add(bind("setFloat(" + one + ")", s -> s.setFloat(1, one), "bo bi", expected));
            binds.add(bind("setDouble(" + one + ")", s -> s.setDouble(1, one), "bo bi", expected));
            binds.add(bind(
                    "setBigDecimal(" + one + ")", s -> s.setBigDecimal(1, BigDecimal.valueOf(one)), "bo bi", expected));
            binds.add(bind("setString(" + one + ")", s -> s.setString(1, "" + one), "bo bi", expected));
            binds.add(bind("setObject(" + one + ", BIT)", s -> s.setObject(1, one, Types.BIT), "bo bi", expected));
        }
        binds.add(bind("setString(true)", s -> s.setString(1, "true"), "bo bi", "true"));
        limits(binds);
        texts(binds);
        bytes(binds);
        times(binds);
        return binds;
    }

    private static void limits(List<Bind> binds) {
        binds.add(bind("least byte", s -> s.setByte(1, Byte.MIN_VALUE), NUMBERS, "-128"));
        binds.add(bind("largest short", s -> s.setShort(1, Short.MAX_VALUE), "sm i l re db de", "32767"));
        binds.add(bind("least int", s -> s.setInt(1, Integer.MIN_VALUE), "i l db de", "-2147483648"));
        binds.add(bind("largest long", s -> s.setLong(1, Long.MAX_VALUE), "l", "9223372036854775807"));
        binds.add(bind("least long", s -> s.setLong(1, Long.MIN_VALUE), "l", "-9223372036854775808"));
        binds.add(bind("largest float", s -> s.setFloat(1, Float.MAX_VALUE), "re", plain(Float.MAX_VALUE)));
        binds.add(bind("least float", s -> s.setFloat(1, Float.MIN_VALUE), "re", plain(Float.MIN_VALUE)));
        binds.add(bind("float 0.1", s -> s.setFloat(1, 0.1f), "re", "0.1"));
        binds.add(bind("largest double", s -> s.setDouble(1, Double.MAX_VALUE), "db", plain(Double.MAX_VALUE)));
        binds.add(bind("least double", s -> s.setDouble(1, Double.MIN_VALUE), "db", plain(Double.MIN_VALUE)));
        binds.add(bind("double 0.1", s -> s.setDouble(1, 0.1), "db re de", "0.1"));
        binds.add(bind("not a number", s -> s.setDouble(1, Double.NaN), "db re", "NaN"));
        binds.add(bind("infinity", s -> s.setDouble(1, Double.NEGATIVE_INFINITY), "db re", "-Infinity"));
        binds.add(bind(
                "decimal",
                s -> s.setBigDecimal(1, new BigDecimal("-123456789012345.12345")),
                "de",
                "-123456789012345.12345"));
        binds.add(bind("decimal 2.5 as whole number", s -> s.setBigDecimal(1, new BigDecimal("2.5")), "i l", "2"));
        binds.add(
                bind("setObject(Double, DECIMAL, scale)", s -> s.setObject(1, 2.345, Types.DECIMAL, 2), "de", "2.35"));
    }

    private static String plain(double value) {
        return value == (float) value ? Float.toString((float) value) : Double.toString(value);
    }

    private static void texts(List<Bind> binds) {
        for (String text :
                List.of("it's \"quoted\" \\ back\\\\slash", "line\nbreak\ttab", "ü é 漢字 😀", "?", "-- no", "%_", "")) {
            binds.add(bind("setString " + text, s -> s.setString(1, text), TEXTS, text));
        }
        String text = "größe's";
        binds.add(bind("setNString", s -> s.setNString(1, text), TEXTS, text));
        binds.add(bind("setObject(String)", s -> s.setObject(1, text), TEXTS, text));
        binds.add(bind("setObject(.., CHAR)", s -> s.setObject(1, text, Types.CHAR), TEXTS, text));
        binds.add(bind("setObject(Character)", s -> s.setObject(1, 'x'), TEXTS, "x"));
        binds.add(bind("setCharacterStream", s -> s.setCharacterStream(1, new StringReader(text)), TEXTS, text));
        binds.add(
                bind("setCharacterStream(int)", s -> s.setCharacterStream(1, new StringReader(text), 3), TEXTS, "grö"));
        binds.add(bind(
                "setCharacterStream(long)", s -> s.setCharacterStream(1, new StringReader(text), 3L), TEXTS, "grö"));
        binds.add(bind("setNCharacterStream", s -> s.setNCharacterStream(1, new StringReader(text)), TEXTS, text));
        binds.add(bind("setClob(Reader)", s -> s.setClob(1, new StringReader(text)), TEXTS, text));
        binds.add(bind("setNClob(Reader)", s -> s.setNClob(1, new StringReader(text), 7), TEXTS, text));
        binds.add(bind(
                "setClob",
                s -> {
                    var clob = s.getConnection().createClob();
                    clob.setString(1, text);
                    s.setClob(1, clob);
                },
                TEXTS,
                text));
        binds.add(bind("setAsciiStream", s -> s.setAsciiStream(1, ascii("abc")), TEXTS, "abc"));
        binds.add(bind("setAsciiStream(int)", s -> s.setAsciiStream(1, ascii("abc"), 2), TEXTS, "ab"));
        binds.add(bind(
                "setURL",
                s -> s.setURL(1, new URL("https://example.com/a?b=c")),
                "vc lv",
                "https://example.com/a?b=c"));
        binds.add(bind(
                "setObject(UUID)",
                s -> s.setObject(1, UUID.fromString("00000000-0000-0001-0000-000000000002")),
                TEXTS,
                "00000000-0000-0001-0000-000000000002"));
        binds.add(bind("setInt", s -> s.setInt(1, 7), TEXTS, "7"));
        binds.add(bind("setLong", s -> s.setLong(1, -7), TEXTS, "-7"));
        binds.add(bind("setBigDecimal", s -> s.setBigDecimal(1, new BigDecimal("7.50")), TEXTS, "7.50"));
        binds.add(bind("setObject(Integer, VARCHAR)", s -> s.setObject(1, 7, Types.VARCHAR), TEXTS, "7"));
        binds.add(bind("setObject(Boolean, VARCHAR)", s -> s.setObject(1, true, Types.VARCHAR), TEXTS, "true"));
        binds.add(bind("setDate", s -> s.setDate(1, Date.valueOf("2024-02-29")), TEXTS, "2024-02-29"));
        binds.add(bind("setTime", s -> s.setTime(1, Time.valueOf("10:20:30")), TEXTS, "10:20:30"));
    }

    private static ByteArrayInputStream ascii(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void bytes(List<Bind> binds) {
        byte[] bytes = {0, 1, 127, -128, -1, '\'', '\\'};
        String hex = HexFormat.of().formatHex(bytes);
        binds.add(bind("setBytes", s -> s.setBytes(1, bytes), "vb", hex));
        binds.add(bind("setBytes(empty)", s -> s.setBytes(1, new byte[0]), "vb", ""));
        binds.add(bind("setObject(byte[])", s -> s.setObject(1, bytes), "vb", hex));
        binds.add(bind("setObject(byte[], VARBINARY)", s -> s.setObject(1, bytes, Types.VARBINARY), "vb", hex));
        binds.add(bind("setBinaryStream", s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes)), "vb", hex));
        binds.add(bind(
                "setBinaryStream(int)", s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 2), "vb", "0001"));
        binds.add(bind("setBlob(InputStream)", s -> s.setBlob(1, new ByteArrayInputStream(bytes)), "vb", hex));
        binds.add(bind(
                "setBlob",
                s -> {
                    var blob = s.getConnection().createBlob();
                    blob.setBytes(1, bytes);
                    s.setBlob(1, blob);
                },
                "vb",
                hex));
    }

    private static void times(List<Bind> binds) {
        Date date = Date.valueOf("2024-02-29");
        Timestamp timestamp = Timestamp.valueOf("2024-02-29 10:20:30.123456");
        binds.add(bind("setDate", s -> s.setDate(1, date), "d", "2024-02-29"));
        binds.add(bind("setDate", s -> s.setDate(1, date), "ts", "2024-02-29 00:00:00"));
        binds.add(bind("setTime", s -> s.setTime(1, Time.valueOf("10:20:30")), "t", "10:20:30"));
        binds.add(bind("setTimestamp", s -> s.setTimestamp(1, timestamp), "d", "2024-02-29"));
        binds.add(bind("setTimestamp", s -> s.setTimestamp(1, timestamp), "t", "10:20:30.123456"));
        binds.add(bind("setTimestamp", s -> s.setTimestamp(1, timestamp), "ts", "2024-02-29 10:20:30.123456"));
        binds.add(bind("setString", s -> s.setString(1, "2024-02-29"), "d", "2024-02-29"));
        binds.add(bind("setString", s -> s.setString(1, "10:20:30"), "t", "10:20:30"));
        binds.add(bind("setString", s -> s.setString(1, "2024-02-29 10:20:30.5"), "ts", "2024-02-29 10:20:30.500000"));
        binds.add(bind("setObject(Timestamp, DATE)", s -> s.setObject(1, timestamp, Types.DATE), "d", "2024-02-29"));
        binds.add(
                bind("setObject(Timestamp, TIME)", s -> s.setObject(1, timestamp, Types.TIME), "t", "10:20:30.123456"));
        binds.add(bind(
                "setObject(String, TIMESTAMP)",
                s -> s.setObject(1, "2024-02-29 10:20:30", Types.TIMESTAMP),
                "ts",
                "2024-02-29 10:20:30"));
        binds.add(bind(
                "setObject(Date, TIMESTAMP)", s -> s.setObject(1, date, Types.TIMESTAMP), "ts", "2024-02-29 00:00:00"));
    }

    @TestFactory
    Stream<DynamicNode> valuesArriveAsTheyWereSet() {
        return Stream.of("client", "server").map(binding -> {
            var fixture = new Fixture(binding);
            Stream<DynamicTest> tests = BINDS.stream()
                    .flatMap(bind -> Stream.of(bind.columns().split(" "))
                            .map(column -> DynamicTest.dynamicTest(
                                    bind.name() + " into " + column, () -> fixture.check(bind, column))));
            return DynamicContainer.dynamicContainer(
                    binding, Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("closes", fixture::close))));
        });
    }

    /** A table, with the values of parameters inside the text or beside it. */
    private static final class Fixture {
        private final String binding;
        private Connection connection;
        private String table;

        Fixture(String binding) {
            this.binding = binding;
        }

        private void open() throws SQLException {
            if (connection == null) {
                connection = SharedEmulator.connect("&parameterBinding=" + binding);
                table = SharedEmulator.table(connection, COLUMNS);
            }
        }

        void check(Bind bind, String column) throws Exception {
            open();
            try (Statement statement = connection.createStatement();
                    PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO " + table + " (" + column + ") VALUES (?)");
                    PreparedStatement update =
                            connection.prepareStatement("UPDATE " + table + " SET " + column + " = ?")) {
                statement.executeUpdate("DELETE FROM " + table);
                bind.setter().set(insert);
                assertThat(insert.executeUpdate()).isOne();
                expect(statement, column, bind.expected());
                statement.executeUpdate("UPDATE " + table + " SET " + column + " = NULL");
                bind.setter().set(update);
                assertThat(update.executeUpdate()).isOne();
                expect(statement, column, bind.expected());
            }
        }

        private void expect(Statement statement, String column, String expected) throws SQLException {
            try (ResultSet rows = statement.executeQuery("SELECT " + column + " FROM " + table)) {
                rows.next();
                Object value = rows.getObject(1);
                if (value instanceof BigDecimal decimal) {
                    assertThat(decimal).isEqualByComparingTo(expected);
                } else if (value instanceof Double number) {
                    assertThat(number).isEqualTo(Double.valueOf(expected));
                } else if (value instanceof Float number) {
                    assertThat(number).isEqualTo(Float.valueOf(expected));
                } else {
                    assertThat(rows.getString(1)).isEqualTo(expected);
                }
            }
        }

        void close() throws SQLException {
            connection.close();
        }
    }

    private static Connection connection;
    private static String table;

    @BeforeAll
    static void connect() throws SQLException {
        connection = SharedEmulator.connect();
        table = SharedEmulator.table(connection, COLUMNS);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @TestFactory
    Stream<DynamicTest> nullGoesIntoEveryColumn() {
        return Stream.of(
                        "bo BOOLEAN",
                        "bi BIT",
                        "ti TINYINT",
                        "sm SMALLINT",
                        "i INTEGER",
                        "l BIGINT",
                        "re REAL",
                        "db DOUBLE",
                        "db FLOAT",
                        "de DECIMAL",
                        "de NUMERIC",
                        "ch CHAR",
                        "vc VARCHAR",
                        "lv LONGVARCHAR",
                        "vb VARBINARY",
                        "vb BLOB",
                        "lv CLOB",
                        "d DATE",
                        "t TIME",
                        "ts TIMESTAMP",
                        "i NULL")
                .map(text -> text.split(" "))
                .map(pair -> DynamicTest.dynamicTest(pair[0] + " as " + pair[1], () -> {
                    int type = Types.class.getField(pair[1]).getInt(null);
                    try (Statement statement = connection.createStatement();
                            PreparedStatement insert = connection.prepareStatement(
                                    "INSERT INTO " + table + " (" + pair[0] + ") VALUES (?)")) {
                        statement.executeUpdate("DELETE FROM " + table);
                        insert.setNull(1, type);
                        insert.executeUpdate();
                        insert.setNull(1, type, "ignored");
                        insert.executeUpdate();
                        insert.setObject(1, null, type);
                        insert.executeUpdate();
                        insert.setObject(1, null);
                        insert.executeUpdate();
                        try (ResultSet rows =
                                statement.executeQuery("SELECT COUNT(*), COUNT(" + pair[0] + ") FROM " + table)) {
                            rows.next();
                            assertThat(rows.getInt(1)).isEqualTo(4);
                            assertThat(rows.getInt(2)).isZero();
                        }
                    }
                }));
    }

    @Test
    void nullObjectsOfSettersAreNull() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO " + table + " (vc, vb, d, t, ts, de, lv) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            statement.executeUpdate("DELETE FROM " + table);
            insert.setString(1, null);
            insert.setBytes(2, null);
            insert.setDate(3, null);
            insert.setTime(4, null);
            insert.setTimestamp(5, null);
            insert.setBigDecimal(6, null);
            insert.setCharacterStream(7, null);
            assertThat(insert.executeUpdate()).isOne();
            try (ResultSet rows = statement.executeQuery("SELECT vc, vb, d, t, ts, de, lv FROM " + table)) {
                rows.next();
                for (int i = 1; i <= 7; i++) {
                    assertThat(rows.getObject(i)).isNull();
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotFitIsADataError() {
        return Stream.of(
                        bind("setInt(128)", s -> s.setInt(1, 128), "ti", "22003"),
                        bind("setInt(40000)", s -> s.setInt(1, 40_000), "sm", "22003"),
                        bind("setLong", s -> s.setLong(1, Long.MAX_VALUE), "i ti sm", "22003"),
                        bind("setDouble", s -> s.setDouble(1, 1e300), "i l re de", "22003"),
                        bind("setDouble(NaN)", s -> s.setDouble(1, Double.NaN), "i de", "22..."),
                        bind("setBigDecimal", s -> s.setBigDecimal(1, new BigDecimal("1e15")), "de", "22003"),
                        bind("setString", s -> s.setString(1, "x"), "bo ti i l db de", "22018"),
                        bind("setString", s -> s.setString(1, "x"), "d t ts", "22007"),
                        bind("setString", s -> s.setString(1, "2023-02-29"), "d", "22007"),
                        bind("setString", s -> s.setString(1, "25:00:00"), "t", "22007"),
                        bind("setInt", s -> s.setInt(1, 1), "d t ts vb", "22018"),
                        bind("setBoolean", s -> s.setBoolean(1, true), "d t ts vb", "22018"),
                        bind("setDate", s -> s.setDate(1, Date.valueOf("2024-02-29")), "i t bo vb", "22018"),
                        bind("setBytes", s -> s.setBytes(1, new byte[] {1}), "i d bo", "22018"))
                .flatMap(bind -> Stream.of(bind.columns().split(" "))
                        .map(column -> DynamicTest.dynamicTest(bind.name() + " into " + column, () -> {
                            try (PreparedStatement insert = connection.prepareStatement(
                                    "INSERT INTO " + table + " (" + column + ") VALUES (?)")) {
                                bind.setter().set(insert);
                                assertFails(bind.expected(), insert::executeUpdate);
                            }
                        })));
    }

    @Test
    void valuesStayUntilTheyAreCleared() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT CAST(? AS INT) + CAST(? AS INT)")) {
            select.setInt(1, 1);
            select.setInt(2, 2);
            for (int expected : new int[] {3, 3}) {
                assertThat(single(select)).isEqualTo(expected);
            }
            select.setInt(2, 5);
            assertThat(single(select)).isEqualTo(6);
            select.clearParameters();
            assertFails("07001", select::executeQuery);
            select.setInt(1, 1);
            assertFails("07001", select::executeQuery);
        }
    }

    private static int single(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void parametersWorkInEveryPlaceOfAQuery() throws SQLException {
        String numbers = SharedEmulator.table(connection, "id INT, name VARCHAR(10)");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO " + numbers + " VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, NULL)");
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, CASE WHEN id > ? THEN ? ELSE 'few' END FROM "
                        + numbers + " WHERE id IN (?, ?, ?) AND (name LIKE ? OR name IS NULL) AND id BETWEEN ? AND ?"
                        + " AND '?' = '?' /* ? */ ORDER BY id LIMIT ?")) {
            assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(9);
            int i = 1;
            select.setInt(i++, 2);
            select.setString(i++, "many");
            select.setInt(i++, 1);
            select.setInt(i++, 3);
            select.setInt(i++, 4);
            select.setString(i++, "%");
            select.setInt(i++, 1);
            select.setInt(i++, 4);
            select.setInt(i, 2);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(2)).isEqualTo("few");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
                assertThat(rows.getString(2)).isEqualTo("many");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void columnsAreKnownBeforeTheFirstRun() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT i, vc AS \"the text\" FROM " + table + " WHERE l = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (i) VALUES (?)")) {
            assertThat(select.getMetaData().getColumnCount()).isEqualTo(2);
            assertThat(select.getMetaData().getColumnLabel(2)).isEqualTo("the text");
            assertThat(select.getMetaData().getColumnType(1)).isEqualTo(Types.INTEGER);
            assertThat(insert.getMetaData()).isNull();
        }
    }

    @Test
    void parametersAreCountedAndDescribed() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (i, vc) VALUES (?, ?)")) {
            ParameterMetaData parameters = insert.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(2);
            assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
            assertThat(parameters.getParameterTypeName(1)).isNotBlank();
            assertThat(parameters.getParameterClassName(2)).isNotBlank();
            assertFails("07009", () -> parameters.getParameterType(0));
            assertFails("07009", () -> parameters.getParameterType(3));
        }
    }

    @Test
    void aPreparedStatementTakesNoOtherText() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
            assertFails(".....", () -> select.executeQuery("SELECT 2"));
            assertFails(".....", () -> select.execute("SELECT 2"));
            assertFails(".....", () -> select.executeUpdate("DELETE FROM " + table));
            assertThat(select.isPoolable()).isTrue();
            assertThat(select.execute()).isTrue();
            select.close();
            assertFails("HY010", select::execute);
            assertFails("HY010", () -> select.setInt(1, 1));
        }
    }
}
