package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every function that the metadata lists runs through {@code {fn ...}} and gives the value that JDBC describes. */
class EscapedFunctionsTest {

    /** Call, a colon, and a pattern for the value as text; a number is compared as a number. */
    private static final String CASES = """
            ABS(-3) : 3
            ACOS(1) : 0
            ASIN(0) : 0
            ATAN(0) : 0
            ATAN2(0, 1) : 0
            CEILING(1.2) : 2
            COS(0) : 1
            COT(1) : 0.6420926159343306
            DEGREES({fn PI()}) : 180
            EXP(0) : 1
            FLOOR(-1.2) : -2
            LOG(1) : 0
            LOG({fn EXP(2)}) : 2
            LOG10(1000) : 3
            MOD(7, 3) : 1
            MOD(-7, 3) : -1
            PI() : 3.141592653589793
            POWER(2, 10) : 1024
            RADIANS(180) : 3.141592653589793
            RAND() : 0\\.\\d+(E-\\d+)?
            RAND(5) : 0\\.\\d+(E-\\d+)?
            ROUND(1.255, 2) : 1.26
            ROUND(1234, -2) : 1200
            SIGN(-8) : -1
            SIN(0) : 0
            SQRT(16) : 4
            TAN(0) : 0
            TRUNCATE(1.159, 2) : 1.15
            TRUNCATE(1.15, 2) : 1.15
            TRUNCATE(-1.159, 2) : -1.15
            TRUNCATE(CAST(1.15 AS DOUBLE), 2) : 1.15
            TRUNCATE(CAST(-1.159 AS DOUBLE), 1) : -1.1
            TRUNCATE(1299, -2) : 1200
            ASCII('A') : 65
            CHAR(65) : A
            CHAR(60 + 5) : A
            CHAR(103 + 130) : é
            CHAR(100 + 69) : ©
            CHAR(10) : \\s
            CHAR_LENGTH('añb') : 3
            CHAR_LENGTH('añb', CHARACTERS) : 3
            CHAR_LENGTH('añb', OCTETS) : 4
            CHARACTER_LENGTH('abc') : 3
            CONCAT('a', 'b') : ab
            CONCAT('a', NULL) : NULL
            DIFFERENCE('Smith', 'Smyth') : 4
            DIFFERENCE('Green', 'Greene') : 4
            DIFFERENCE('Blotchet-Halls', 'Greene') : 0
            INSERT('abcdef', 2, 3, 'XY') : aXYef
            LCASE('AbC') : abc
            LEFT('abcdef', 2) : ab
            LENGTH('ab  ') : 2
            LOCATE('b', 'abcb') : 2
            LOCATE('b', 'abcb', 3) : 4
            LOCATE('x', 'abc') : 0
            LTRIM('  a ') : a\\s
            OCTET_LENGTH('añb') : 4
            POSITION('c' IN 'abc') : 3
            REPEAT('ab', 2) : abab
            REPLACE('abcb', 'b', 'x') : axcx
            RIGHT('abcdef', 2) : ef
            RTRIM('a  ') : a
            SOUNDEX('Robert') : R163
            CONCAT({fn SPACE(3)}, '|') : \\s{3}\\|
            SUBSTRING('abcdef', 2, 3) : bcd
            SUBSTRING('abcdef', 2, 3, CHARACTERS) : bcd
            UCASE('AbC') : ABC
            CURDATE() : \\d{4}-\\d\\d-\\d\\d
            CURRENT_DATE() : \\d{4}-\\d\\d-\\d\\d
            CURRENT_DATE : \\d{4}-\\d\\d-\\d\\d
            CURRENT_TIME() : \\d\\d:\\d\\d:\\d\\d
            CURRENT_TIME : \\d\\d:\\d\\d:\\d\\d
            CURRENT_TIMESTAMP() : \\d{4}-.*
            CURTIME() : \\d\\d:\\d\\d:\\d\\d
            DAYNAME({d '2024-02-29'}) : Thursday
            DAYOFMONTH({d '2024-02-29'}) : 29
            DAYOFWEEK({d '2024-02-29'}) : 5
            DAYOFWEEK({d '2024-03-03'}) : 1
            DAYOFWEEK({d '2024-03-02'}) : 7
            DAYOFYEAR({d '2024-02-29'}) : 60
            EXTRACT(YEAR FROM {d '2024-02-29'}) : 2024
            EXTRACT(HOUR FROM {t '10:20:30'}) : 10
            EXTRACT(SECOND FROM {ts '2024-02-29 10:20:30'}) : 30
            HOUR({t '10:20:30'}) : 10
            HOUR({ts '2024-02-29 10:20:30.5'}) : 10
            HOUR({fn CURTIME()}) : \\d\\d?
            MINUTE({t '10:20:30'}) : 20
            MINUTE({ts '2024-02-29 10:20:30'}) : 20
            MONTH({d '2024-02-29'}) : 2
            MONTH('2024-02-29') : 2
            MONTHNAME({d '2024-02-29'}) : February
            NOW() : \\d{4}-.*
            QUARTER({d '2024-02-29'}) : 1
            SECOND({t '10:20:30'}) : 30
            SECOND({ts '2024-02-29 10:20:30'}) : 30
            TIMESTAMPADD(SQL_TSI_DAY, 1, {ts '2024-02-29 10:20:30'}) : 2024-03-01 10:20:30(\\.0)?
            TIMESTAMPADD(SQL_TSI_MONTH, -2, {ts '2024-02-29 10:20:30'}) : 2023-12-29 10:20:30(\\.0)?
            TIMESTAMPADD(SQL_TSI_SECOND, 40, {ts '2024-02-29 10:20:30'}) : 2024-02-29 10:21:10(\\.0)?
            TIMESTAMPDIFF(SQL_TSI_DAY, {ts '2024-02-28 10:20:30'}, {ts '2024-03-01 10:20:30'}) : 2
            TIMESTAMPDIFF(SQL_TSI_HOUR, {ts '2024-02-28 10:20:30'}, {ts '2024-02-28 09:20:30'}) : -1
            TIMESTAMPDIFF(SQL_TSI_YEAR, {d '2020-01-01'}, {d '2024-01-01'}) : 4
            WEEK({d '2024-02-29'}) : 9
            YEAR({d '2024-02-29'}) : 2024
            DATABASE() : public
            USER() : me@example\\.com
            USER : me@example\\.com
            IFNULL(NULL, 'x') : x
            CONVERT('12', SQL_INTEGER) : 12
            CONVERT(12, SQL_VARCHAR) : 12
            CONVERT('2024-02-29', DATE) : 2024-02-29
            CONVERT('1', SQL_BIGINT) : 1
            CONVERT('1.5', SQL_DOUBLE) : 1.5
            """;

