package com.e6data.jdbc;

import static com.e6data.jdbc.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.type.TypeDescriptor;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class E6ArrayTest {

    private static Array read(String text, String type) throws SQLException {
        var result = new E6ResultSet(Rows.of("a:" + type).chunk(row(text)));
        result.next();
        return result.getArray(1);
    }

    @Test
    void convertsElementsToTheirType() throws SQLException {
        Array array = read("[1, 2, null]", "array<bigint>");
        assertThat((Long[]) array.getArray()).containsExactly(1L, 2L, null);
        assertThat((Object[]) array.getArray(2, 1)).containsExactly(2L);
        assertThat((Object[]) array.getArray(4, 9)).isEmpty();
        assertThat(array.getBaseType()).isEqualTo(Types.BIGINT);
        assertThat(array.getBaseTypeName()).isEqualTo("BIGINT");
        assertThatThrownBy(() -> read("[x]", "array<bigint>")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> array.getArray(5, 1)).hasMessageContaining("1..4");
    }

    @Test
    void elementsOfUnknownTypeAreTexts() throws SQLException {
        assertThat((String[]) read("[1, [a, b]]", "ARRAY").getArray()).containsExactly("1", "[a, b]");
    }

    @Test
    void givesItsElementsAsRows() throws SQLException {
        ResultSet rows = read("[7, null, 8]", "array<int>").getResultSet(2, 5);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(2);
        assertThat(rows.getInt(2)).isZero();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("INDEX")).isEqualTo(3);
        assertThat(rows.getInt("VALUE")).isEqualTo(8);
        assertThat(rows.next()).isFalse();
    }

    @Test
    void arraysOfArraysAreArraysAgainInRowsToo() throws SQLException {
        Array array = read("[[\"a, b\"], [], null]", "array<array<string>>");
        assertThat(array.getBaseType()).isEqualTo(Types.ARRAY);
        assertThat((Object[]) ((Array[]) array.getArray())[0].getArray()).containsExactly("a, b");
        ResultSet rows = array.getResultSet();
        rows.next();
        assertThat((Object[]) rows.getArray(2).getArray()).containsExactly("a, b");
        rows.next();
        assertThat((Object[]) rows.getArray(2).getArray()).isEmpty();
        rows.next();
        assertThat(rows.getArray(2)).isNull();
    }

    @Test
    void rowsOfMapsAndStructsCanBeRead() throws SQLException {
        ResultSet rows = read("[{a=1}, {a=2}]", "array<struct<a:int>>").getResultSet();
        rows.next();
        rows.next();
        assertThat(((java.sql.Struct) rows.getObject(2)).getAttributes()).containsExactly(2);
    }

    /** What the caller hands in becomes what a column of the type would give. */
    @ParameterizedTest
    @CsvSource({"bigint", "BIGINT", "long", "Int64"})
    void elementsOfTheCallerTakeTheNamedType(String typeName) throws SQLException {
        Array array = E6Array.of(TypeDescriptor.parse(typeName), new Object[] {1, (short) 2, "3", null});
        assertThat((Long[]) array.getArray()).containsExactly(1L, 2L, 3L, null);
        assertThat(array).hasToString("[1, 2, 3, null]");
    }

    @Test
    void elementsThatAreNotOfTheTypeAreRefused() {
        assertThatThrownBy(() -> E6Array.of(TypeDescriptor.parse("int"), new Object[] {1L << 40}))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("1099511627776");
        assertThatThrownBy(() -> E6Array.of(TypeDescriptor.parse("date"), new Object[] {true}))
                .hasMessageContaining("java.lang.Boolean cannot be set as DATE");
    }

    @Test
    void arraysOfTheCallerNest() throws SQLException {
        Array array = E6Array.of(TypeDescriptor.parse("date array"), new Object[] {new Object[] {"2024-02-29"}});
        Object inner = ((Object[]) array.getArray())[0];
        assertThat((Object[]) ((Array) inner).getArray()).containsExactly(Date.valueOf("2024-02-29"));
        assertThat(array).hasToString("[[\"2024-02-29\"]]");
    }

    @Test
    void namesThatAreNotKnownKeepTheElements() throws SQLException {
        Array array = E6Array.of(TypeDescriptor.parse("uuid"), new Object[] {BigDecimal.ONE, "x"});
        assertThat((Object[]) array.getArray()).containsExactly(BigDecimal.ONE, "x");
        assertThat(array.getBaseType()).isEqualTo(Types.OTHER);
        assertThat(array.getBaseTypeName()).isEqualTo("uuid");
    }

    @Test
    void cannotBeUsedAfterFree() throws SQLException {
        Array array = read("[1]", "ARRAY");
        array.free();
        for (var call : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                array::getArray, array::getBaseType, array::getBaseTypeName, array::getResultSet)) {
            assertThatThrownBy(call).isInstanceOf(SQLException.class).hasMessageContaining("freed");
        }
        array.free();
    }
}
