package com.e6data.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceTablesTest {

    @Test
    void keywordsLeaveOutWhatSql2003Reserves() {
        List<String> keywords = List.of(Keywords.BEYOND_SQL_2003.split(","));
        assertThat(keywords).contains("ABS", "LOCATION", "QUALIFY").doesNotContain("SELECT", "DATE", "WHERE");
        assertThat(keywords).doesNotHaveDuplicates().isSorted().allMatch(word -> word.matches("[A-Z0-9_]+"));
    }

    @Test
    void reservedWordsAreKnownInAnyCase() {
        assertThat(Keywords.isReserved("select")).isTrue();
        assertThat(Keywords.isReserved("Location")).isTrue();
        assertThat(Keywords.isReserved("customer_id")).isFalse();
    }

    @Test
    void functionListsHoldNamesOnly() {
        for (String list : List.of(Functions.NUMERIC, Functions.STRING, Functions.TIME_DATE, Functions.SYSTEM)) {
            List<String> names = Arrays.asList(list.split(","));
            assertThat(new HashSet<>(names)).hasSameSizeAs(names);
            assertThat(names).allMatch(name -> name.matches("[A-Z0-9_]+"));
        }
        assertThat(Functions.NUMERIC).contains("ABS", "SQRT");
        assertThat(Functions.STRING).contains("CONCAT", "SUBSTRING");
        assertThat(Functions.TIME_DATE).contains("EXTRACT", "NOW");
        assertThat(Functions.SYSTEM).isEqualTo("CONVERT,DATABASE,IFNULL,USER");
    }
}
