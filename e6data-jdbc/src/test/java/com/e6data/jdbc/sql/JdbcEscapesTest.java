package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcEscapesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    SELECT 1                                 | SELECT 1
                    SELECT {d '2024-02-29'}                  | SELECT DATE '2024-02-29'
                    SELECT { D  '2024-02-29' }               | SELECT DATE '2024-02-29'
                    SELECT {t '10:20:30'}, {t '9:05:00.50'}  | SELECT '10:20:30', '09:05:00.50'
                    SELECT {t ?}, {t '23:59:59.000'}         | SELECT ?, '23:59:59'
                    SELECT {ts '2024-02-29 10:20:30.5'}      | SELECT TIMESTAMP '2024-02-29 10:20:30.5'
                    SELECT {ts ?}, {d ?}                     | SELECT CAST(? AS TIMESTAMP), CAST(? AS DATE)
                    SELECT {d/* day */'2024-02-29'}          | SELECT DATE '2024-02-29'
                    SELECT '{d', "{fn", `{`                  | SELECT '{d', "{fn", `{`
                    SELECT '\\'{d' /* {x} */ , 1 -- {y       | SELECT '\\'{d' /* {x} */ , 1 -- {y
                    SELECT {fn UCASE(a)}                     | SELECT UPPER(a)
                    SELECT {fn concat({fn lcase(a)}, '}{,')} | SELECT CONCAT(LOWER(a), '}{,')
                    SELECT {fn concat(f(a, b), c)}           | SELECT CONCAT(f(a, b), c)
                    SELECT {fn concat(a -- why, {d\\n, b)}    | SELECT CONCAT(a, b)
                    SELECT {fn now()}                        | SELECT CURRENT_TIMESTAMP
                    SELECT {fn CURDATE()}, {fn CURRENT_DATE} | SELECT CURRENT_DATE, CURRENT_DATE
                    SELECT {fn user()}, {fn database()}      | SELECT 'o''ann', CAST(NULL AS VARCHAR)
                    SELECT {fn PI()}, {fn pi}                | SELECT PI(), PI()
                    SELECT {fn initcap(a)}, {fn uuid}        | SELECT initcap(a), uuid
                    SELECT {fn LOG(x)}, {fn log(2, x)}       | SELECT LN(x), LOG(2, x)
                    SELECT {fn SPACE(3)}                     | SELECT REPEAT(' ', 3)
                    SELECT {fn IFNULL(a, ARRAY[1, 2])}       | SELECT COALESCE(a, ARRAY[1, 2])
                    SELECT {fn INSERT(a, 1, 2, 'x')}         | SELECT STUFF(a, 1, 2, 'x')
                    SELECT {fn DAYOFMONTH(x)}                | SELECT EXTRACT(DAY FROM x)
                    SELECT {fn HOUR({t '9:05:00'})}          | SELECT EXTRACT(HOUR FROM CAST('1970-01-01 09:05:00' AS TIMESTAMP))
                    SELECT {fn SECOND({fn CURTIME()})}       | SELECT EXTRACT(SECOND FROM CURRENT_TIMESTAMP)
                    SELECT {fn YEAR('2024-02-29')}           | SELECT EXTRACT(YEAR FROM CAST('2024-02-29' AS TIMESTAMP))
                    SELECT {fn EXTRACT(HOUR FROM {t '9:05:00'})} | SELECT EXTRACT(HOUR FROM CAST('1970-01-01 09:05:00' AS TIMESTAMP))
                    SELECT {fn CURTIME()}                    | SELECT SUBSTRING(CAST(CURRENT_TIMESTAMP AS VARCHAR), 12, 8)
                    SELECT {fn CHAR(10)}, {fn CHAR(39)}      | SELECT '\\n', ''''
                    SELECT {fn CHAR_LENGTH(a, CHARACTERS)}   | SELECT CHAR_LENGTH(a)
                    SELECT {fn LENGTH(a, octets)}            | SELECT LENGTH(TO_UTF8(a))
                    SELECT {fn POSITION('b' IN a)}           | SELECT POSITION('b' IN a)
                    SELECT {fn SUBSTRING(a, 2, 3, CHARACTERS)} | SELECT SUBSTRING(a, 2, 3)
                    SELECT {fn TRUNCATE(x)}                  | SELECT (SIGN(x) * FLOOR(ABS(x)))
                    SELECT {fn DIFFERENCE(?, ?)}             | SELECT (4 - HAMMING_DISTANCE(SOUNDEX(?), SOUNDEX(?)))
                    SELECT {fn TIMESTAMPADD(SQL_TSI_DAY, 1, x)}   | SELECT TIMESTAMP_ADD('DAY', 1, x)
                    SELECT {fn TIMESTAMPDIFF(sql_tsi_month, a, b)} | SELECT (0 - TIMESTAMP_DIFF(a, b, 'MONTH'))
                    SELECT {fn CONVERT(x, SQL_INTEGER)}      | SELECT CAST(x AS INT)
                    SELECT {fn CONVERT(x, VARCHAR)}          | SELECT CAST(x AS VARCHAR)
                    SELECT {fn EXTRACT(YEAR FROM x)}         | SELECT EXTRACT(YEAR FROM x)
                    SELECT * FROM {oj a LEFT OUTER JOIN {oj b LEFT OUTER JOIN c ON 1=1} ON {fn abs(1)}=1} | SELECT * FROM a LEFT OUTER JOIN b LEFT OUTER JOIN c ON 1=1 ON ABS(1)=1
                    a LIKE 'x' {escape '!'}                  | a LIKE 'x' ESCAPE '!'
                    a LIKE 'x' {escape '\\'}                 | a LIKE 'x' ESCAPE '\\\\'
                    a LIKE 'x' {escape '\\\\'}               | a LIKE 'x' ESCAPE '\\\\'
                    a LIKE 'x' {escape '\\''}              | a LIKE 'x' ESCAPE '\\''
                    SELECT 1 {limit 10}                      | SELECT 1 LIMIT 10
                    SELECT 1 {limit ? offset ?}              | SELECT 1 LIMIT ? OFFSET ?
                    """)
    void escapesBecomeSqlOfTheEngine(String sql, String expected) throws SQLException {
        assertThat(JdbcEscapes.translate(
                        sql.replace("\\n", "\n"), BackslashMode.ESCAPE, new SessionNames("o'ann", null)))
                .isEqualTo(expected);
    }

    @Test
    void aBackslashAsLikeEscapeWorksInBothModes() throws SQLException {
        String sql = "a LIKE 'x' {escape '\\'}";

        assertThat(JdbcEscapes.translate(sql, BackslashMode.ESCAPE)).isEqualTo("a LIKE 'x' ESCAPE '\\\\'");
        assertThat(JdbcEscapes.translate(sql, BackslashMode.LITERAL)).isEqualTo("a LIKE 'x' ESCAPE '\\'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    SELECT {d '2024-02-29'                 | 42601 | escape {d that begins at character 8 does not end
                    SELECT {fn f(a)                        | 42601 | does not end
                    SELECT {                               | 42601 | does not end
                    SELECT {d 2024}                        | 42601 | escape {d at character 8 needs a string after the keyword, but found 2024
                    SELECT {d '2024' 5}                    | 42601 | } but found 5
                    SELECT {fn 5(}                         | 42601 | ) before the brace
                    SELECT {fn '5'}                        | 42601 | the name of a function, but found '5'
                    SELECT {fn f a}                        | 42601 | ( after the function f
                    SELECT {fn f(a) + 1}                   | 42601 | } but found +
                    SELECT {x 'a'}                         | 42601 | Unknown JDBC escape {x at character 8
                    SELECT {'a'}                           | 42601 | Unknown JDBC escape
                    SELECT {fn SPACE()}                    | 42601 | {fn SPACE} takes 1 arguments, not 0
                    SELECT {fn LOCATE(a)}                  | 42601 | takes 2 or 3 arguments, not 1
                    {call f(?)}                            | HYC00 | Procedure calls
                    {? = call f(?)}                        | HYC00 | Procedure calls
                    SELECT {t '25:00:00'}                  | 42601 | escape {t at character 8 needs a time
                    SELECT {t '10:20'}                     | 42601 | needs a time such as '10:20:30', but found '10:20'
                    SELECT {oj }                           | 42601 | escape {oj at character 8 needs a join
                    SELECT 1 {limit}                       | 42601 | escape {limit at character 10 needs a number of rows
                    SELECT 1 {limit 1 offset}              | 42601 | needs a number after OFFSET
                    SELECT 1 {limit 1 offset 2 offset 3}   | 42601 | found two
                    a LIKE 'x' {escape}                    | 42601 | escape {escape at character 12 needs a string
                    SELECT {fn f(a,)}                      | 42601 | on both sides of each comma
                    SELECT {fn CHAR(256)}                  | 42601 | codes are 1 to 255
                    SELECT {fn POSITION('b' IN a, OCTETS)} | HYC00 | OCTETS
                    SELECT {fn TRUNCATE(?, 2)}             | HYC00 | {fn TRUNCATE} of a parameter marker
                    SELECT {fn CONVERT(x, SQL_TIME)}       | HYC00 | CONVERT to SQL_TIME
                    SELECT {fn TIMESTAMPADD(SQL_TSI_FRAC_SECOND, 1, x)} | HYC00 | SQL_TSI_FRAC_SECOND
                    """)
    void incompleteAndUnknownEscapesAreRefused(String sql, String sqlState, String message) {
        assertThatThrownBy(() -> JdbcEscapes.translate(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState))
                .hasMessageContaining(message);
    }

    /** Parameter markers count from left to right, so a form must not change the order of the arguments. */
    @ParameterizedTest
    @EnumSource(EscapedFunction.class)
    void argumentsKeepTheirOrder(EscapedFunction function) {
        for (String form : function.forms()) {
            int places = FunctionCall.places(form);
            int from = 0;
            for (int place = 1; place <= places && places < Integer.MAX_VALUE; place++) {
                int first = firstUse(form, place);
                // A unit or a type is a keyword, never a marker.
                boolean keyword = form.contains("$u" + place) || form.contains("$c" + place);
                assertThat(first).as(form + " $" + place).isNotNegative();
                assertThat(keyword || first >= from).as(form + " $" + place).isTrue();
                from = keyword ? from : first;
            }
        }
    }

    private static int firstUse(String form, int place) {
        var matcher = Pattern.compile("\\$[tuc]?" + place).matcher(form);
        return matcher.find() ? matcher.start() : -1;
    }

    @Test
    void functionsOfACategoryAreListedInOrder() {
        for (EscapedFunction.Category category : EscapedFunction.Category.values()) {
            assertThat(EscapedFunction.names(category).split(","))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(name -> EscapedFunction.named(name).category() == category);
        }
    }

    @Test
    void deepNestingEndsWithoutAStackOverflow() {
        assertThatThrownBy(() -> JdbcEscapes.translate("{fn f(".repeat(10_000)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("nested deeper than 64");
    }
}
