package com.e6data.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.emulator.wire.RowCursor;
import com.e6data.emulator.wire.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Catalog, loading, streaming, cancelling, many threads. */
@Timeout(120)
class SqlEngineTest {

    private SqlEngine engine;

    @BeforeEach
    void open() throws SqlError {
        engine = SqlEngine.create();
        engine.createSchema("main", "tpch");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void numbers(int rows) throws SqlError {
        Rows.update(engine, "CREATE TABLE numbers (n BIGINT, t STRING)");
        engine.load(
                "main",
                "tpch",
                "numbers",
                () -> LongStream.range(0, rows)
                        .mapToObj(n -> new Object[] {n, "text " + n})
                        .iterator());
    }

    @Test
    void catalogShowsWhatDdlMade() throws SqlError {
        engine.createSchema("Other", "S");
        Rows.update(
                engine,
                "CREATE TABLE Wide (b BOOLEAN, i INT, l BIGINT, s SMALLINT, t TINYINT, f FLOAT, d DOUBLE, m DECIMAL(7,2),"
                        + " v VARCHAR(16), c CHAR, x STRING, y DATE, z TIMESTAMP, bin VARBINARY, a ARRAY<INT>,"
                        + " n DECIMAL, aa ARRAY<DECIMAL(5,1)>, mm MAP<STRING, INT>)");
        Rows.update(engine, "CREATE VIEW narrow AS SELECT l, f, v FROM wide");
        assertThat(engine.catalogs()).containsExactly("main", "Other");
        assertThat(engine.schemas("MAIN")).containsExactly("tpch");
        assertThat(engine.schemas("other")).containsExactly("S");
        assertThat(engine.tables("main", "TPCH")).containsExactly("narrow", "Wide");
        assertThat(engine.columns("", "tpch", "WIDE"))
                .extracting(SqlEngine.CatalogColumn::type)
                .containsExactly(
                        "bool",
                        "int",
                        "long",
                        "short",
                        "byte",
                        "float",
                        "double",
                        "decimal(7,2)",
                        "varchar(16)",
                        "char(1)",
                        "string",
                        "date",
                        "timestamp",
                        "binary",
                        "array<int>",
                        "decimal(38,0)",
                        "array<decimal(5,1)>",
                        "map<string,int>");
        assertThat(engine.columns("main", "tpch", "narrow"))
                .extracting(c -> c.name() + " " + c.type())
                .containsExactly("l long", "f float", "v varchar(16)");
        assertThat(engine.columns("main", "tpch", "absent")).isEmpty();
        assertThat(engine.tables("main", "absent")).isEmpty();
        assertThat(engine.schemas("absent")).isEmpty();
    }

    @Test
    void statementsWithoutTablesNeedNoSchema() throws SqlError {
        try (SqlEngine empty = SqlEngine.create()) {
            assertThat(Rows.read(empty.prepare("SELECT 1", "", "").execute().cursor()))
                    .containsExactly(List.of(1));
            assertThatThrownBy(() -> empty.prepare("SELECT * FROM t", "", ""))
                    .hasMessage("{COMPILATION ERROR} At line 1, column 15: Object 't' not found");
            assertThatThrownBy(() -> empty.prepare("SELECT * FROM t", "nope", "s"))
                    .hasMessageEndingWith("Catalog: nope doesn't exist");
        }
    }

    @Test
    void aCommonTableNeedsNoSchemaEither() throws SqlError {
        assertThat(Rows.read(engine.prepare("WITH x AS (SELECT 1 AS n) SELECT n FROM x", "nope", "s")
                        .execute()
                        .cursor()))
                .containsExactly(List.of(1));
    }

    @Test
    void prepareRunsNothingAndAStatementRunsManyTimes() throws SqlError {
        numbers(1);
        PreparedSql insert = engine.prepare("INSERT INTO numbers VALUES (9, 'x')", "main", "tpch");
        assertThat(insert.columns()).isEmpty();
        assertThat(Rows.single(engine, "SELECT COUNT(*) FROM numbers")).isEqualTo(1L);
        assertThat(insert.execute().updateCount()).isEqualTo(1);
        assertThat(insert.execute().updateCount()).isEqualTo(1);
        assertThat(Rows.single(engine, "SELECT COUNT(*) FROM numbers")).isEqualTo(3L);
    }

    @Test
    void markersAreRefusedWhenTheStatementRuns() throws SqlError {
        numbers(1);
        PreparedSql query = engine.prepare("SELECT n FROM numbers WHERE n = ?", "main", "tpch");
        assertThatThrownBy(query::execute)
                .isInstanceOfSatisfying(
                        SqlError.class, e -> assertThat(e.phase()).isEqualTo(SqlError.Phase.EXECUTION))
                .hasMessageContaining("? markers without values");
    }

    @Test
    void valuesOfParametersMeanWhatLiteralsMean() throws SqlError {
        PreparedSql query = engine.prepare(
                "SELECT 3 -? AS a, CAST(? AS VARCHAR) AS b, CAST(? AS BIGINT) AS c, CAST(? AS DOUBLE) AS d,"
                        + " CAST(? AS DECIMAL(5,2)) AS e, CAST(? AS BOOLEAN) AS f, CAST(? AS VARBINARY) AS g,"
                        + " CAST(? AS DATE) AS h, CAST(? AS TIMESTAMP) AS i, CAST(? AS VARCHAR) AS j,"
                        + " '?' AS k, CAST(? AS FLOAT) AS l -- ?",
                "main",
                "tpch");
        assertThat(query.parameters()).hasSize(11).startsWith(WireType.INTEGER, WireType.STRING, WireType.LONG);
        List<PreparedSql.Parameter> values = List.of(
                new PreparedSql.Parameter("INTEGER", "-4"),
                new PreparedSql.Parameter("STRING", "it's \\ ? -- '' \\'"),
                new PreparedSql.Parameter("LONG", "-9223372036854775808"),
                new PreparedSql.Parameter("DOUBLE", "NaN"),
                new PreparedSql.Parameter("DECIMAL128", "-1.5"),
                new PreparedSql.Parameter("BOOLEAN", "true"),
                new PreparedSql.Parameter("BINARY", "00FF"),
                new PreparedSql.Parameter("DATE", "2024-02-29"),
                new PreparedSql.Parameter("DATETIME", "2024-02-29 10:20:30.5"),
                new PreparedSql.Parameter("NULL", ""),
                new PreparedSql.Parameter("FLOAT", "0.1"));

        List<Object> row = Rows.read(query.bind(values).execute().cursor()).get(0);

        assertThat(row.subList(0, 6))
                .containsExactly(
                        7, "it's \\ ? -- '' \\'", Long.MIN_VALUE, Double.NaN, new java.math.BigDecimal("-1.50"), true);
        assertThat((byte[]) row.get(6)).containsExactly(0, 0xff);
        assertThat(row.subList(7, 12))
                .containsExactly(
                        java.time.LocalDate.of(2024, 2, 29),
                        java.time.LocalDateTime.of(2024, 2, 29, 10, 20, 30, 500_000_000),
                        null,
                        "?",
                        0.1f);
    }

    @Test
    void textsOfParametersAreWrittenAsTheEngineReadsThem() throws SqlError {
        try (SqlEngine standard = SqlEngine.create(false)) {
            standard.createSchema("main", "tpch");
            for (SqlEngine each : List.of(engine, standard)) {
                assertThat(Rows.read(each.prepare("SELECT CAST(? AS VARCHAR)", "main", "tpch")
                                .bind(List.of(new PreparedSql.Parameter("STRING", "\\'\\n\\")))
                                .execute()
                                .cursor()))
                        .containsExactly(List.of("\\'\\n\\"));
            }
        }
    }

    @Test
    void parametersAreTypedByWhatTheyMeet() throws SqlError {
        numbers(5);
        assertThat(engine.prepare("SELECT t FROM numbers WHERE n = ? AND t LIKE ? LIMIT ?", "main", "tpch")
                        .parameters())
                .containsExactly(WireType.LONG, WireType.STRING, WireType.INTEGER);
        PreparedSql insert = engine.prepare("INSERT INTO numbers VALUES (?, ?)", "main", "tpch");
        assertThat(insert.parameters()).containsExactly(WireType.LONG, WireType.STRING);
        assertThat(insert.bind(List.of(
                                new PreparedSql.Parameter("STRING", "7"), new PreparedSql.Parameter("INTEGER", "8")))
                        .execute()
                        .updateCount())
                .isEqualTo(1);
        assertThat(Rows.query(engine, "SELECT * FROM numbers WHERE n = 7")).containsExactly(List.of(7L, "8"));
    }

    @Test
    void wrongValuesOfParametersAreNamed() throws SqlError {
        PreparedSql query = engine.prepare("SELECT 1 + ?", "main", "tpch");
        assertThatThrownBy(() -> query.bind(List.of())).hasMessageContaining("1 parameters, but 0 values came");
        assertThatThrownBy(() -> query.bind(List.of(new PreparedSql.Parameter("INTEGER", "x"))))
                .hasMessageContaining("Parameter 1 is no INTEGER");
        assertThatThrownBy(() -> query.bind(List.of(new PreparedSql.Parameter("BOOLEAN", "1"))))
                .hasMessageContaining("Parameter 1 is no BOOLEAN");
        assertThatThrownBy(() -> query.bind(List.of(new PreparedSql.Parameter("WIBBLE", "1"))))
                .hasMessageContaining("Parameter 1 has the unknown type WIBBLE");
        assertThatThrownBy(() -> engine.prepare("SELECT 1", "main", "tpch")
                        .bind(List.of(new PreparedSql.Parameter("INTEGER", "1"))))
                .hasMessageContaining("The statement has no parameters");
    }

    @Test
    void rowsStreamWhileTheTableChanges() throws SqlError {
        numbers(100_000);
        try (RowCursor cursor = engine.prepare("SELECT n, t FROM numbers", "main", "tpch")
                .execute()
                .cursor()) {
            assertThat(cursor.next()).isTrue();
            assertThat(Rows.update(engine, "INSERT INTO numbers VALUES (-1, 'new')"))
                    .isEqualTo(1);
            assertThat(Rows.single(engine, "SELECT COUNT(*) FROM numbers a JOIN numbers b ON a.n = b.n"))
                    .isEqualTo(100_001L);
            assertThat(Rows.update(engine, "DELETE FROM numbers WHERE n = 5")).isEqualTo(1);
            int rows = 1;
            while (cursor.next()) {
                rows++;
            }
            assertThat(rows).isGreaterThanOrEqualTo(99_999);
        }
    }

    @Test
    void cancelEndsAQueryThatHasNotGivenItsFirstRow() throws Exception {
        numbers(2_000);
        // An aggregate over billions of combinations works before there is anything to read.
        PreparedSql sql =
                engine.prepare("SELECT SUM(a.n + b.n + c.n) FROM numbers a, numbers b, numbers c", "main", "tpch");
        var stop = new CompletableFuture<Runnable>();
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            Future<?> run = runner.submit(() -> {
                try (RowCursor rows = sql.execute(stop::complete).cursor()) {
                    return rows.next();
                }
            });
            Runnable cancel = stop.get(60, TimeUnit.SECONDS);
            // A cancel just before H2 begins is lost on H2, as on any JDBC driver, so it is repeated.
            while (!run.isDone()) {
                cancel.run();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThatThrownBy(run::get).hasCauseInstanceOf(SqlError.class).hasMessageContaining("Query cancelled");
            cancel.run();
        } finally {
            runner.shutdownNow();
        }
        assertThat(Rows.single(engine, "SELECT COUNT(*) FROM numbers")).isEqualTo(2_000L);
    }

    @Test
    void cancelDoesNotReachALaterRunOfTheSameText() throws Exception {
        // H2 looks for a cancel every 128 rows.
        numbers(300);
        PreparedSql sql = engine.prepare("SELECT n FROM numbers", "main", "tpch");
        var stop = new CompletableFuture<Runnable>();
        try (RowCursor first = sql.execute(stop::complete).cursor()) {
            assertThat(first.next()).isTrue();
            stop.join().run();
        }
        assertThat(Rows.read(sql.execute().cursor())).hasSize(300);
    }

    @Test
    void cancelEndsAStreamAndARunningStep() throws Exception {
        numbers(2_000);
        RowCursor streaming = engine.prepare("SELECT n FROM numbers", "main", "tpch")
                .execute()
                .cursor();
        assertThat(streaming.next()).isTrue();
        streaming.cancel();
        assertThatThrownBy(streaming::next)
                .isInstanceOfSatisfying(
                        SqlError.class, e -> assertThat(e.phase()).isEqualTo(SqlError.Phase.CANCELLED));
        streaming.close();

        // No row passes the filter, so the first step reads billions of combinations.
        RowCursor busy = engine.prepare(
                        "SELECT a.n FROM numbers a, numbers b, numbers c WHERE a.n + b.n + c.n = -1", "main", "tpch")
                .execute()
                .cursor();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            var started = new CountDownLatch(1);
            Future<Boolean> step = reader.submit(() -> {
                started.countDown();
                return busy.next();
            });
            started.await();
            assertThat(step.isDone()).isFalse();
            busy.cancel();
            assertThatThrownBy(() -> step.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SqlError.class)
                    .hasMessageContaining("Query cancelled");
        } finally {
            reader.shutdownNow();
            busy.close();
        }
        assertThat(Rows.single(engine, "SELECT COUNT(*) FROM numbers")).isEqualTo(2_000L);
    }

