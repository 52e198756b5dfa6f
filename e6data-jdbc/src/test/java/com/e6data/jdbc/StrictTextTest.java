package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StrictTextTest {

    @Test
    void whatTheCharacterSetHasPassesBothWays() throws SQLException {
        assertThat(StrictText.encode("a'b", StandardCharsets.US_ASCII)).containsExactly('a', '\'', 'b');
        assertThat(StrictText.decode(new byte[] {'x', 'a', 'b', 'y'}, 1, 2, StandardCharsets.US_ASCII))
                .isEqualTo("ab");
        assertThat(StrictText.decode(new byte[] {(byte) 0xc3, (byte) 0xbc}, StandardCharsets.UTF_8))
                .isEqualTo("\u00fc");
    }

    @Test
    void whatItLacksIsRefusedAndNotReplaced() {
        assertThatThrownBy(() -> StrictText.encode("\u00fc", StandardCharsets.US_ASCII))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
        assertThatThrownBy(() -> StrictText.decode(new byte[] {(byte) 0xc3}, StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }
}
