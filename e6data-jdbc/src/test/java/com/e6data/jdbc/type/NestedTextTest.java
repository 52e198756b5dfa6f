package com.e6data.jdbc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestedTextTest {

    private static Object read(String text, String type) throws SQLException {
        return NestedText.read(text, TypeDescriptor.parse(type), NestedText.COLLECTIONS);
    }

    private static Map<Object, Object> map(Object... entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        return map;
    }

    static Stream<Object[]> texts() {
        String person = "struct<id:int,name:string>";
        return Stream.of(
                new Object[] {"[1, 2,3]", "array<int>", List.of(1, 2, 3)},
                new Object[] {" [ ] ", "array<int>", List.of()},
                new Object[] {"[1, null, NULL]", "array<int>", Arrays.asList(1, null, null)},
                new Object[] {"[a b, it's, 'tis]", "array<string>", List.of("a b", "it's", "'tis")},
                new Object[] {
                    "[\"a, b\", \"c\\\"d\\u0041\\n\", 'x''y', \"null\"]",
                    "array<string>",
                    List.of("a, b", "c\"dA\n", "x'y", "null")
                },
                new Object[] {"[, ]", "array<string>", List.of("", "")},
                new Object[] {"[f(x, y), :)]", "array<string>", List.of("f(x, y)", ":)")},
                new Object[] {"[2024-02-29]", "array<date>", List.of(Date.valueOf("2024-02-29"))},
                new Object[] {"[1.50]", "array<decimal(7,2)>", List.of(new BigDecimal("1.50"))},
                new Object[] {"[[1, 2], null, []]", "array<array<int>>", Arrays.asList(List.of(1, 2), null, List.of())},
                new Object[] {"[{\"k\": \"]\"}, [x]]", "array", List.of("{\"k\": \"]\"}", "[x]")},
                new Object[] {"{a:1}", "map<string,int>", map("a", 1)},
                new Object[] {"{a=1, b=2}", "map<string,int>", map("a", 1, "b", 2)},
                new Object[] {"{1 -> x, -2->null}", "map<int,string>", map(1, "x", -2, null)},
                new Object[] {"{\"a:b\": \"c=d\"}", "map<string,string>", map("a:b", "c=d")},
                new Object[] {"{k=[1, 2]}", "map<string,array<int>>", map("k", List.of(1, 2))},
                new Object[] {"{k=[1, 2]}", "map", map("k", "[1, 2]")},
                new Object[] {"{}", "map<string,int>", map()},
                new Object[] {"{\"id\":7,\"name\":\"x\"}", person, map("id", 7, "name", "x")},
                new Object[] {"{name=x, ID=7}", person, map("id", 7, "name", "x")},
                new Object[] {"{name: x}", person, map("id", null, "name", "x")},
                new Object[] {"{7, x}", person, map("id", 7, "name", "x")},
                new Object[] {"(7, \"a:b\")", person, map("id", 7, "name", "a:b")},
                new Object[] {"[7, x:y]", person, map("id", 7, "name", "x:y")},
                new Object[] {"{}", person, map("id", null, "name", null)},
                new Object[] {"{a:1,b:x}", "struct", map("a", "1", "b", "x")},
                new Object[] {
                    "{10:20:30, 2024-02-29 10:00:00}",
                    "struct<a:string,b:string>",
                    map("a", "10:20:30", "b", "2024-02-29 10:00:00")
                },
                new Object[] {"[{\"id\":1,\"name\":null}]", "array<" + person + ">", List.of(map("id", 1, "name", null))
                });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theTypeSaysWhatATextHolds(String text, String type, Object expected) throws SQLException {
        assertThat(read(text, type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                   | array<int>",
                "1                    | array<int>",
                "[                    | array<int>",
                "]                    | array<int>",
                "[1                   | array<int>",
                "[1]]                 | array<int>",
                "[1] x                | array<int>",
                "[\"a]                | array<string>",
                "[\"a\" b]            | array<string>",
                "[\"\\u00\"]          | array<string>",
                "[\"a\\\"]            | array<string>",
                "[1, 2]               | array<array<int>>",
                "[1]                  | map<string,int>",
                "{a}                  | map<string,int>",
                "{a=1                 | map<string,int>",
                "{a=1, a=2}           | map<string,int>",
                "{a=1;b=2}            | map<string,int>",
                "x                    | struct<a:int>",
                "{a=1, b=2}           | struct<a:int>",
                "{a=1, a=2}           | struct<a:int,b:int>",
                "{1, 2}               | struct<a:int>",
                "{1}                  | struct<a:int,b:int>",
                "{1}                  | struct",
                "{a=1, 2}             | struct",
            })
    void whatCannotBeReadSaysThatTheTextCan(String text, String type) {
        assertThatThrownBy(() -> read(text, type))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }

    @Test
    void theErrorNamesThePlaceAndTheWayOut() {
        assertThatThrownBy(() -> read("[[1, 2], 3]", "array<array<int>>"))
                .hasMessage(
                        "The text '[[1, 2], 3]' cannot be read as INTEGER ARRAY ARRAY: at character 10, [ was expected."
                                + " getString gives the text as it came.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "(", "[\"", "{a:", "[{\"k\":", "['"})
    void deepAndLongTextsEndInTimeAndWithoutAStackOverflow(String piece) {
        String text = piece.repeat(200_000);
        String deep = "array<".repeat(30) + "int" + ">".repeat(30);
        for (String type : List.of("array", "map", "struct", deep, "map<string,map<string,string>>", "array<string>")) {
            assertThatThrownBy(() -> read(text, type)).isInstanceOf(SQLException.class);
        }
    }
}