    private static TestCluster cluster;
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        cluster = TestCluster.start();
        connection = cluster.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        cluster.close();
    }

    private static List<String> listed() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        return Stream.of(
                        metadata.getNumericFunctions(),
                        metadata.getStringFunctions(),
                        metadata.getTimeDateFunctions(),
                        metadata.getSystemFunctions())
                .flatMap(list -> Stream.of(list.split(",")))
                .toList();
    }

    @Test
    void everyListedFunctionHasACase() throws SQLException {
        Set<String> tested = new LinkedHashSet<>();
        CASES.lines().forEach(line -> tested.add(line.split("[( ]")[0]));
        // Inside of another call.
        tested.add("SPACE");
        assertThat(new TreeSet<>(tested)).containsExactlyElementsOf(new TreeSet<>(listed()));
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionGivesItsValue() {
        return CASES.lines().map(line -> {
            int colon = line.lastIndexOf(" : ");
            String call = line.substring(0, colon);
            return DynamicTest.dynamicTest(call, () -> check("{fn " + call + "}", line.substring(colon + 3)));
        });
    }

    private static void check(String escape, String expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + escape)) {
            assertThat(rows.next()).isTrue();
            String value = rows.getString(1);
            if (expected.equals("NULL")) {
                assertThat(value).isNull();
            } else if (expected.matches("-?\\d+(\\.\\d+)?")) {
                assertThat(rows.getBigDecimal(1).doubleValue()).isEqualTo(Double.parseDouble(expected));
            } else {
                assertThat(value).matches("(?s)" + expected);
            }
        }
    }

    @Test
    void functionsTakeColumnsAndParameters() throws SQLException {
        cluster.run("CREATE TABLE visits (who VARCHAR, seen TIMESTAMP, spent DECIMAL(9,3))");
        cluster.run("INSERT INTO visits VALUES ('Ann', TIMESTAMP '2024-02-29 10:20:30', 12.349)");
        String sql = "SELECT {fn UCASE(who)}, {fn HOUR(seen)}, {fn TRUNCATE(spent, 2)},"
                + " {fn TIMESTAMPDIFF(SQL_TSI_DAY, ?, ?)}, {fn LOCATE(?, who)} FROM visits"
                + " WHERE seen >= {ts ?} AND who LIKE {fn CONCAT(?, '%')}";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, java.sql.Timestamp.valueOf("2024-02-01 00:00:00"));
            statement.setTimestamp(2, java.sql.Timestamp.valueOf("2024-02-11 00:00:00"));
            statement.setString(3, "nn");
            statement.setString(4, "2024-01-01 00:00:00");
            statement.setString(5, "A");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= 5; i++) {
                    values.add(rows.getString(i));
                }
                assertThat(values.get(0)).isEqualTo("ANN");
                assertThat(rows.getInt(2)).isEqualTo(10);
                assertThat(rows.getDouble(3)).isEqualTo(12.34);
                assertThat(rows.getLong(4)).isEqualTo(10);
                assertThat(rows.getInt(5)).isEqualTo(2);
            }
        }
    }

    @Test
    void everyCodeOfCharIsTheCharacterAsAParameterToo() throws SQLException {
        try (var statement = connection.prepareStatement("SELECT {fn CHAR(?)}, {fn CHAR(? + 0)}")) {
            for (int code = 1; code <= 255; code++) {
                statement.setInt(1, code);
                statement.setInt(2, code);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).as("code %d", code).isEqualTo(String.valueOf((char) code));
                    assertThat(rows.getString(2)).as("code %d", code).isEqualTo(String.valueOf((char) code));
                }
            }
        }
    }
}
