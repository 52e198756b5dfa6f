package com.e6data.conformance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.E6dataEmulator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that try to leave their literals, sent to an engine that reads literals as the driver was told it does, and
 * read back: a second judge beside the driver's own lexers.
 */
class LiteralsOverTheWireTest {

    private static final int TEXTS = 5_000;
    private static final int COLUMNS = 50;
    private static final String SENTINEL = "sentinel";
    private static final String[] PARTS = {
        "'",
        "''",
        "\\",
        "\\'",
        "'\\",
        "\"",
        "`",
        ";",
        "--",
        "//",
        "/*",
        "*/",
        "?",
        "$$",
        "\n",
        "\r",
        "\t",
        "\\n",
        "\\u0027",
        "{d '",
        "{fn ",
        "}",
        "U&'",
        "N'",
        " ",
        "x",
        "%",
        "_",
        "\u00e9",
        "\u2018",
        "\u02bc",
        "\uff07",
        "\u2028",
        "\ud83d\ude00",
        "\b",
        "\u001a",
        "' OR ''='",
        "\\'; DELETE FROM t; --"
    };

    @ParameterizedTest
    @ValueSource(strings = {"backslash", "standard"})
    void textsComeBackAsTheyWereSet(String escapes) throws SQLException {
        var random = new Random(7);
        String select = "SELECT " + ("?, '" + SENTINEL + "', ").repeat(COLUMNS) + "1 /* ' */";
        int tested = 0;
        try (E6dataEmulator emulator = emulator(escapes);
                Connection connection = connect(emulator, escapes);
                PreparedStatement statement = connection.prepareStatement(select)) {
            while (tested < TEXTS) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < COLUMNS; i++) {
                    texts.add(text(random));
                    statement.setString(i + 1, texts.get(i));
                }
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getMetaData().getColumnCount()).isEqualTo(2 * COLUMNS + 1);
                    for (int i = 0; i < COLUMNS; i++) {
                        assertThat(row.getString(2 * i + 1)).isEqualTo(texts.get(i));
                        assertThat(row.getString(2 * i + 2)).isEqualTo(SENTINEL);
                    }
                    assertThat(row.next()).isFalse();
                }
                tested += COLUMNS;
            }
        }
        assertThat(tested).isEqualTo(TEXTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backslash", "standard"})
    void textsAreStoredAndFoundAsTheyWereSet(String escapes) throws SQLException {
        var random = new Random(8);
        try (E6dataEmulator emulator = emulator(escapes);
                Connection connection = connect(emulator, escapes);
                Statement ddl = connection.createStatement();
                PreparedStatement insert = insert(connection, ddl);
                PreparedStatement find = connection.prepareStatement("SELECT COUNT(*) FROM t WHERE s = ? AND id = ?")) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                texts.add(text(random));
                insert.setInt(1, i);
                insert.setString(2, texts.get(i));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(40).containsOnly(1);
            for (int i = 0; i < texts.size(); i++) {
                find.setString(1, texts.get(i));
                find.setInt(2, i);
                try (ResultSet row = find.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getInt(1)).as(texts.get(i)).isEqualTo(1);
                }
            }
        }
    }

    /** The default, sent to an engine that reads backslashes as they are: values change, statements do not. */
    @Test
    void withTheDefaultNoTextChangesTheStatementOnAStandardEngine() throws SQLException {
        var random = new Random(9);
        try (E6dataEmulator emulator = emulator("standard");
                Connection connection = connect(emulator, "backslash");
                PreparedStatement statement = connection.prepareStatement("SELECT ?, '" + SENTINEL + "'")) {
            for (int i = 0; i < 100; i++) {
                String text = text(random);
                statement.setString(1, text);
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(2)).as(text).isEqualTo(SENTINEL);
                    assertThat(row.getMetaData().getColumnCount()).isEqualTo(2);
                    if (text.chars().noneMatch(c -> "\\\n\r\t".indexOf(c) >= 0)) {
                        assertThat(row.getString(1)).isEqualTo(text);
                    }
                }
            }
        }
    }

    private static E6dataEmulator emulator(String escapes) {
        return E6dataEmulator.builder()
                .backslashEscapes(escapes.equals("backslash"))
                .start();
    }

    private static Connection connect(E6dataEmulator emulator, String escapes) throws SQLException {
        String url = emulator.url();
        return DriverManager.getConnection(
                url + (url.contains("?") || url.contains("=") ? "&" : "/") + "stringEscapes=" + escapes, "me", "token");
    }

    private static PreparedStatement insert(Connection connection, Statement ddl) throws SQLException {
        ddl.execute("CREATE TABLE t (id INT, s VARCHAR)");
        return connection.prepareStatement("INSERT INTO t VALUES (?, ?)");
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }
}
