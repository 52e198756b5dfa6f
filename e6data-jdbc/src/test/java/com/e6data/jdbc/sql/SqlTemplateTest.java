package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {

    static Stream<Object[]> placeholders() {
        return Stream.of(
                new Object[] {"SELECT ?", 1},
                new Object[] {"SELECT ?, ? FROM t WHERE a = ?", 3},
                new Object[] {"SELECT '?'", 0},
                new Object[] {"SELECT 'it''s ?', ?", 1},
                new Object[] {"SELECT 'it\\'s ?', ?", 1},
                new Object[] {"SELECT '\\\\', ?", 1},
                new Object[] {"SELECT \"?\" FROM t", 0},
                new Object[] {"SELECT \"a\"\"?\" FROM t WHERE b = ?", 1},
                new Object[] {"SELECT \"a\\\" FROM t WHERE b = ?", 1},
                new Object[] {"SELECT `?` FROM t", 0},
                new Object[] {"SELECT 1 -- ?", 0},
                new Object[] {"SELECT 1 -- ?\n, ?", 1},
                new Object[] {"SELECT 1 -- ?\r, ?", 1},
                new Object[] {"SELECT /* ? */ ?", 1},
                new Object[] {"SELECT /* /* ? */ ?", 1},
                new Object[] {"SELECT /* ' */ ? /* ' */", 1},
                new Object[] {"SELECT 1 // ?", 0},
                new Object[] {"SELECT 1 // '\n, ?", 1},
                new Object[] {"SELECT 4 - -?", 1});
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void placeholdersCountOutsideOfQuotesAndComments(String sql, int count) throws SQLException {
        assertThat(SqlTemplate.parse(sql).parameterCount()).isEqualTo(count);
    }

    @Test
    void aBackslashIsAPlainCharacterInLiteralMode() throws SQLException {
        assertThat(SqlTemplate.parse("SELECT '\\', ?", BackslashMode.LITERAL).parameterCount())
                .isEqualTo(1);
        assertThatThrownBy(() -> SqlTemplate.parse("SELECT '\\', ?", BackslashMode.ESCAPE))
                .hasMessageContaining("string literal that begins at character 8 does not end");
    }

    static Stream<Object[]> texts() {
        return Stream.of(
                new Object[] {"  SELECT 1  ", "SELECT 1"},
                new Object[] {"SELECT 1;", "SELECT 1"},
                new Object[] {"SELECT 1 ; ", "SELECT 1"},
                new Object[] {"SELECT 1;;\n;", "SELECT 1"},
                new Object[] {"SELECT 1; -- done", "SELECT 1"},
                new Object[] {"SELECT 1; /* done; */ ; ", "SELECT 1"},
                new Object[] {"SELECT 1 -- done;", "SELECT 1 -- done;"},
                new Object[] {"SELECT ';'", "SELECT ';'"},
                new Object[] {"SELECT \";\";", "SELECT \";\""},
                new Object[] {"-- first\nSELECT 1;", "-- first\nSELECT 1"});
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theTrailingSemicolonIsRemoved(String sql, String expected) throws SQLException {
        assertThat(SqlTemplate.parse(sql).render(List.of())).isEqualTo(expected);
    }

    static Stream<Object[]> refused() {
        return Stream.of(
                new Object[] {"SELECT 'a", "string literal that begins at character 8"},
                new Object[] {"SELECT 'a\\'", "string literal that begins at character 8"},
                new Object[] {"SELECT \"a", "quoted identifier that begins at character 8"},
                new Object[] {"SELECT `a", "quoted identifier"},
                new Object[] {"SELECT 1 /* a *", "comment that begins at character 10"},
                new Object[] {"SELECT 1; SELECT 2", "more than one statement"},
                new Object[] {"SELECT 1;; -- x\n DROP TABLE t;", "more than one statement"},
                new Object[] {"; SELECT 1", "no statement before the semicolon at character 1"},
                new Object[] {";", "no statement before the semicolon"},
                new Object[] {"", "no statement"},
                new Object[] {" -- nothing\n/* here */", "no statement"});
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotOneStatementIsRefused(String sql, String message) {
        assertThatThrownBy(() -> SqlTemplate.parse(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT 1                  | query
                    select 1                  | query
                    ((SELECT 1) UNION SELECT 2) | query
                    /* c */ ( -- x            | neither
                    WITH a AS (SELECT 1) SELECT * FROM a | query
                    VALUES (1)                | query
                    insert INTO t VALUES (1)  | write
                    UPDATE t SET a = 1        | write
                    DELETE FROM t             | write
                    MERGE INTO t USING s      | write
                    CREATE TABLE t (a INT)    | write
                    DROP TABLE t              | write
                    ALTER TABLE t             | write
                    TRUNCATE TABLE t          | write
                    EXPLAIN INSERT INTO t     | neither
                    SHOW TABLES               | neither
                    SELECTED                  | neither
                    "SELECT"                  | neither
                    """)
    void theFirstWordTellsTheKind(String sql, String kind) throws SQLException {
        SqlTemplate template = SqlTemplate.parse(sql);

        assertThat(template.isQuery()).isEqualTo(kind.equals("query"));
        assertThat(template.writes()).isEqualTo(kind.equals("write"));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE TABLE t (a INT), true",
        "drop view v, true",
        "ALTER TABLE t ADD COLUMN b INT, true",
        "REFRESH TABLE t, true",
        "INSERT INTO t VALUES (1), false",
        "/* x */ delete from t, false",
        "TRUNCATE TABLE t, false",
        "(SELECT 1), false"
    })
    void knowsWhatMayChangeTheCatalog(String sql, boolean changes) throws SQLException {
        assertThat(SqlTemplate.parse(sql).changesCatalog()).isEqualTo(changes);
    }

    @Test
    void canBeWrittenWithoutValues() throws SQLException {
        SqlTemplate template = SqlTemplate.parse("SELECT ?, limit_x+? FROM t LIMIT ? offset ?;");
        assertThat(template.text()).isEqualTo("SELECT ?, limit_x+ ? FROM t LIMIT ? offset ?");
        assertThat(template.withoutValues()).isEqualTo("SELECT NULL, limit_x+ NULL FROM t LIMIT 1 offset 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    SELECT ?, ?             | SELECT -1, -1
                    SELECT 5 -?             | SELECT 5 - -1
                    f(?)=?                  | f(-1)=-1
                    SELECT ??               | SELECT -1 -1
                    SELECT X?               | SELECT X -1
                    SELECT ?a               | SELECT -1 a
                    SELECT ?'a'             | SELECT -1 'a'
                    SELECT ?--c             | SELECT -1 --c
                    SELECT ? ;              | SELECT -1
                    SELECT '?', ?           | SELECT '?', -1
                    """)
    void literalsStandWhereTheParametersStoodAndTouchNothing(String sql, String expected) throws SQLException {
        SqlTemplate template = SqlTemplate.parse(sql);

        assertThat(template.render(Collections.nCopies(template.parameterCount(), "-1")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aWrongNumberOfLiteralsIsAMistake(int count) throws SQLException {
        SqlTemplate template = SqlTemplate.parse("SELECT ?, ?");

        assertThatThrownBy(() -> template.render(Collections.nCopies(count, "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(count + " literals for 2 parameters of the statement");
    }
}
