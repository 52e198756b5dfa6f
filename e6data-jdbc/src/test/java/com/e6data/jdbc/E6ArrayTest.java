package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.api.Test;

class E6ArrayTest {

    @Test
    void convertsElementsToTheirType() throws SQLException {
        E6Array array = E6Array.parse("[1, 2, null]", Rows.column("e:BIGINT").type());
        assertThat((Object[]) array.getArray()).containsExactly(1L, 2L, null);
        assertThat((Object[]) array.getArray(2, 1)).containsExactly(2L);
        assertThat(array.getBaseType()).isEqualTo(Types.BIGINT);
        assertThat(array.getBaseTypeName()).isEqualTo("BIGINT");
        assertThatThrownBy(() -> E6Array.parse("[x]", Rows.column("e:BIGINT").type()))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void elementsOfUnknownTypeAreTexts() throws SQLException {
        assertThat((Object[]) E6Array.parse("[1, a]", null).getArray()).containsExactly("1", "a");
    }

    @Test
    void givesItsElementsAsRows() throws SQLException {
        ResultSet rows =
                E6Array.parse("[7, 8]", Rows.column("e:INTEGER").type()).getResultSet();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(1);
        assertThat(rows.getInt(2)).isEqualTo(7);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("VALUE")).isEqualTo(8);
        assertThat(rows.next()).isFalse();
    }

    @Test
    void cannotBeUsedAfterFree() throws SQLException {
        E6Array array = E6Array.parse("[1]", null);
        array.free();
        assertThatThrownBy(array::getArray).isInstanceOf(SQLException.class).hasMessageContaining("freed");
    }
}
