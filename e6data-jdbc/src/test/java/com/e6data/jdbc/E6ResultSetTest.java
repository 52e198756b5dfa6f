package com.e6data.jdbc;

import static com.e6data.jdbc.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class E6ResultSetTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_456_000);

    private static E6ResultSet onRow(String columns, Object... values) throws SQLException {
        var result = new E6ResultSet(Rows.of(columns).chunk(row(values)));
        assertThat(result.next()).isTrue();
        return result;
    }

    private static void fails(ThrowingCallable call, String sqlState, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(sqlState);
    }

    @Test
    void readsNumbersByIndexAndByLabel() throws SQLException {
        try (E6ResultSet result =
                onRow("i:INTEGER l:BIGINT d:DOUBLE p:DECIMAL", 42, 43L, 1.5, new BigDecimal("7.25"))) {
            assertThat(result.getInt(1)).isEqualTo(42);
            assertThat(result.getByte("I")).isEqualTo((byte) 42);
            assertThat(result.getShort("i")).isEqualTo((short) 42);
            assertThat(result.getLong("l")).isEqualTo(43);
            assertThat(result.getInt("l")).isEqualTo(43);
            assertThat(result.getDouble(3)).isEqualTo(1.5);
            assertThat(result.getFloat("d")).isEqualTo(1.5f);
            assertThat(result.getBigDecimal("p")).isEqualTo("7.25");
            assertThat(result.getString(2)).isEqualTo("43");
            assertThat(result.getObject(1)).isEqualTo(42);
            assertThat(result.getObject("l", Integer.class)).isEqualTo(43);
            assertThat(result.getObject(4)).isEqualTo(new BigDecimal("7.25"));
            assertThat(result.wasNull()).isFalse();
        }
    }

    @Test
    void tellsThatAValueDoesNotFit() throws SQLException {
        E6ResultSet result = onRow("l:BIGINT s:VARCHAR", 1L << 40, "abc");
        fails(() -> result.getInt(1), "22003", "");
        fails(() -> result.getByte(1), "22003", "");
        fails(() -> result.getLong(2), "22018", "");
    }

    @Test
    void nullIsZeroOrNullAndRemembered() throws SQLException {
        E6ResultSet result = onRow("a:BIGINT b:VARCHAR", null, "x");
        assertThat(result.getLong(1)).isZero();
        assertThat(result.wasNull()).isTrue();
        assertThat(result.getString(2)).isEqualTo("x");
        assertThat(result.wasNull()).isFalse();
        assertThat(result.getBoolean(1)).isFalse();
        assertThat(result.getByte(1)).isZero();
        assertThat(result.getDouble(1)).isZero();
        assertThat(result.getObject(1)).isNull();
        assertThat(result.getObject(1, Instant.class)).isNull();
        assertThat(result.getBigDecimal(1)).isNull();
        assertThat(result.getTimestamp(1)).isNull();
        assertThat(result.getBytes(1)).isNull();
        assertThat(result.getBinaryStream(1)).isNull();
        assertThat(result.getCharacterStream(1)).isNull();
        assertThat(result.getClob(1)).isNull();
        assertThat(result.getBlob(1)).isNull();
        assertThat(result.getArray(1)).isNull();
        assertThat(result.getURL(1)).isNull();
        assertThat(result.wasNull()).isTrue();
    }

    @Test
    void readsDatesInEveryForm() throws SQLException {
        E6ResultSet result = onRow(
                "d:DATE t:TIMESTAMP z:TIMESTAMP_WITH_TIMEZONE",
                LocalDate.of(2024, 2, 29),
                NOON,
                OffsetDateTime.of(NOON, ZoneOffset.ofHours(2)));
        assertThat(result.getObject(1)).isEqualTo(Date.valueOf("2024-02-29"));
        assertThat(result.getDate("d")).isEqualTo(Date.valueOf("2024-02-29"));
        assertThat(result.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(result.getObject(2)).isEqualTo(Timestamp.valueOf(NOON));
        assertThat(result.getTimestamp("t")).isEqualTo(Timestamp.valueOf(NOON));
        assertThat(result.getTime(2)).hasToString("12:30:15");
        assertThat(result.getObject(2, LocalDateTime.class)).isEqualTo(NOON);
        assertThat(result.getObject(3)).isEqualTo(OffsetDateTime.of(NOON, ZoneOffset.ofHours(2)));
        assertThat(result.getObject("z", Instant.class)).isEqualTo(NOON.toInstant(ZoneOffset.ofHours(2)));
    }

    @Test
    void aCalendarDecidesTheZoneOfLocalValues() throws SQLException {
        E6ResultSet result = onRow("d:DATE t:TIMESTAMP", LocalDate.of(2024, 2, 29), NOON);
        Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(result.getTimestamp(2, tokyo).toInstant()).isEqualTo(NOON.toInstant(ZoneOffset.ofHours(9)));
        assertThat(result.getTimestamp("t", tokyo).toInstant()).isEqualTo(NOON.toInstant(ZoneOffset.ofHours(9)));
        assertThat(result.getDate("d", tokyo).getTime())
                .isEqualTo(LocalDate.of(2024, 2, 29)
                        .atStartOfDay(ZoneOffset.ofHours(9))
                        .toInstant()
                        .toEpochMilli());
    }

    @Test
    void readsTextAndBinaryAsStreamsAndLargeObjects() throws SQLException, IOException {
        E6ResultSet result = onRow("s:VARCHAR b:VARBINARY", "grün", new byte[] {1, 2, 3});
        assertThat(result.getNString("s")).isEqualTo("grün");
        assertThat(result.getCharacterStream(1).read()).isEqualTo('g');
        assertThat(result.getNCharacterStream("s").read()).isEqualTo('g');
        assertThatThrownBy(() -> result.getAsciiStream(1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("getCharacterStream");
        assertThat(result.getClob(1).getSubString(2, 2)).isEqualTo("rü");
        assertThat(result.getObject(1, java.sql.NClob.class).length()).isEqualTo(4);
        assertThat(result.getBytes(2)).containsExactly(1, 2, 3);
        assertThat(result.getBinaryStream("b").readAllBytes()).containsExactly(1, 2, 3);
        assertThat(result.getBlob(2).getBytes(2, 5)).containsExactly(2, 3);
        assertThat((byte[]) result.getObject(2)).containsExactly(1, 2, 3);
    }

    @Test
    void readsArraysFromTheirText() throws SQLException {
        E6ResultSet result = onRow("a:ARRAY<INTEGER> s:VARCHAR", "[1, null, 3]", "[1]");
        Array array = result.getArray("a");
        assertThat((Object[]) array.getArray()).containsExactly(1, null, 3);
        assertThat(result.getString(1)).isEqualTo("[1, null, 3]");
        fails(() -> result.getArray(2), "22018", "VARCHAR cannot be read as java.sql.Array");
    }

    @Test
    void cutsLongValuesWhereAMaximumFieldSizeIsSet() throws SQLException {
        Rows rows = Rows.of("s:VARCHAR b:VARBINARY l:BIGINT").chunk(row("abcdef", new byte[] {1, 2, 3, 4}, 123456L));
        var result = new E6ResultSet(new RowCursor(rows, 0), null, 3);
        result.next();
        assertThat(result.getString(1)).isEqualTo("abc");
        assertThat(result.getObject(1)).isEqualTo("abc");
        assertThat(result.getBytes(2)).containsExactly(1, 2, 3);
        assertThat(result.getString(3)).isEqualTo("123456");
    }

    @Test
    void anIndexOutsideOfTheColumnsNamesTheRange() throws SQLException {
        E6ResultSet result = onRow("a:INTEGER b:INTEGER", 1, 2);
        fails(() -> result.getInt(0), "07009", "1..2");
        fails(() -> result.getObject(3), "07009", "1..2");
        fails(() -> result.getString("zz"), "07009", "a, b");
    }

    @Test
    void readingOutsideOfTheRowsSaysWhere() throws SQLException {
        var result = new E6ResultSet(Rows.of("a:INTEGER").values(1));
        fails(() -> result.getInt(1), "24000", "next()");
        result.next();
        result.next();
        fails(() -> result.getInt(1), "24000", "after its last row");
        result.close();
        fails(() -> result.getInt(1), "24000", "closed");
        fails(result::next, "24000", "closed");
        result.close();
        assertThat(result.isClosed()).isTrue();
    }

    @Test
    void knowsItsPosition() throws SQLException {
        var result = new E6ResultSet(Rows.of("a:INTEGER").values(1, 2));
        assertThat(result.isBeforeFirst()).isTrue();
        assertThat(result.getRow()).isZero();
        result.next();
        assertThat(result.isFirst()).isTrue();
        assertThat(result.getRow()).isEqualTo(1);
        result.next();
        assertThat(result.isLast()).isTrue();
        assertThat(result.isFirst()).isFalse();
        result.next();
        assertThat(result.isAfterLast()).isTrue();
    }

    @Test
    void doesNotUpdate() throws SQLException {
        E6ResultSet result = onRow("a:INTEGER", 1);
        assertThat(result.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
        assertThat(result.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        assertThatThrownBy(() -> result.updateInt(1, 2))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("updateInt")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("HYC00");
        assertThat(result.rowUpdated()).isFalse();
        assertThat(result.getStatement()).isNull();
        assertThat((Throwable) result.getWarnings()).isNull();
    }

    @Test
    void keepsTheFetchSizeHint() throws SQLException {
        E6ResultSet result = onRow("a:INTEGER", 1);
        result.setFetchSize(1000);
        assertThat(result.getFetchSize()).isEqualTo(1000);
        fails(() -> result.setFetchSize(-1), "HY024", "negative");
        result.setFetchDirection(ResultSet.FETCH_REVERSE);
        assertThat(result.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
        fails(() -> result.setFetchDirection(7), "HY024", "1000");
    }

    @Test
    void aTypeMapHasNoEffect() throws SQLException {
        E6ResultSet result = onRow("a:INTEGER", 1);
        assertThat(result.getObject(1, Map.of("x", String.class))).isEqualTo(1);
        assertThat(result.getObject("a", (Map<String, Class<?>>) null)).isEqualTo(1);
    }
}
