package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "  ( (select a from t) union (select b from u) )",
                "-- insert\nSELECT 'delete' FROM \"update\" /* merge */ WHERE `into` = 'set'",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "VALUES (1), (2)",
                "SELECT replace(a, 'x', 'y') FROM t WHERE b = ?"
            })
    void aQueryMayRunTwice(String sql) {
        assertThat(ReadOnlyText.is(sql, BackslashMode.ESCAPE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
                "with x as (select 1) delete from t",
                "SELECT * INTO t FROM u",
                "(MERGE INTO t USING u ON 1 = 1)",
                "EXPLAIN SELECT 1",
                "SET x = 1",
                "CALL p()",
                "SELECT 1; SELECT 2",
                "'a' SELECT",
                "SELECT 'unfinished",
                "",
                "-- nothing"
            })
    void whatIsNotCertainlyAQueryMayNot(String sql) {
        assertThat(ReadOnlyText.is(sql, BackslashMode.ESCAPE)).isFalse();
    }
}
