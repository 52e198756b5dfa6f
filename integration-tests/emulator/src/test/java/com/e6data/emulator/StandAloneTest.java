package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.e6data.proto.PrepareStatementResponse;
import com.e6data.proto.PrepareStatementV2Request;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program form, in a process of its own. */
@Timeout(90)
class StandAloneTest {

    @TempDir
    private Path folder;

    @Test
    void itPrintsItsUrlAnswersQueriesAndStopsOnASignal() throws Exception {
        var script = Files.writeString(
                folder.resolve("init.sql"),
                "CREATE TABLE t (id BIGINT, name VARCHAR);\nINSERT INTO t VALUES (1, 'a;b'), (2, 'c');\n");
        var process = start("--user", TestClient.USER, "--catalog", "lake", "--init", script.toString());
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var url = out.readLine();
            assertThat(url).matches("jdbc:e6data://localhost:\\d+/database=public&catalog=lake");
            var port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
            try (var client = new TestClient(port, EmulatorTest.BLUE)) {
                var session = client.login();
                assertThat(session).isNotEmpty();
                var prepared = prepare(client, session);
                var query = new TestClient.Handle(session, prepared.getQueryId(), prepared.getEngineIP());
                client.execute(query);
                assertThat(TestClient.chunkSize(client.fetch(query))).isEqualTo(2);
            }
            // Process.destroy would close the pipe that is read below.
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itPlaysAFaultScript() throws Exception {
        var script = Files.writeString(
                folder.resolve("faults.txt"),
                "seed 3\nat 0s on authenticate always fail RESOURCE_EXHAUSTED too many\n"
                        + "every 50ms for 1s any-of move-planner | expire-sessions\n");
        var process = start("--faults", script.toString());
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var port = Integer.parseInt(out.readLine().replaceAll(".*:(\\d+)/.*", "$1"));
            try (var client = new TestClient(port, EmulatorTest.BLUE)) {
                // The script plays in the background, from the time that the line is out.
                while (!(catchThrowable(client::login) instanceof StatusRuntimeException refused
                        && refused.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED)) {
                    LockSupport.parkNanos(5_000_000);
                }
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static PrepareStatementResponse prepare(TestClient client, String session) {
        return client.engine()
                .prepareStatementV2(PrepareStatementV2Request.newBuilder()
                        .setSessionId(session)
                        .setCatalog("lake")
                        .setSchema("public")
                        .setQueryString("SELECT id, name FROM t")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "--port abc, --port is 'abc'",
        "--colour red, say blue or green",
        "--colour, lacks its value",
        "--nonsense 1, unknown option --nonsense",
        "--user me, E6DATA_PASSWORD",
        "--tls-cert x.pem, belong together"
    })
    void aWrongOptionIsNamed(String options, String text) throws Exception {
        assertThat(errorOf(options.split(" "))).contains(text);
    }

    @Test
    void aScriptThatFailsIsReported() throws Exception {
        var script = Files.writeString(folder.resolve("bad.sql"), "CREATE TABLE t (a INT);\nNONSENSE;");

        assertThat(errorOf("--init", script.toString()))
                .contains("e6data emulator: statement 2 of the init script: {SYNTAX ERROR}")
                .contains("\nNONSENSE");
    }

    @Test
    void aFaultScriptThatIsWrongIsReported() throws Exception {
        var script = Files.writeString(folder.resolve("bad.txt"), "at 1s clear\nat 2s explode\n");

        assertThat(errorOf("--faults", script.toString())).contains("fault script, line 2: unknown command 'explode'");
    }

    @Test
    void helpNamesTheOptions() throws Exception {
        var out = new ByteArrayOutputStream();
        var status = StandAlone.run(
                new String[] {"--help"}, Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--port", "--user", "E6DATA_PASSWORD", "--init", "--faults", "any-of");
    }

    private static String errorOf(String... options) throws Exception {
        var err = new ByteArrayOutputStream();
        var status = StandAlone.run(options, Map.of(), System.out, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(2);
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Process start(String... options) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-cp", System.getProperty("java.class.path"), E6dataEmulator.class.getName()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("E6DATA_PASSWORD", TestClient.TOKEN);
        return builder.start();
    }
}
