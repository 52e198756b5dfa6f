package com.e6data.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "%, anything, true",
        "orders, orders, true",
        "ORDERS, orders, true",
        "order_, orders, true",
        "order_, order, false",
        "o%s, orders, true",
        "o%x, orders, false",
        "%er%, orders, true",
        "a\\_b, a_b, true",
        "a\\_b, axb, false",
        "a\\%b, a%b, true",
        "a\\\\b, a\\b, true",
        "a\\b, a\\b, true",
        "a\\, a\\, true",
    })
    void matchesAsJdbcSays(String pattern, String name, boolean expected) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void nullMatchesEverythingAndEmptyOnlyTheEmptyName() {
        assertThat(NamePattern.of(null).matches("x")).isTrue();
        assertThat(NamePattern.of(null).matches("")).isTrue();
        assertThat(NamePattern.of("").matches("")).isTrue();
        assertThat(NamePattern.of("").matches("x")).isFalse();
    }

    @Test
    void knowsWhenItIsOneName() {
        assertThat(NamePattern.of("orders").literal()).contains("orders");
        assertThat(NamePattern.of("order\\_items").literal()).contains("order_items");
        assertThat(NamePattern.of("order_items").literal()).isEmpty();
        assertThat(NamePattern.of("a%").literal()).isEmpty();
        assertThat(NamePattern.of(null).literal()).isEmpty();
    }

    @Property
    void agreesWithARegularExpression(
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') String name,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'd') String template) {
        String pattern = template.replace('c', '%').replace('d', '_');
        String regex = template.replace("c", ".*").replace("d", ".");
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(Pattern.matches(regex, name));
    }
}
