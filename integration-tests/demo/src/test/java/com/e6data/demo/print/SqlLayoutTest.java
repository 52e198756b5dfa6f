package com.e6data.demo.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlLayoutTest {

    @Test
    void aClauseStartsALine() {
        assertThat(SqlLayout.format(
                        "select a,b from t left join u on u.x=t.x where a=? and b=? group by a order by a limit 5"))
                .containsExactly(
                        "select a, b",
                        "from t",
                        "left join u on u.x=t.x",
                        "where a=?",
                        "and b=?",
                        "group by a",
                        "order by a",
                        "limit 5");
    }

    @Test
    void aSubqueryIsIndented() {
        assertThat(SqlLayout.format("select a from (select b from t where c=1) d(a) where a=2"))
                .containsExactly(
                        "select a", "from (", "    select b", "    from t", "    where c=1) d(a)", "where a=2");
    }

    @Test
    void windowsFunctionsAndBetweenStayOnTheirLine() {
        assertThat(SqlLayout.format(
                        "select rank() over(partition by a order by b) from t where c between ? and ? and d=1"))
                .containsExactly(
                        "select rank() over(partition by a order by b)",
                        "from t",
                        "where c between ? and ?",
                        "and d=1");
    }

    @Test
    void quotedTextIsLeftAlone() {
        assertThat(SqlLayout.format("select 'it''s, from here' from t"))
                .containsExactly("select 'it''s, from here'", "from t");
    }

    @Test
    void longLinesAreFolded() {
        var columns = "column_with_a_long_name,".repeat(10) + "last";

        assertThat(SqlLayout.format("select " + columns + " from t"))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.length() <= 110)
                .element(1)
                .asString()
                .startsWith("    column");
    }

    @Test
    void textWithLinesKeepsThem() {
        assertThat(SqlLayout.format("SELECT a\n  FROM t")).containsExactly("SELECT a", "  FROM t");
    }
}