    @Test
    void manyThreadsPrepareAndRunAtOnce() throws Exception {
        numbers(500);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<Future<Object>>();
            for (int i = 0; i < 64; i++) {
                int limit = i;
                results.add(threads.submit(() -> {
                    Rows.update(engine, "CREATE TABLE own" + limit + " AS SELECT n FROM numbers WHERE n < " + limit);
                    return Rows.single(engine, "SELECT COUNT(*) FROM own" + limit + " o JOIN numbers m ON o.n = m.n");
                }));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get(60, TimeUnit.SECONDS)).isEqualTo((long) i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tablesOfManyThreadsComeAndGoWhileOthersJoinThem() throws Exception {
        Rows.update(engine, "CREATE TABLE parent (id INT PRIMARY KEY)");
        Rows.update(engine, "INSERT INTO parent VALUES (1)");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            var results = new ArrayList<Future<Object>>();
            for (int i = 0; i < 90; i++) {
                String table = "own" + i;
                results.add(threads.submit(() -> {
                    Rows.update(
                            engine,
                            "CREATE TABLE " + table + " (id INT PRIMARY KEY, p INT REFERENCES parent (id), q INT)");
                    Rows.update(engine, "INSERT INTO " + table + " VALUES (1, 1, 1), (2, 1, NULL)");
                    // Makes an index, as ALTER makes a new table.
                    Object joined =
                            Rows.single(engine, "SELECT COUNT(*) FROM " + table + " t JOIN parent ON t.q = parent.id");
                    Rows.update(engine, "ALTER TABLE " + table + " ADD x INT DEFAULT 3");
                    Rows.update(engine, "UPDATE " + table + " SET p = NULL");
                    Rows.update(engine, "DROP TABLE " + table);
                    return joined;
                }));
            }
            for (Future<Object> result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(1L);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void openCursorsDoNotBlockEachOther() throws SqlError {
        numbers(100);
        List<RowCursor> cursors = new ArrayList<>();
        try {
            for (int i : IntStream.range(0, 40).toArray()) {
                RowCursor cursor = engine.prepare("SELECT n FROM numbers WHERE n >= " + i, "main", "tpch")
                        .execute()
                        .cursor();
                cursors.add(cursor);
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.get(0)).isEqualTo((long) i);
            }
        } finally {
            cursors.forEach(RowCursor::close);
        }
    }

    @Test
    void aTableMayGoWhileItIsRead() throws SqlError {
        numbers(10_000);
        try (RowCursor cursor = engine.prepare("SELECT n FROM numbers", "main", "tpch")
                .execute()
                .cursor()) {
            assertThat(cursor.next()).isTrue();
            Rows.update(engine, "DROP TABLE numbers");
            assertThat(engine.tables("main", "tpch")).isEmpty();
            Rows.update(engine, "CREATE TABLE numbers (n INT)");
            assertThat(Rows.single(engine, "SELECT COUNT(*) FROM numbers")).isEqualTo(0L);
        }
    }

    @Test
    void columnsOfJoinsHaveIndexesAndNewTablesGetNewOnes() throws SqlError {
        for (int round = 0; round < 2; round++) {
            Rows.update(engine, "CREATE TABLE a (k BIGINT, v INT)");
            Rows.update(engine, "CREATE TABLE b (k INT, w INT)");
            int size = 20_000;
            engine.load(
                    "main",
                    "tpch",
                    "a",
                    () -> IntStream.range(0, size)
                            .mapToObj(i -> new Object[] {(long) i, i})
                            .iterator());
            engine.load(
                    "main",
                    "tpch",
                    "b",
                    () -> IntStream.range(0, size)
                            .mapToObj(i -> new Object[] {i, i % 7})
                            .iterator());
            // By nested loops without an index this would read 400 million pairs.
            assertThat(Rows.single(engine, "SELECT COUNT(*) FROM a, b WHERE a.k = b.k AND a.v + b.w > 0"))
                    .isEqualTo(size - 1L);
            Rows.update(engine, "DROP TABLE a");
            Rows.update(engine, "DROP TABLE b");
        }
    }

    @Test
    void loadRefusesAnUnknownTable() {
        assertThatThrownBy(() -> engine.load("main", "tpch", "nope", List.of()))
                .hasMessageContaining("Object 'nope' not found within 'main.tpch'");
    }

    @Test
    void aClosedEngineSaysSo() throws SqlError {
        PreparedSql query = engine.prepare("SELECT 1", "main", "tpch");
        engine.close();
        assertThatThrownBy(query::execute).hasMessageContaining("The emulator's SQL engine is closed");
    }

    @Test
    void columnsAreTypedBeforeAnythingRuns() throws SqlError {
        numbers(0);
        assertThat(engine.prepare("SELECT n, n / 2 AS half, t AS \"The Text\" FROM numbers", "main", "tpch")
                        .columns())
                .extracting(c -> c.label() + " " + c.type())
                .containsExactly("n LONG", "half DOUBLE", "The Text STRING");
    }
}
