package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.query.Query;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopLevelNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 12} | 12",
                "{\"a\":12.6,\"b\":1} | 13",
                "{\"a\": \"12\"} | 12",
                "{\"a\": -1e3} | -1000",
                "{\"x\": {\"a\": 1}, \"a\": 2} | 2",
                "{\"x\": [\"a\", 1], \"a\": 3} | 3",
                "{\"x\": \"\\\"a\\\": 4\", \"a\": 5} | 5",
                "{\"x\": {\"a\": 1}} | ",
                "{\"a\": null} | ",
                "{\"a\": true} | ",
                "{\"a\": {\"b\": 1}} | ",
                "{\"a\": | ",
                "[{\"a\": 1}] | ",
                "plain text a: 1 | ",
                "`` | "
            })
    void findsTheNumberOfAKey(String json, Long expected) {
        assertThat(new TopLevelNumbers(json).get("a"))
                .isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
    }

    @Test
    @Timeout(20)
    void noTextMakesItSlowOrFail() {
        for (String text : new String[] {"{", "\"", "\"\\", "{\"a\":", "\\"}) {
            assertThat(new TopLevelNumbers(text.repeat(200_000)).get("b")).isEmpty();
        }
    }

    @Test
    void everyFigureOfAReportIsOptional() {
        assertThat(QueryFacts.of(new Query.Analysis("", false, 0, 0)))
                .isEqualTo(new E6dataQueryAnalysis(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        false,
                        ""));
        String json = "{\"total_query_time\": 120, \"executionQueueingTime\": \"5\", \"row_count_out\": 9}";
        assertThat(QueryFacts.of(new Query.Analysis(json, true, 7, 8)))
                .isEqualTo(new E6dataQueryAnalysis(
                        OptionalLong.of(120), OptionalLong.of(5), OptionalLong.of(7), OptionalLong.of(9), true, json));
    }
}
