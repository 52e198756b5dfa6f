package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayTextTest {

    @Test
    void splitsPlainQuotedAndNestedElements() throws SQLException {
        assertThat(ArrayText.elements("[1, 2,3]")).containsExactly("1", "2", "3");
        assertThat(ArrayText.elements(" [] ")).isEmpty();
        assertThat(ArrayText.elements("[\"a, b\", \"c\\\"d\\u0041\\n\", null, NULL]"))
                .containsExactly("a, b", "c\"dA\n", null, null);
        assertThat(ArrayText.elements("[[1,2], [3], {\"k\": \"]\"}]"))
                .containsExactly("[1,2]", "[3]", "{\"k\": \"]\"}");
        assertThat(ArrayText.elements("[a b, it's]")).containsExactly("a b", "it's");
        assertThat(ArrayText.elements("[2024-01-01 10:00:00]")).containsExactly("2024-01-01 10:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[", "]", "[1", "[\"a]", "[\"a\" b]", "[\"\\u00\"]", "[\"a\\\"]"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> ArrayText.elements(text)).isInstanceOf(SQLException.class);
    }
}
