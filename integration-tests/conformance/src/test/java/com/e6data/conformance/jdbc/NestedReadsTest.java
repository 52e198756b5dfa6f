package com.e6data.conformance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.sql.SqlError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** MAP and STRUCT with every getter; H2 has no such types, so the expectations are written out. */
class NestedReadsTest {

    private static final List<String> TEXT = List.of(
            "getAsciiStream",
            "getCharacterStream",
            "getClob",
            "getNCharacterStream",
            "getNClob",
            "getNString",
            "getObject(Clob)",
            "getObject(NClob)",
            "getObject(Reader)",
            "getObject(String)",
            "getString",
            "getUnicodeStream");
    private static final List<String> AS_ITSELF = List.of("getObject", "getObject(Object)", "getObject({})");
    private static final String VALUE = "{\"a\": 1}";

    @Test
    void aMapIsReadAsTextAndAsMapAndAsNothingElse() throws SQLException, SqlError {
        Map<String, String> expected = new TreeMap<>();
        TEXT.forEach(getter -> expected.put(getter, VALUE));
        AS_ITSELF.forEach(getter -> expected.put(getter, "{a=1}"));
        expected.put("getObject(Map)", "{a=1}");
        assertThat(read("MAP<VARCHAR, INT>")).isEqualTo(expected);
    }

    @Test
    void aStructIsReadAsTextAsStructAsMapAndAsNothingElse() throws SQLException, SqlError {
        Map<String, String> expected = new TreeMap<>();
        TEXT.forEach(getter -> expected.put(getter, VALUE));
        // The names of the types within do not travel with a result: what is in there is text.
        AS_ITSELF.forEach(getter -> expected.put(getter, "{\"a\": \"1\"}"));
        expected.put("getObject(Struct)", "{\"a\": \"1\"}");
        expected.put("getObject(Map)", "{a=1}");
        assertThat(read("STRUCT<a:INT>")).isEqualTo(expected);
    }

    /** What each getter gives, where it gives something; what it refuses, and that NULL is NULL, is looked at here. */
    private static Map<String, String> read(String type) throws SQLException, SqlError {
        Map<String, String> values = new TreeMap<>();
        try (E6dataEmulator emulator = E6dataEmulator.builder().start();
                Connection connection = DriverManager.getConnection(emulator.url(), "me", "token");
                Statement statement = connection.createStatement()) {
            emulator.execute("CREATE TABLE nested (v " + type + ")");
            emulator.load("nested", List.<Object[]>of(new Object[] {VALUE}, new Object[] {null}));
            try (ResultSet rows = statement.executeQuery("SELECT v FROM nested ORDER BY v NULLS LAST")) {
                assertThat(rows.next()).isTrue();
                for (Getters.Getter getter : Getters.all()) {
                    Outcome outcome = Getters.outcome(rows, () -> getter.read(rows, 1));
                    if (outcome.isValue()) {
                        values.put(getter.name(), Truths.text(outcome));
                    } else {
                        assertThat(outcome.toString()).as(getter.name()).matches("refused (22...|HYC00) .*");
                    }
                }
                assertThat(rows.next()).isTrue();
                for (Getters.Getter getter : Getters.all()) {
                    Outcome outcome = Getters.outcome(rows, () -> getter.read(rows, 1));
                    assertThat(outcome.toString())
                            .as(getter.name())
                            .matches("(null |\\w+ (0|0\\.0|false)) \\(was null\\)|refused HYC00 .*");
                }
            }
        }
        return values;
    }
}
