package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.e6data.emulator.wire.ChunkOptions;
import com.e6data.emulator.wire.Chunks;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.GFieldInfo;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetDynamicParamsRequest;
import com.e6data.proto.GetTablesV2Request;
import com.e6data.proto.ParameterValue;
import com.e6data.proto.StatusRequest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real SQL engine behind the protocol. */
@Timeout(120)
class SqlOverTheWireTest {

    private E6dataEmulator emulator;
    private TestClient client;
    private String session;

    @BeforeEach
    void start() throws Exception {
        emulator = E6dataEmulator.builder()
                .user(TestClient.USER, TestClient.TOKEN)
                .chunks(ChunkOptions.DEFAULT.withMaxRows(1000))
                .start();
        client = new TestClient(emulator, EmulatorTest.BLUE);
        session = client.login();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        emulator.close();
    }

    @Test
    void loadedRowsComeBackThroughTheWire() throws Exception {
        emulator.execute(
                "CREATE TABLE sales (id BIGINT, price DECIMAL(15,2), sold_on DATE, sold_at TIMESTAMP, note VARCHAR)");
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {
            1L, new BigDecimal("12.50"), LocalDate.of(2024, 2, 29), LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4000), "ü"
        });
        rows.add(new Object[] {2L, null, null, null, null});
        assertThat(emulator.load("sales", rows)).isEqualTo(2);

        var query = client.prepare(session, "SELECT id, price, sold_on, sold_at, note FROM sales ORDER BY id");
        client.execute(query);

        assertThat(columnTypes(client.metadata(query)))
                .containsExactly("LONG", "DECIMAL128", "DATE", "DATETIME", "STRING");
        assertThat(Chunks.rows(client.fetch(query)))
                .containsExactly(
                        List.of(
                                1L,
                                new BigDecimal("12.50"),
                                LocalDate.of(2024, 2, 29),
                                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4000),
                                "ü"),
                        Arrays.asList(2L, null, null, null, null));
        assertThat(client.fetch(query)).isEmpty();
        client.clearOrCancel(query);
    }

    @Test
    void changesTellTheirRowCount() throws Exception {
        emulator.execute("CREATE TABLE t (id BIGINT)");
        for (var change : List.of("INSERT INTO t VALUES (1), (2), (3)", "UPDATE t SET id = 9 WHERE id > 1")) {
            var query = client.prepare(session, change);
            client.execute(query);
            var metadata = new DataInputStream(new ByteArrayInputStream(client.metadata(query)));
            assertThat(metadata.readLong()).isEqualTo(change.startsWith("INSERT") ? 3 : 2);
            assertThat(metadata.readInt()).isZero();
            assertThat(client.engine(query)
                            .status(StatusRequest.newBuilder()
                                    .setEngineIP(query.engineIp())
                                    .setSessionId(session)
                                    .setQueryId(query.queryId())
                                    .build())
                            .getStatus())
                    .isTrue();
            client.clearOrCancel(query);
        }
    }

    @Test
    void parametersAreDescribedAndTakenBesideTheText() throws Exception {
        emulator.execute("CREATE TABLE t (id BIGINT, d DATE)");
        var query = client.prepare(session, "INSERT INTO t VALUES (?, ?)");
        assertThat(client.engine(query)
                        .getDynamicParams(GetDynamicParamsRequest.newBuilder()
                                .setEngineIP(query.engineIp())
                                .setSessionId(session)
                                .setQueryId(query.queryId())
                                .build())
                        .getParamsList())
                .extracting(p -> p.getIndex() + " " + p.getType())
                .containsExactly("1 LONG", "2 DATE");
        var run = ExecuteStatementV2Request.newBuilder()
                .setEngineIP(query.engineIp())
                .setSessionId(session)
                .setQueryId(query.queryId());

        client.engine(query)
                .executeStatementV2(run.addParams(value(2, "DATE", "2024-02-29"))
                        .addParams(value(1, "LONG", "7"))
                        .build());

        var metadata = new DataInputStream(new ByteArrayInputStream(client.metadata(query)));
        assertThat(metadata.readLong()).isEqualTo(1);
        assertThat(client.run(session, "SELECT id FROM t WHERE id = 7 AND d = '2024-02-29'"))
                .containsExactly(1);
    }

    private static ParameterValue value(int index, String type, String text) {
        return ParameterValue.newBuilder()
                .setIndex(index)
                .setType(type)
                .setValue(text)
                .build();
    }

    @Test
    void manyRowsStreamInManyBatches() throws Exception {
        emulator.execute("CREATE TABLE numbers (n BIGINT)");
        emulator.load(
                "numbers",
                () -> LongStream.range(0, 10_500)
                        .mapToObj(n -> new Object[] {n})
                        .iterator());

        var sizes = client.run(session, "SELECT n FROM numbers");

        assertThat(sizes).hasSize(11).endsWith(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELEC 1|{SYNTAX ERROR}",
                "SELECT 1;|{SYNTAX ERROR}",
                "SELECT x FROM nowhere|{COMPILATION ERROR}",
                "SELECT nothing|{COMPILATION ERROR}"
            })
    void whatDoesNotCompileIsRefusedAtPrepareWithOnePrefix(String sql, String prefix) {
        var error = catchThrowable(() -> client.prepareCall(session, sql));

        assertThat(EmulatorTest.description(error)).matches("(?s)Q\\d+-\\d+-[0-9.]+: \\t.*");
        assertThat(EmulatorTest.description(error).split("ERROR}", -1)).hasSize(2);
        assertThat(EmulatorTest.description(error)).contains(prefix);
    }

    @Test
    void whatFailsAtRunTimeIsReportedInTheExecutorsForm() {
        var query = client.prepare(session, "SELECT CAST('x' AS INT)");

        var error = catchThrowable(() -> {
            client.execute(query);
            client.fetch(query);
        });

        assertThat(EmulatorTest.description(error))
                .startsWith(query.queryId() + ": \tQueryExecutionException(querySubPhase:OPEN, reason:")
                .contains("errorCode:EX001");
        assertThat(EmulatorTest.description(error).split("QueryExecutionException", -1))
                .hasSize(2);
    }

    @Test
    void catalogCallsShowWhatWasCreated() throws Exception {
        emulator.createSchema("lake", "raw");
        emulator.execute("CREATE TABLE lake.raw.events (id BIGINT, price DECIMAL(15,2))");

        assertThat(client.engine()
                        .getTablesV2(GetTablesV2Request.newBuilder()
                                .setSessionId(session)
                                .setCatalog("lake")
                                .setSchema("raw")
                                .build())
                        .getTablesList())
                .containsExactly("events");
        assertThat(client.engine()
                        .getColumnsV2(GetColumnsV2Request.newBuilder()
                                .setSessionId(session)
                                .setCatalog("lake")
                                .setSchema("raw")
                                .setTable("events")
                                .build())
                        .getFieldInfoList())
                .extracting(GFieldInfo::getFieldType)
                .containsExactly("long", "decimal(15,2)");
    }

    private static List<String> columnTypes(byte[] metadata) throws Exception {
        var in = new DataInputStream(new ByteArrayInputStream(metadata));
        in.readLong();
        var types = new ArrayList<String>();
        for (var columns = in.readInt(); columns > 0; columns--) {
            in.readUTF();
            types.add(in.readUTF());
            in.readUTF();
            in.readUTF();
        }
        return types;
    }
}
