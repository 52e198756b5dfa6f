package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.query.ServerParameter;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class E6PreparedStatementTest {

    private FakeEngine engine;
    private E6Connection connection;

    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    @BeforeEach
    void connect() throws SQLException {
        engine = new FakeEngine();
        connection = engine.connect();
    }

    private static void fails(ThrowingCallable call, String sqlState, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(sqlState);
    }

    private String sent(Setter setter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("CALL_IT ?")) {
            setter.set(statement);
            statement.execute();
        }
        return engine.last().sql.substring("CALL_IT ".length());
    }

    private DynamicTest same(String name, Setter setter, Setter reference) {
        return DynamicTest.dynamicTest(name, () -> assertThat(sent(setter)).isEqualTo(sent(reference)));
    }

    /** Each setter must send what its plain counterpart sends; the literals themselves are tested beside Literals. */
    @TestFactory
    Stream<DynamicTest> everySetterSendsItsValue() throws SQLException {
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0, 0, 123_456_000);
        Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
        Timestamp noonInTokyo = Timestamp.from(noon.toInstant(ZoneOffset.ofHours(9)));
        Setter abc = s -> s.setString(1, "abc");
        Setter binary = s -> s.setBytes(1, bytes);
        Setter none = s -> s.setNull(1, Types.NULL);
        Setter five = s -> s.setInt(1, 5);
        Setter at = s -> s.setObject(1, noon);
        var clob = connection.createClob();
        clob.setString(1, "abc");
        var blob = connection.createBlob();
        blob.setBytes(1, bytes);
        return Stream.of(
                same("byte", s -> s.setByte(1, (byte) 5), five),
                same("short", s -> s.setShort(1, (short) 5), five),
                same("long", s -> s.setLong(1, 5), five),
                same("Integer", s -> s.setObject(1, 5), five),
                same("Short", s -> s.setObject(1, (short) 5), five),
                same("text as INTEGER", s -> s.setObject(1, "5", Types.INTEGER), five),
                same("SQLType", s -> s.setObject(1, 5L, JDBCType.INTEGER), five),
                same("Boolean as INTEGER", s -> s.setObject(1, true, Types.INTEGER), s -> s.setInt(1, 1)),
                same("number as BOOLEAN", s -> s.setObject(1, 1, Types.BOOLEAN), s -> s.setBoolean(1, true)),
                same("number as VARCHAR", s -> s.setObject(1, 5, Types.VARCHAR), s -> s.setString(1, "5")),
                same(
                        "decimal with scale",
                        s -> s.setObject(1, "1.255", Types.DECIMAL, 2),
                        s -> s.setBigDecimal(1, new BigDecimal("1.26"))),
                same("nstring", s -> s.setNString(1, "abc"), abc),
                same("char", s -> s.setObject(1, 'x'), s -> s.setString(1, "x")),
                same("reader", s -> s.setCharacterStream(1, new StringReader("abc")), abc),
                same("reader with int length", s -> s.setCharacterStream(1, new StringReader("abcd"), 3), abc),
                same("reader with length", s -> s.setCharacterStream(1, new StringReader("abcd"), 3L), abc),
                same("n reader", s -> s.setNCharacterStream(1, new StringReader("abc")), abc),
                same("n reader with length", s -> s.setNCharacterStream(1, new StringReader("abcd"), 3L), abc),
                same("clob reader", s -> s.setClob(1, new StringReader("abc")), abc),
                same("nclob reader", s -> s.setNClob(1, new StringReader("abcd"), 3), abc),
                same("clob", s -> s.setClob(1, clob), abc),
                same("clob object", s -> s.setObject(1, clob), abc),
                same("ascii stream", s -> s.setAsciiStream(1, new ByteArrayInputStream(bytes)), abc),
                same("ascii stream with length", s -> s.setAsciiStream(1, new ByteArrayInputStream(bytes), 3L), abc),
                same("binary stream", s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes)), binary),
                same(
                        "binary stream with length",
                        s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 3),
                        binary),
                same("blob stream", s -> s.setBlob(1, new ByteArrayInputStream(bytes)), binary),
                same("blob", s -> s.setBlob(1, blob), binary),
                same("bytes as BLOB", s -> s.setObject(1, bytes, Types.BLOB), binary),
                same("uuid", s -> s.setObject(1, new UUID(1, 2)), s -> s.setString(1, new UUID(1, 2).toString())),
                same("null string", s -> s.setString(1, null), none),
                same("null of any type", s -> s.setNull(1, 1111), none),
                same("null with type name", s -> s.setNull(1, 2002, "t"), none),
                same("null object", s -> s.setObject(1, null), none),
                same("null object with type", s -> s.setObject(1, null, Types.VARCHAR), none),
                same("null date", s -> s.setDate(1, null), none),
                same("null date with calendar", s -> s.setDate(1, null, tokyo), none),
                same("null reader", s -> s.setCharacterStream(1, null, 3L), none),
                same("null stream", s -> s.setBinaryStream(1, null), none),
                same("null array", s -> s.setArray(1, null), none),
                same("timestamp", s -> s.setTimestamp(1, Timestamp.valueOf(noon)), at),
                same("timestamp with calendar", s -> s.setTimestamp(1, noonInTokyo, tokyo), at),
                same("timestamp without calendar", s -> s.setTimestamp(1, Timestamp.valueOf(noon), null), at),
                same("timestamp as TIMESTAMP", s -> s.setObject(1, noon, Types.TIMESTAMP), at),
                same("text as TIMESTAMP", s -> s.setObject(1, "2024-02-29 12:00:00.123456", Types.TIMESTAMP), at),
                same("date", s -> s.setDate(1, Date.valueOf("2024-02-29")), s -> s.setObject(1, noon.toLocalDate())),
                same(
                        "date with calendar",
                        s -> s.setDate(1, new Date(noonInTokyo.getTime()), tokyo),
                        s -> s.setObject(1, noon.toLocalDate())),
                same(
                        "date before the Gregorian calendar",
                        s -> s.setDate(1, Date.valueOf("1500-03-01"), new GregorianCalendar()),
                        s -> s.setObject(1, LocalDate.of(1500, 3, 1))),
                same(
                        "time as text",
                        s -> s.setObject(1, Time.valueOf("12:30:00"), Types.VARCHAR),
                        s -> s.setString(1, "12:30:00")),
                same(
                        "instant with zone",
                        s -> s.setObject(1, Instant.EPOCH, Types.TIMESTAMP_WITH_TIMEZONE),
                        s -> s.setObject(1, OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))));
    }

    @Test
    void writesArraysAsConstructors() throws SQLException {
        var array = connection.createArrayOf("int", new Object[] {1, null, (short) 3});
        assertThat(sent(s -> s.setArray(1, array))).isEqualTo("ARRAY[1, NULL, 3]");
    }

    @Test
    void laterChangesOfTheCallersObjectsHaveNoEffect() throws SQLException {
        byte[] bytes = {1};
        try (PreparedStatement statement = connection.prepareStatement("CALL_IT ?")) {
            statement.setBytes(1, bytes);
            bytes[0] = 2;
            statement.execute();
        }
        String first = engine.last().sql.substring("CALL_IT ".length());
        assertThat(first).isEqualTo(sent(s -> s.setBytes(1, new byte[] {1})));
    }

    @Test
    void everyParameterNeedsAValue() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("CALL_IT ?, ?")) {
            statement.setInt(1, 1);
            fails(statement::execute, "07001", "Parameter 2 of 2");
            fails(statement::addBatch, "07001", "Parameter 2 of 2");
            statement.setInt(2, 2);
            statement.execute();
            assertThat(engine.last().sql).isEqualTo("CALL_IT 1, 2");
            statement.clearParameters();
            fails(statement::execute, "07001", "Parameter 1 of 2");
            fails(() -> statement.setInt(3, 1), "07009", "1..2");
            fails(() -> statement.setInt(0, 1), "07009", "1..2");
        }
    }

    @Test
    void aBatchKeepsTheParametersOfEachEntry() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM t WHERE v = ?")) {
            statement.setInt(1, 1);
            statement.addBatch();
            statement.setInt(1, 2);
            statement.addBatch();
            assertThat(statement.executeBatch()).containsExactly(1, 1);
            assertThat(engine.texts()).containsExactly("DELETE FROM t WHERE v = 1", "DELETE FROM t WHERE v = 2");
            assertThat(statement.executeBatch()).isEmpty();
        }
    }

    @Test
    void aQueryInABatchFailsTheBatch() throws SQLException {
        engine.answer("SELECT 1", () -> Rows.of("v:INTEGER").values(1));
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
            statement.setInt(1, 1);
            statement.addBatch();
            assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
        }
    }

    @Test
    void refusesTextsOfItsOwn() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            fails(() -> statement.execute("SELECT 2"), "HY010", "text already");
            fails(() -> statement.executeQuery("SELECT 2"), "HY010", "text already");
            fails(() -> statement.executeUpdate("SELECT 2", 1), "HY010", "text already");
            fails(() -> statement.addBatch("SELECT 2"), "HY010", "text already");
        }
    }

    @Test
    void describesTheResultWithoutRunning() throws SQLException {
        engine.answer("SELECT NULL", () -> Rows.of("v:INTEGER"))
                .answer("SELECT 1", () -> Rows.of("w:INTEGER").values(1));
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
            assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("v");
            assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
            assertThat(engine.described).containsExactly("SELECT NULL");
            assertThat(engine.executions).isEmpty();
            statement.setInt(1, 1);
            statement.executeQuery();
            assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("w");
            assertThat(engine.described).hasSize(1);
        }
    }

    @Test
    void doesNotDescribeWhatTheEngineDoesNot() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 7")) {
            assertThat(statement.getMetaData()).isNull();
            assertThat(statement.getMetaData()).isNull();
            assertThat(engine.described).hasSize(1);
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            assertThat(statement.getMetaData()).isNull();
            assertThat(engine.described).hasSize(1);
        }
    }

    @Test
    void anErrorOfTheTextIsToldUnlessItMayComeFromTheMissingValues() throws SQLException {
        SQLException refused = ErrorKind.SYNTAX_ERROR.exception("no");
        engine.fail("SELECT x y z", refused).fail("SELECT f(NULL)", refused);
        try (PreparedStatement statement = connection.prepareStatement("SELECT x y z")) {
            assertThatThrownBy(statement::getMetaData).isSameAs(refused);
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT f(?)")) {
            assertThat(statement.getMetaData()).isNull();
        }
        SQLException lost = ErrorKind.CONNECTION_LOST.exception("lost");
        engine.fail("SELECT g(NULL)", lost);
        try (PreparedStatement statement = connection.prepareStatement("SELECT g(?)")) {
            assertThatThrownBy(statement::getMetaData).isSameAs(lost);
        }
    }

    @Test
    void describingDoesNotDisturbTheCurrentRows() throws SQLException {
        engine.answer("SELECT 1", () -> Rows.of("v:INTEGER").values(1, 2));
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("v");
            assertThat(rows.next()).isTrue();
            assertThat(engine.described).isEmpty();
        }
    }

    @Test
    void showsItsTextWithoutValues() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT a FROM t WHERE pin = ?;")) {
            statement.setString(1, "1234");
            assertThat(statement).hasToString("E6PreparedStatement: SELECT a FROM t WHERE pin = ?");
        }
    }

    @Test
    void whateverHasALiteralAlsoTravelsBesideTheText() throws SQLException {
        var onServer = new FakeEngine("jdbc:e6data://localhost:80/catalog=lake&parameterBinding=server");
        try (PreparedStatement statement = onServer.connect().prepareStatement("SELECT ?")) {
            for (Object value : new Object[] {
                true,
                (byte) 1,
                (short) 1,
                1,
                1L,
                1f,
                1d,
                BigDecimal.ONE,
                BigInteger.ONE,
                'x',
                "x",
                new UUID(1, 2),
                new byte[1],
                Date.valueOf("2024-02-29"),
                Time.valueOf("10:20:30"),
                Timestamp.valueOf("2024-02-29 10:20:30"),
                new java.util.Date(),
                Calendar.getInstance(),
                Instant.EPOCH,
                LocalDate.EPOCH,
                LocalTime.NOON,
                LocalDateTime.MIN,
                OffsetDateTime.now(),
                OffsetTime.now(),
                ZonedDateTime.now(),
                new StringReader("x")
            }) {
                statement.setObject(1, value);
                statement.execute();
                assertThat(onServer.last().options.parameters())
                        .as(value.getClass().getName())
                        .hasSize(1);
            }
        }
    }

    @Test
    void valuesTravelBesideTheTextWhereTheServerBinds() throws SQLException {
        var onServer = new FakeEngine("jdbc:e6data://localhost:80/catalog=lake&parameterBinding=server");
        try (PreparedStatement statement = onServer.connect().prepareStatement("SELECT ?, ? FROM t")) {
            byte[] bytes = {(byte) 0xab};
            statement.setBytes(1, bytes);
            bytes[0] = 0;
            statement.setNull(2, Types.INTEGER);
            statement.execute();
            assertThat(onServer.last().sql).isEqualTo("SELECT ?, ? FROM t");
            assertThat(onServer.last().options.parameters())
                    .containsExactly(new ServerParameter("BINARY", "AB"), new ServerParameter("NULL", ""));
            statement.clearParameters();
            fails(statement::execute, "07001", "Parameter 1 of 2");
            assertThatThrownBy(() -> statement.setArray(1, onServer.connect().createArrayOf("int", new Object[] {1})))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("parameterBinding=client");
        }
    }

    @Test
    void describesParametersWithoutTheServer() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("CALL_IT ?")) {
            ParameterMetaData metadata = statement.getParameterMetaData();
            assertThat(metadata.getParameterCount()).isEqualTo(1);
            assertThat(metadata.getParameterType(1)).isEqualTo(Types.VARCHAR);
            assertThat(metadata.getParameterClassName(1)).isEqualTo("java.lang.String");
            assertThat(metadata.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
            fails(() -> metadata.getParameterType(2), "07009", "1..1");
            assertThat(engine.executions).isEmpty();
        }
    }

    @Test
    void typesThatDoNotExistAreRefused() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("CALL_IT ?")) {
            assertThatThrownBy(() -> statement.setRef(1, null)).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> statement.setRowId(1, null)).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> statement.setSQLXML(1, null)).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> statement.setObject(1, "x", Types.SQLXML))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            fails(() -> statement.setObject(1, new Object()), "22018", "");
            fails(() -> statement.setObject(1, "abc", Types.INTEGER), "22018", "");
            fails(() -> statement.setObject(1, 1L << 40, Types.INTEGER), "22003", "");
        }
    }

    @Test
    void aStreamShorterThanAnnouncedIsAnError() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("CALL_IT ?")) {
            fails(() -> statement.setCharacterStream(1, new StringReader("ab"), 3), "HY024", "after 2 of the 3");
            fails(
                    () -> statement.setBinaryStream(1, new ByteArrayInputStream(new byte[2]), 3L),
                    "HY024",
                    "after 2 of the 3");
            fails(() -> statement.setBinaryStream(1, new ByteArrayInputStream(new byte[2]), -1L), "HY024", "negative");
        }
    }

    @Test
    void isPoolableUnlessToldOtherwise() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            assertThat(statement.isPoolable()).isTrue();
        }
    }
}
