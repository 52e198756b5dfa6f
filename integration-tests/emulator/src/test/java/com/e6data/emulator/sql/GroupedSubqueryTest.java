package com.e6data.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.wire.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grouped queries with subqueries in their results, where H2 alone would answer wrongly or not at all. */
class GroupedSubqueryTest {

    private SqlEngine engine;

    @BeforeEach
    void load() throws SqlError {
        engine = SqlEngine.create();
        engine.createSchema("c", "s");
        engine.prepare("CREATE TABLE t (k VARCHAR, n INT)", "c", "s").execute();
        engine.prepare("INSERT INTO t VALUES ('a', 1), ('a', 2), ('b', 3), ('b', 4)", "c", "s")
                .execute();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anAggregateInASubquerySeesTheKeyOfItsOwnGroup() throws SqlError {
        assertThat(rows("SELECT k, (SELECT MAX(o.k || t.k) FROM t o WHERE o.n = 1) FROM t GROUP BY k ORDER BY k"))
                .containsExactly(List.of("a", "aa"), List.of("b", "ab"));
    }

    @Test
    void theSameAggregateOfTheSameAliasIsComputedAgainInASubquery() throws SqlError {
        assertThat(rows("SELECT k, AVG(n) FROM t GROUP BY k HAVING AVG(n) > (SELECT AVG(n) FROM t)"))
                .containsExactly(List.of("b", 3.5));
        assertThat(rows("SELECT k, COUNT(*), (SELECT COUNT(*) FROM t) FROM t GROUP BY k ORDER BY k"))
                .containsExactly(List.of("a", 2L, 4L), List.of("b", 2L, 4L));
    }

    @Test
    void aSubqueryUnderRollupCountsItsOwnRows() throws SqlError {
        assertThat(rows("SELECT COUNT(*), (SELECT COUNT(*) FROM t o WHERE o.k <> t.k) FROM t GROUP BY ROLLUP(k)"))
                .containsExactlyInAnyOrder(List.of(2L, 2L), List.of(2L, 2L), List.of(4L, 0L));
    }

    @Test
    void aSubqueryUnnestsAnArrayOfTheQueryAroundIt() throws SqlError {
        assertThat(rows("SELECT k, (SELECT MAX(x) FROM UNNEST(a) AS u(x) WHERE x < 4)"
                        + " FROM (SELECT k, ARRAY_AGG(n) AS a FROM t GROUP BY k) AS g ORDER BY k"))
                .containsExactly(List.of("a", 2), List.of("b", 3));
    }

    private List<List<Object>> rows(String sql) throws SqlError {
        PreparedSql prepared = engine.prepare(sql, "c", "s");
        var rows = new ArrayList<List<Object>>();
        try (RowCursor cursor = prepared.execute().cursor()) {
            while (cursor.next()) {
                var row = new ArrayList<Object>();
                for (int i = 0; i < prepared.columns().size(); i++) {
                    row.add(cursor.get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
