package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.conformance.TestCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** The commands of SQLLine, each through the program itself, with its output captured. */
class SqlLineTest {

    private static final Pattern ECHO = Pattern.compile("\\d+/\\d+ ");

    @TempDir
    static Path home;

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        System.setProperty(SqlLine.SQLLINE_BASE_DIR, home.toString());
        cluster = TestCluster.start();
        cluster.run(
                "CREATE TABLE customer (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(40), since DATE)",
                "INSERT INTO customer VALUES (1, 'Ada', DATE '2020-01-01'), (2, 'Bob', NULL)",
                "CREATE VIEW early AS SELECT id, name FROM customer WHERE since < DATE '2021-01-01'");
    }

    @AfterAll
    static void stop() {
        System.clearProperty(SqlLine.SQLLINE_BASE_DIR);
        cluster.close();
    }

    /** What the program prints when it is started with a script of these commands, without the echo of the commands. */
    private static String run(String... commands) throws IOException {
        Path script = Files.write(home.resolve("script.sql"), List.of(commands));
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        SqlLine line = new SqlLine();
        line.setOutputStream(stream);
        line.setErrorStream(stream);
        String[] arguments = {
            "-u",
            cluster.url(),
            "-n",
            TestCluster.USER,
            "-p",
            TestCluster.TOKEN,
            "--isolation=TRANSACTION_NONE",
            "--outputformat=csv",
            "--force=true",
            "--run=" + script
        };
        line.begin(arguments, InputStream.nullInputStream(), false);
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(text -> !ECHO.matcher(text).lookingAt())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void queriesPrintTheirRows() throws IOException {
        assertThat(run("SELECT id, name, since FROM customer ORDER BY id;")).startsWith("""
                        'id','name','since'
                        '1','Ada','2020-01-01'
                        '2','Bob','null'
                        """);
        assertThat(run("!set incremental true", "SELECT COUNT(*) AS n FROM customer;"))
                .contains("'n'\n'2'\n");
    }

    @Test
    void tablesListsTablesAndViewsAsTables() throws IOException {
        assertThat(run("!tables"))
                .contains("'TABLE_CAT','TABLE_SCHEM','TABLE_NAME','TABLE_TYPE'")
                .contains("'demo','public','customer','TABLE'")
                .contains("'demo','public','early','TABLE'");
    }

    @Test
    void columnsAndDescribeListTheColumns() throws IOException {
        for (String command : List.of("!columns customer", "!describe customer")) {
            assertThat(run(command))
                    .as(command)
                    .contains("'demo','public','customer','id','-5','BIGINT'")
                    .contains("'demo','public','customer','name','12','VARCHAR','40'")
                    .contains("'demo','public','customer','since','91','DATE'")
                    .doesNotContain("Error");
        }
    }

    @Test
    void keysIndexesAndProceduresPrintAtLeastTheirHeads() throws IOException {
        assertThat(run("!primarykeys customer"))
                .startsWith("'TABLE_CAT','TABLE_SCHEM','TABLE_NAME','COLUMN_NAME','KEY_SEQ'");
        assertThat(run("!indexes customer")).startsWith("'TABLE_CAT','TABLE_SCHEM','TABLE_NAME','NON_UNIQUE'");
        assertThat(run("!importedkeys customer")).startsWith("'PKTABLE_CAT','PKTABLE_SCHEM'");
        assertThat(run("!exportedkeys customer")).startsWith("'PKTABLE_CAT','PKTABLE_SCHEM'");
        assertThat(run("!procedures")).startsWith("'PROCEDURE_CAT','PROCEDURE_SCHEM'");
    }

    @Test
    void metadataCallsAnyMethodByName() throws IOException {
        assertThat(run("!metadata getTableTypes")).contains("'TABLE'").contains("'VIEW'");
        assertThat(run("!metadata getSchemas")).contains("'public','demo'");
        assertThat(run("!metadata supportsOuterJoins")).contains("true");
        assertThat(run("!typeinfo")).contains("'BIGINT','-5'").contains("'TIMESTAMP','93'");
    }

    @Test
    void dbinfoPrintsEveryPropertyWithoutAnError() throws IOException {
        assertThat(run("!dbinfo"))
                .contains("getDatabaseProductName")
                .contains("e6data")
                .contains("supportsBatchUpdates")
                .doesNotContain("Error")
                .doesNotContain("Exception");
    }

    @Test
    void nativeSqlTranslatesEscapes() throws IOException {
        assertThat(run("!nativesql SELECT {fn ucase('a')}"))
                .contains("UPPER('a')")
                .doesNotContain("{fn");
    }

    @Test
    void writesAndBatchesPrintTheirCounts() throws IOException {
        assertThat(run(
                        "CREATE TABLE note (id BIGINT, text_of VARCHAR(100));",
                        "INSERT INTO note VALUES (1, 'a'), (2, 'b');",
                        "SELECT COUNT(*) AS n FROM note;"))
                .contains("'n'\n'2'\n")
                .doesNotContain("Error");
        assertThat(run("!batch", "INSERT INTO note VALUES (3, 'c');", "DELETE FROM note;", "!batch"))
                .contains("1       INSERT INTO note")
                .contains("3       DELETE FROM note");
        assertThat(run("DROP TABLE note;")).doesNotContain("Error");
    }

    @Test
    void sessionCommandsAreAccepted() throws IOException {
        assertThat(run("!autocommit off", "!commit", "!rollback", "!autocommit on", "!isolation TRANSACTION_NONE"))
                .doesNotContain("Error");
        assertThat(run("!reconnect", "SELECT 1 AS n;")).contains("'n'\n'1'\n");
        assertThat(run("!list")).contains(cluster.url());
    }

    @Test
    void errorsShowTextStateAndCode() throws IOException {
        assertThat(run("SELECT nothing FROM nowhere;"))
                .contains("Object 'nowhere' not found")
                .contains("(state=42S02,code=10)");
    }
}
