package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.sql.SqlError;
import java.sql.SQLSyntaxErrorException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBI 3: the fluent API and SQL objects. */
class JdbiTest {

    private static final String INSERT =
            "INSERT INTO purchase (id, buyer, price, quantity, weight, gift, ordered, paid, pickup, reference)"
                    + " VALUES (:id, :buyer, :price, :quantity, :weight, :gift, :ordered, :paid, :pickup, :reference)";

    /** The same statements as methods. */
    @RegisterConstructorMapper(Purchase.class)
    public interface Purchases {

        @SqlUpdate(INSERT)
        int add(@BindMethods Purchase purchase);

        @SqlBatch(INSERT)
        int[] addAll(@BindMethods List<Purchase> purchases);

        @SqlQuery("SELECT * FROM purchase WHERE id = :id")
        Optional<Purchase> find(long id);

        @SqlQuery("SELECT * FROM purchase ORDER BY id")
        @FetchSize(100)
        Stream<Purchase> all();

        @Transaction(TransactionIsolationLevel.NONE)
        default int replace(long id, Purchase purchase) {
            int removed = remove(id);
            return removed + add(purchase);
        }

        @SqlUpdate("DELETE FROM purchase WHERE id = :id")
        int remove(long id);
    }

    private static TestCluster cluster;
    private static Jdbi jdbi;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        jdbi = Jdbi.create(cluster.url(), TestCluster.USER, TestCluster.TOKEN)
                .installPlugin(new SqlObjectPlugin())
                .registerRowMapper(ConstructorMapper.factory(Purchase.class));
        jdbi.useHandle(handle -> handle.execute(Purchase.TABLE));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM purchase"));
    }

    private static int[] insertThree(Handle handle) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        LongStream.rangeClosed(1, 3)
                .mapToObj(Purchase::numbered)
                .forEach(purchase -> batch.bindMethods(purchase).add());
        return batch.execute();
    }

    @Test
    void recordsGoInByTheirMethodsAndComeBackByTheirConstructor() {
        jdbi.useHandle(handle -> {
            for (Purchase purchase : List.of(Purchase.FULL, Purchase.EMPTY)) {
                assertThat(handle.createUpdate(INSERT).bindMethods(purchase).execute())
                        .isEqualTo(1);
            }
            assertThat(handle.createQuery("SELECT * FROM purchase ORDER BY id")
                            .mapTo(Purchase.class)
                            .list())
                    .containsExactly(Purchase.FULL, Purchase.EMPTY);
        });
    }

    @Test
    void parametersOfEveryUsualTypeFindTheRow() {
        jdbi.useHandle(handle -> {
            handle.createUpdate(INSERT).bindMethods(Purchase.FULL).execute();
            for (Map.Entry<String, Object> condition : Purchase.FULL_BY_COLUMN.entrySet()) {
                assertThat(handle.createQuery("SELECT COUNT(*) FROM purchase WHERE <column> = :value")
                                .define("column", condition.getKey())
                                .bind("value", condition.getValue())
                                .mapTo(Long.class)
                                .one())
                        .as(condition.getKey())
                        .isEqualTo(1);
            }
            assertThat(handle.select("SELECT id FROM purchase WHERE quantity IN (<quantities>) AND buyer IS NOT NULL")
                            .bindList("quantities", List.of(2, 3, 4))
                            .mapTo(Long.class)
                            .list())
                    .containsExactly(1L);
        });
    }

    @Test
    void nullsOfEveryKindAreBound() {
        jdbi.useHandle(handle -> {
            handle.createUpdate("INSERT INTO purchase (id, buyer, price, paid) VALUES (1, :buyer, :price, :paid)")
                    .bind("buyer", (String) null)
                    .bindNull("price", Types.NUMERIC)
                    .bindByType("paid", null, LocalDateTime.class)
                    .execute();
            assertThat(handle.createQuery("SELECT buyer, price, paid FROM purchase")
                            .mapToMap()
                            .one())
                    .containsEntry("buyer", null)
                    .containsEntry("price", null)
                    .containsEntry("paid", null);
        });
    }

    @Test
    void batchesReportACountForEachEntry() {
        jdbi.useHandle(handle -> {
            assertThat(insertThree(handle)).containsExactly(1, 1, 1);
            assertThat(handle.createBatch()
                            .add("UPDATE purchase SET gift = TRUE")
                            .add("DELETE FROM purchase WHERE id = 2")
                            .execute())
                    .containsExactly(3, 1);
        });
    }

    @Test
    void rowsStreamAndALimitStopsThem() throws SqlError {
        cluster.emulator().load("purchase", Purchase.rows(300));
        jdbi.useHandle(handle -> {
            ResultIterable<Long> ids = handle.createQuery("SELECT id FROM purchase ORDER BY id")
                    .setFetchSize(20)
                    .mapTo(Long.class);
            try (ResultIterator<Long> rows = ids.iterator()) {
                assertThat(rows.next()).isEqualTo(1);
                assertThat(rows.next()).isEqualTo(2);
            }
            assertThat(handle.createQuery("SELECT id FROM purchase ORDER BY id")
                            .setMaxRows(5)
                            .setQueryTimeout(30)
                            .mapTo(Long.class)
                            .list())
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        });
    }

    @Test
    void generatedKeysAreAnEmptyResult() {
        jdbi.useHandle(handle -> assertThat(handle.createUpdate("INSERT INTO purchase (id) VALUES (1)")
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .list())
                .isEmpty());
    }

    @Test
    void transactionsRunReadsAndWrites() {
        int written = jdbi.inTransaction(handle -> {
            int rows = insertThree(handle).length;
            assertThat(handle.isInTransaction()).isTrue();
            return rows;
        });
        assertThat(written).isEqualTo(3);
        jdbi.useTransaction(handle -> handle.setReadOnly(true));
    }

    @Test
    void sqlObjectsQueryUpdateAndStream() {
        Purchases purchases = jdbi.onDemand(Purchases.class);
        assertThat(purchases.addAll(List.of(Purchase.FULL, Purchase.EMPTY, Purchase.numbered(3))))
                .containsExactly(1, 1, 1);
        assertThat(purchases.find(2)).contains(Purchase.EMPTY);
        assertThat(purchases.find(99)).isEmpty();
        assertThat(purchases.replace(2, Purchase.numbered(4))).isEqualTo(2);
        jdbi.useExtension(Purchases.class, attached -> {
            try (Stream<Purchase> all = attached.all()) {
                assertThat(all).containsExactly(Purchase.FULL, Purchase.numbered(3), Purchase.numbered(4));
            }
        });
    }

    @Test
    void metadataIsReadThroughTheHandle() {
        jdbi.useHandle(handle -> assertThat(
                        handle.queryMetadata(metadata -> metadata.getColumns(null, "public", "purchase", null))
                                .map((row, context) -> row.getString("COLUMN_NAME") + " " + row.getInt("DATA_TYPE"))
                                .list())
                .startsWith("id " + Types.BIGINT, "buyer " + Types.VARCHAR, "price " + Types.DECIMAL)
                .hasSize(10));
    }

    @Test
    void errorsKeepTheDriversException() {
        assertThatExceptionOfType(UnableToExecuteStatementException.class)
                .isThrownBy(() -> jdbi.withHandle(handle ->
                        handle.createQuery("SELECT x FROM nowhere").mapToMap().list()))
                .withCauseInstanceOf(SQLSyntaxErrorException.class);
    }
}
