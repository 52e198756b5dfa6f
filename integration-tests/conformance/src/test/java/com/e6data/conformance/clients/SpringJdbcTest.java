package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.Recorder;
import com.e6data.emulator.sql.SqlError;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.BeanPropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.rowset.SqlRowSet;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JDBC classes over a pool, as Spring Boot wires them, and the cursor reader of Spring Batch. */
class SpringJdbcTest {

    private static final String INSERT =
            "INSERT INTO purchase (id, buyer, price, quantity, weight, gift, ordered, paid, pickup, reference)"
                    + " VALUES (:id, :buyer, :price, :quantity, :weight, :gift, :ordered, :paid, :pickup, :reference)";

    private static TestCluster cluster;
    private static HikariDataSource pool;
    private static JdbcTemplate template;
    private static NamedParameterJdbcTemplate named;
    private static JdbcClient client;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(cluster.url());
        pool.setUsername(TestCluster.USER);
        pool.setPassword(TestCluster.TOKEN);
        pool.setMaximumPoolSize(2);
        template = new JdbcTemplate(pool);
        named = new NamedParameterJdbcTemplate(template);
        client = JdbcClient.create(named);
        template.execute(Purchase.TABLE);
    }

    @AfterAll
    static void stop() {
        pool.close();
        cluster.close();
    }

    @BeforeEach
    void empty() {
        template.update("DELETE FROM purchase");
    }

    private static void insert(Purchase... purchases) {
        named.batchUpdate(
                INSERT,
                Stream.of(purchases).map(BeanPropertySqlParameterSource::new).toArray(SqlParameterSource[]::new));
    }

    private static void load(int count) throws SqlError {
        cluster.emulator().load("purchase", Purchase.rows(count));
    }

    @Test
    void recordsGoInAsNamedParametersAndComeBackAsRecords() {
        assertThat(named.update(INSERT, new BeanPropertySqlParameterSource(Purchase.FULL)))
                .isEqualTo(1);
        assertThat(client.sql(INSERT).paramSource(Purchase.EMPTY).update()).isEqualTo(1);

        assertThat(client.sql("SELECT * FROM purchase ORDER BY id")
                        .query(Purchase.class)
                        .list())
                .containsExactly(Purchase.FULL, Purchase.EMPTY);
        assertThat(template.query("SELECT * FROM purchase ORDER BY id", new DataClassRowMapper<>(Purchase.class)))
                .containsExactly(Purchase.FULL, Purchase.EMPTY);
    }

    @Test
    void parametersOfEveryUsualTypeFindTheRow() {
        insert(Purchase.FULL);
        for (Map.Entry<String, Object> condition : Purchase.FULL_BY_COLUMN.entrySet()) {
            assertThat(client.sql("SELECT COUNT(*) FROM purchase WHERE " + condition.getKey() + " = ?")
                            .param(condition.getValue())
                            .query(Long.class)
                            .single())
                    .as(condition.getKey())
                    .isEqualTo(1);
        }
        assertThat(template.queryForObject(
                        "SELECT buyer FROM purchase WHERE ordered = ? AND paid = ?",
                        String.class,
                        java.sql.Date.valueOf("1969-07-20"),
                        java.sql.Timestamp.valueOf("2024-02-29 23:59:59.123456")))
                .isEqualTo(Purchase.FULL.buyer());
    }

    @Test
    void nullsWithoutATypeAreAccepted() {
        template.update("INSERT INTO purchase (id, buyer, paid) VALUES (?, ?, ?)", 7L, null, null);
        template.update(
                "UPDATE purchase SET gift = ? WHERE id = ?", new SqlParameterValue(java.sql.Types.BOOLEAN, null), 7L);

        Map<String, Object> row = template.queryForMap("SELECT id, buyer, gift, paid FROM purchase");
        assertThat(row).containsEntry("id", 7L).containsEntry("buyer", null).containsEntry("gift", null);
        assertThat(client.sql("SELECT buyer FROM purchase WHERE id = 7")
                        .query(String.class)
                        .list())
                .containsExactly((String) null);
    }

    @Test
    void mapsHaveTheNaturalClassesOfTheColumns() {
        insert(Purchase.FULL);
        assertThat(template.queryForMap("SELECT * FROM purchase"))
                .containsEntry("id", 1L)
                .containsEntry("buyer", Purchase.FULL.buyer())
                .containsEntry("price", Purchase.FULL.price())
                .containsEntry("quantity", 3)
                .containsEntry("weight", 0.1)
                .containsEntry("gift", true)
                .containsEntry("ordered", java.sql.Date.valueOf("1969-07-20"))
                .containsEntry("paid", java.sql.Timestamp.valueOf("2024-02-29 23:59:59.123456"))
                .containsEntry("REFERENCE", Purchase.FULL.reference().toString());
    }

    @Test
    void instantsTravelInTheirOwnType() {
        template.execute("CREATE TABLE event (id INT, happened TIMESTAMP_TZ)");
        OffsetDateTime moment = OffsetDateTime.parse("2024-07-01T10:20:30.123456+05:30");
        client.sql("INSERT INTO event VALUES (?, ?), (?, ?)")
                .params(1, moment, 2, moment.toInstant())
                .update();
        assertThat(client.sql("SELECT happened FROM event ORDER BY id")
                        .query((row, number) -> row.getObject(1, Instant.class))
                        .list())
                .containsExactly(moment.toInstant(), moment.toInstant());
        assertThat(client.sql("SELECT happened FROM event WHERE happened = ?")
                        .param(moment)
                        .query(OffsetDateTime.class)
                        .list())
                .extracting(OffsetDateTime::toInstant)
                .containsOnly(moment.toInstant());
    }

    @Test
    void listsExpandIntoInConditions() throws SqlError {
        load(20);
        assertThat(named.queryForList(
                        "SELECT id FROM purchase WHERE id IN (:ids) AND buyer IN (:buyers) ORDER BY id",
                        Map.of("ids", List.of(1L, 2L, 3L, 19L), "buyers", List.of("buyer 1", "buyer 9")),
                        Long.class))
                .containsExactly(1L, 19L);
    }

    @Test
    void simpleInsertFindsTheColumnsInTheMetadata() {
        SimpleJdbcInsert insert = new SimpleJdbcInsert(pool).withTableName("purchase");
        assertThat(insert.execute(new BeanPropertySqlParameterSource(Purchase.FULL)))
                .isEqualTo(1);
        assertThat(insert.executeBatch(
                        SqlParameterSourceUtils.createBatch(Purchase.numbered(10), Purchase.numbered(11))))
                .containsExactly(1, 1);
        assertThat(new SimpleJdbcInsert(pool)
                        .withCatalogName("demo")
                        .withSchemaName("public")
                        .withTableName("purchase")
                        .usingColumns("id", "buyer")
                        .execute(new MapSqlParameterSource("id", 12L).addValue("buyer", "Ada")))
                .isEqualTo(1);

        assertThat(client.sql("SELECT * FROM purchase ORDER BY id")
                        .query(Purchase.class)
                        .list())
                .startsWith(Purchase.FULL, Purchase.numbered(10), Purchase.numbered(11))
                .hasSize(4);
    }

    @Test
    void batchesReportACountForEachEntry() throws SqlError {
        load(10);
        assertThat(template.batchUpdate(
                        "UPDATE purchase SET buyer = ? WHERE quantity > ?",
                        List.of(new Object[] {"Ada", 3}, new Object[] {"Bob", 8}, new Object[] {"Cid", 100})))
                .containsExactly(7, 2, 0);
        assertThat(template.batchUpdate("DELETE FROM purchase WHERE id = 1", "DELETE FROM purchase WHERE id > 5"))
                .containsExactly(1, 5);
    }

    @Test
    void rowsStreamWithAFetchSize() throws SqlError {
        load(500);
        JdbcTemplate streaming = new JdbcTemplate(pool);
        streaming.setFetchSize(50);
        try (Stream<Long> ids = streaming.queryForStream(
                "SELECT id FROM purchase WHERE id > ? ORDER BY id", (row, number) -> row.getLong(1), 100)) {
            assertThat(ids.limit(3)).containsExactly(101L, 102L, 103L);
        }
        streaming.setMaxRows(7);
        assertThat(streaming.queryForList("SELECT id FROM purchase", Long.class))
                .hasSize(7);
        List<Long> seen = new ArrayList<>();
        streaming.setMaxRows(-1);
        streaming.query("SELECT id FROM purchase ORDER BY id", row -> {
            seen.add(row.getLong("id"));
        });
        assertThat(seen).hasSize(500).startsWith(1L, 2L).endsWith(500L);
    }

    @Test
    void batchCursorReaderRestartsWhereItStopped() throws Exception {
        load(30);
        ExecutionContext state = new ExecutionContext();
        JdbcCursorItemReader<Purchase> first = reader();
        first.open(state);
        for (long id = 1; id <= 12; id++) {
            assertThat(first.read()).isEqualTo(Purchase.numbered(id));
        }
        first.update(state);
        first.close();

        JdbcCursorItemReader<Purchase> second = reader();
        second.open(state);
        assertThat(second.read()).isEqualTo(Purchase.numbered(13));
        second.close();
    }

    private static JdbcCursorItemReader<Purchase> reader() {
        return new JdbcCursorItemReaderBuilder<Purchase>()
                .name("purchases")
                .dataSource(pool)
                .sql("SELECT * FROM purchase ORDER BY id")
                .rowMapper(new DataClassRowMapper<>(Purchase.class))
                .fetchSize(10)
                .queryTimeout(30)
                .build();
    }

    @Test
    void rowSetsCarryTheMetadataAndScroll() {
        insert(Purchase.FULL, Purchase.EMPTY);
        SqlRowSet rows = template.queryForRowSet("SELECT id, price AS cost, paid FROM purchase ORDER BY id");

        assertThat(rows.getMetaData().getColumnNames()).containsExactly("id", "cost", "paid");
        assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(java.sql.Types.DECIMAL);
        assertThat(rows.last()).isTrue();
        assertThat(rows.getLong("id")).isEqualTo(2);
        assertThat(rows.getBigDecimal("cost")).isNull();
        assertThat(rows.first()).isTrue();
        assertThat(rows.getBigDecimal("cost")).isEqualTo("1234567890.12");
    }

    @Test
    void transactionTemplatesRunReadsAndWrites() {
        TransactionTemplate writes = new TransactionTemplate(new JdbcTransactionManager(pool));
        writes.executeWithoutResult(status -> insert(Purchase.FULL));

        TransactionTemplate reads = new TransactionTemplate(new JdbcTransactionManager(pool));
        reads.setReadOnly(true);
        reads.setTimeout(30);
        assertThat(reads.<Long>execute(status -> client.sql("SELECT COUNT(*) FROM purchase")
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void poolAndTransactionAddNoCallsToAQuery() {
        TransactionTemplate reads = new TransactionTemplate(new JdbcTransactionManager(pool));
        reads.setReadOnly(true);
        template.queryForObject("SELECT 1", Integer.class);
        Recorder recorder = cluster.emulator().recorder();
        recorder.reset();

        reads.executeWithoutResult(status -> template.queryForList("SELECT id FROM purchase WHERE id = ?", 1L));

        // HikariCP asks the server whether a connection still works where it was idle for half a second, and queries
        // are
        // cleared in the background.
        assertThat(recorder.methods().stream()
                        .filter(rpc -> !rpc.equals("getSchemaNamesV2") && !rpc.equals("clearOrCancelQuery")))
                .containsExactly("prepareStatementV2", "executeStatementV2", "getResultMetadata", "getNextResultBatch");
    }

    @Test
    void rollbackEndsTheTransactionAndUndoesNothing() {
        TransactionTemplate writes = new TransactionTemplate(new JdbcTransactionManager(pool));
        assertThatThrownBy(() -> writes.executeWithoutResult(status -> {
                    insert(Purchase.FULL);
                    throw new IllegalStateException("undo");
                }))
                .isInstanceOf(IllegalStateException.class);
        // e6data has no transactions.
        assertThat(client.sql("SELECT COUNT(*) FROM purchase").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void requiresNewTakesASecondConnection() {
        JdbcTransactionManager manager = new JdbcTransactionManager(pool);
        TransactionTemplate outer = new TransactionTemplate(manager);
        TransactionTemplate inner = new TransactionTemplate(manager);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        outer.executeWithoutResult(status -> inner.executeWithoutResult(nested -> insert(Purchase.FULL)));
        assertThat(client.sql("SELECT id FROM purchase").query(Long.class).list())
                .containsExactly(1L);
    }

    @Test
    void errorsOfTheStatementAreTranslated() {
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> template.queryForList("SELECT id FROM nowhere"))
                .satisfies(e -> assertThat(e.getSQLException().getSQLState()).isEqualTo("42S02"));
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> template.queryForList("SELECT nothing FROM purchase"))
                .satisfies(e -> assertThat(e.getSQLException().getSQLState()).isEqualTo("42S22"));
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> client.sql("SELEC 1").query().listOfRows())
                .satisfies(e -> assertThat(e.getSQLException().getSQLState()).isEqualTo("42601"));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> template.queryForObject("SELECT CAST('x' AS INTEGER)", Integer.class));
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> template.execute("SELECT ?", (java.sql.PreparedStatement statement) -> {
                    statement.setRowId(1, null);
                    return null;
                }));
        assertThatExceptionOfType(EmptyResultDataAccessException.class)
                .isThrownBy(() -> template.queryForObject("SELECT id FROM purchase WHERE id = 99", Long.class));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void secondRowWithTheSameKeyIsADuplicateKey() {
        insert(Purchase.FULL);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> named.update(INSERT, new BeanPropertySqlParameterSource(Purchase.FULL)));
    }

    @Test
    void slowQueryEndsInAQueryTimeout() {
        JdbcTemplate impatient = new JdbcTemplate(pool);
        impatient.setQueryTimeout(1);
        cluster.emulator().faults().on("getNextResultBatch").delay(Duration.ofSeconds(20));
        try {
            assertThatExceptionOfType(QueryTimeoutException.class)
                    .isThrownBy(() -> impatient.queryForList("SELECT id FROM purchase"))
                    .withCauseInstanceOf(SQLTimeoutException.class);
        } finally {
            cluster.emulator().faults().clear();
        }
        assertThat(template.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
    }

    @Test
    void serverOutOfReachIsAConnectionFailure() {
        DriverManagerDataSource unreachable =
                new DriverManagerDataSource("jdbc:e6data://localhost:1/", TestCluster.USER, TestCluster.TOKEN);
        unreachable.setDriverClassName("com.e6data.jdbc.E6dataDriver");
        assertThatExceptionOfType(CannotGetJdbcConnectionException.class)
                .isThrownBy(() -> new JdbcTemplate(unreachable).queryForObject("SELECT 1", Integer.class))
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void connectionThatIsLostUnderAQueryIsReplacedByThePool() {
        cluster.emulator().faults().on("prepareStatementV2").times(100).fail(io.grpc.Status.UNAVAILABLE);
        try {
            assertThatThrownBy(() -> template.queryForObject("SELECT 1", Integer.class))
                    .isInstanceOf(TransientDataAccessResourceException.class);
        } finally {
            cluster.emulator().faults().clear();
        }
        assertThat(template.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
    }
}
