package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcEscapesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    SELECT 1                                 | SELECT 1
                    SELECT {d '2024-02-29'}                  | SELECT DATE '2024-02-29'
                    SELECT { D  '2024-02-29' }               | SELECT DATE '2024-02-29'
                    SELECT {t '10:20:30'}                    | SELECT TIME '10:20:30'
                    SELECT {ts '2024-02-29 10:20:30.5'}      | SELECT TIMESTAMP '2024-02-29 10:20:30.5'
                    SELECT {ts ?}, {d ?}                     | SELECT CAST(? AS TIMESTAMP), CAST(? AS DATE)
                    SELECT {d/* day */'2024-02-29'}          | SELECT DATE '2024-02-29'
                    SELECT '{d', "{fn", `{`                  | SELECT '{d', "{fn", `{`
                    SELECT '\\'{d' /* {x} */ , 1 -- {y       | SELECT '\\'{d' /* {x} */ , 1 -- {y
                    SELECT {fn UCASE(a)}                     | SELECT UPPER(a)
                    SELECT {fn concat({fn lcase(a)}, '}{,')} | SELECT concat(LOWER(a), '}{,')
                    SELECT {fn concat(f(a, b), c)}           | SELECT concat(f(a, b), c)
                    SELECT {fn concat(a -- why, {d\\n, b)}    | SELECT concat(a, b)
                    SELECT {fn now()}                        | SELECT CURRENT_TIMESTAMP
                    SELECT {fn CURDATE()}, {fn CURRENT_DATE} | SELECT CURRENT_DATE, CURRENT_DATE
                    SELECT {fn user()}, {fn database()}      | SELECT CURRENT_USER, CURRENT_SCHEMA
                    SELECT {fn PI()}, {fn pi}                | SELECT PI(), pi
                    SELECT {fn LOG(x)}, {fn log(2, x)}       | SELECT LN(x), LOG(2, x)
                    SELECT {fn SPACE(3)}                     | SELECT REPEAT(' ', 3)
                    SELECT {fn IFNULL(a, ARRAY[1, 2])}       | SELECT COALESCE(a, ARRAY[1, 2])
                    SELECT {fn INSERT(a, 1, 2, 'x')}         | SELECT OVERLAY(a PLACING 'x' FROM 1 FOR 2)
                    SELECT {fn DAYOFMONTH(x)}                | SELECT DAY(x)
                    SELECT {fn TIMESTAMPADD(SQL_TSI_DAY, 1, x)}   | SELECT TIMESTAMP_ADD('DAY', 1, x)
                    SELECT {fn TIMESTAMPDIFF(sql_tsi_month, a, b)} | SELECT TIMESTAMP_DIFF(b, a, 'MONTH')
                    SELECT {fn CONVERT(x, SQL_INTEGER)}      | SELECT CAST(x AS INT)
                    SELECT {fn CONVERT(x, VARCHAR)}          | SELECT CAST(x AS VARCHAR)
                    SELECT {fn EXTRACT(YEAR FROM x)}         | SELECT EXTRACT(YEAR FROM x)
                    SELECT * FROM {oj a LEFT OUTER JOIN {oj b LEFT OUTER JOIN c ON 1=1} ON {fn abs(1)}=1} | SELECT * FROM a LEFT OUTER JOIN b LEFT OUTER JOIN c ON 1=1 ON abs(1)=1
                    a LIKE 'x' {escape '!'}                  | a LIKE 'x' ESCAPE '!'
                    a LIKE 'x' {escape '\\'}                 | a LIKE 'x' ESCAPE '\\\\'
                    a LIKE 'x' {escape '\\\\'}               | a LIKE 'x' ESCAPE '\\\\'
                    a LIKE 'x' {escape '\\''}              | a LIKE 'x' ESCAPE '\\''
                    SELECT 1 {limit 10}                      | SELECT 1 LIMIT 10
                    SELECT 1 {limit ? offset ?}              | SELECT 1 LIMIT ? OFFSET ?
                    """)
    void escapesBecomeSqlOfTheEngine(String sql, String expected) throws SQLException {
        assertThat(JdbcEscapes.translate(sql.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @Test
    void aBackslashAsLikeEscapeWorksInBothModes() throws SQLException {
        String sql = "a LIKE 'x' {escape '\\'}";

        assertThat(JdbcEscapes.translate(sql, BackslashMode.ESCAPE)).isEqualTo("a LIKE 'x' ESCAPE '\\\\'");
        assertThat(JdbcEscapes.translate(sql, BackslashMode.LITERAL)).isEqualTo("a LIKE 'x' ESCAPE '\\'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    SELECT {d '2024-02-29'                 | 42601 | begins at character 8 does not end
                    SELECT {fn f(a)                        | 42601 | does not end
                    SELECT {                               | 42601 | does not end
                    SELECT {d 2024}                        | 42601 | a string after the keyword, but found 2024
                    SELECT {d '2024' 5}                    | 42601 | } but found 5
                    SELECT {fn 5(}                         | 42601 | ) before the brace
                    SELECT {fn '5'}                        | 42601 | the name of a function, but found '5'
                    SELECT {fn f a}                        | 42601 | ( after the function f
                    SELECT {fn f(a) + 1}                   | 42601 | } but found +
                    SELECT {x 'a'}                         | 42601 | Unknown JDBC escape {x at character 8
                    SELECT {'a'}                           | 42601 | Unknown JDBC escape
                    SELECT {fn SPACE()}                    | 42601 | takes 1 arguments, not 0
                    {call f(?)}                            | HYC00 | Procedure calls
                    {? = call f(?)}                        | HYC00 | Procedure calls
                    SELECT {fn CURTIME()}                  | HYC00 | CURTIME
                    SELECT {fn CONVERT(x, SQL_TIME)}       | HYC00 | CONVERT to SQL_TIME
                    SELECT {fn TIMESTAMPADD(SQL_TSI_FRAC_SECOND, 1, x)} | HYC00 | SQL_TSI_FRAC_SECOND
                    """)
    void incompleteAndUnknownEscapesAreRefused(String sql, String sqlState, String message) {
        assertThatThrownBy(() -> JdbcEscapes.translate(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState))
                .hasMessageContaining(message);
    }

    @Test
    void deepNestingEndsWithoutAStackOverflow() {
        assertThatThrownBy(() -> JdbcEscapes.translate("{fn f(".repeat(10_000)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("nested deeper than 64");
    }
}
