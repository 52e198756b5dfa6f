package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.sql.SqlError;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** jOOQ at run time in its default dialect, which writes standard SQL. */
class JooqTest {

    private static final Table<?> PURCHASE = table(name("purchase"));
    private static final Field<Long> ID = field(name("purchase", "id"), SQLDataType.BIGINT);
    private static final Field<String> BUYER = field(name("purchase", "buyer"), SQLDataType.VARCHAR);
    private static final Field<BigDecimal> PRICE = field(name("purchase", "price"), SQLDataType.DECIMAL(12, 2));
    private static final Field<Integer> QUANTITY = field(name("purchase", "quantity"), SQLDataType.INTEGER);
    private static final Field<Double> WEIGHT = field(name("purchase", "weight"), SQLDataType.DOUBLE);
    private static final Field<Boolean> GIFT = field(name("purchase", "gift"), SQLDataType.BOOLEAN);
    private static final Field<LocalDate> ORDERED = field(name("purchase", "ordered"), SQLDataType.LOCALDATE);
    private static final Field<LocalDateTime> PAID = field(name("purchase", "paid"), SQLDataType.LOCALDATETIME);
    private static final Field<LocalTime> PICKUP = field(name("purchase", "pickup"), SQLDataType.LOCALTIME);
    private static final Field<UUID> REFERENCE =
            field(name("purchase", "reference"), SQLDataType.VARCHAR(36)).coerce(SQLDataType.UUID);

    private static TestCluster cluster;
    private static Connection connection;
    private static DSLContext jooq;

    @BeforeAll
    static void start() throws SQLException {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        cluster = TestCluster.start();
        connection = cluster.connect();
        jooq = DSL.using(connection, SQLDialect.DEFAULT);
        jooq.execute(Purchase.TABLE);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        cluster.close();
    }

    @BeforeEach
    void empty() {
        jooq.deleteFrom(PURCHASE).execute();
    }

    private static int insert(Purchase row) {
        return jooq.insertInto(PURCHASE)
                .columns(ID, BUYER, PRICE, QUANTITY, WEIGHT, GIFT, ORDERED, PAID, PICKUP, REFERENCE)
                .values(
                        row.id(),
                        row.buyer(),
                        row.price(),
                        row.quantity(),
                        row.weight(),
                        row.gift(),
                        row.ordered(),
                        row.paid(),
                        row.pickup(),
                        row.reference())
                .execute();
    }

    @Test
    void typedValuesGoInAndComeBackAsRecords() {
        assertThat(insert(Purchase.FULL)).isEqualTo(1);
        assertThat(insert(Purchase.EMPTY)).isEqualTo(1);
        assertThat(jooq.select(ID, BUYER, PRICE, QUANTITY, WEIGHT, GIFT, ORDERED, PAID, PICKUP, REFERENCE)
                        .from(PURCHASE)
                        .orderBy(ID)
                        .fetchInto(Purchase.class))
                .containsExactly(Purchase.FULL, Purchase.EMPTY);
    }

    @Test
    void parametersOfEveryUsualTypeFindTheRow() {
        insert(Purchase.FULL);
        for (var condition : List.of(
                ID.eq(1L),
                BUYER.eq(Purchase.FULL.buyer()),
                PRICE.eq(new BigDecimal("1234567890.12")),
                QUANTITY.in(2, 3),
                WEIGHT.eq(0.1),
                GIFT.isTrue(),
                ORDERED.eq(LocalDate.of(1969, 7, 20)),
                PICKUP.eq(LocalTime.of(18, 30, 5)),
                PAID.between(Purchase.FULL.paid().minusSeconds(1), Purchase.FULL.paid()))) {
            assertThat(jooq.fetchCount(PURCHASE, condition))
                    .as(condition.toString())
                    .isEqualTo(1);
        }
    }

    @Test
    void groupsWindowsSubqueriesAndLimitsRun() throws SqlError {
        cluster.emulator().load("purchase", Purchase.rows(40));
        assertThat(jooq.select(BUYER, count(), sum(PRICE))
                        .from(PURCHASE)
                        .where(ID.gt(select(val(10L))))
                        .groupBy(BUYER)
                        .having(count().gt(2))
                        .orderBy(BUYER)
                        .limit(2)
                        .fetch()
                        .map(row -> row.value1() + " " + row.value2() + " "
                                + row.value3().stripTrailingZeros().toPlainString()))
                .containsExactly("buyer 0 3 90", "buyer 1 3 63");
        assertThat(jooq.select(ID, rowNumber().over().partitionBy(GIFT).orderBy(ID))
                        .from(PURCHASE)
                        .orderBy(ID)
                        .limit(3)
                        .offset(4)
                        .fetch()
                        .map(row -> row.value1() + ":" + row.value2()))
                .containsExactly("5:3", "6:3", "7:4");
    }

    @Test
    void batchesReportACountForEachEntry() {
        BatchBindStep batch =
                jooq.batch(jooq.insertInto(PURCHASE).columns(ID, BUYER).values((Long) null, null));
        for (long id = 1; id <= 3; id++) {
            batch.bind(id, "buyer " + id);
        }
        assertThat(batch.execute()).containsExactly(1, 1, 1);
        assertThat(jooq.batch(
                                jooq.update(PURCHASE).set(field(name("buyer"), String.class), "Ada"),
                                jooq.deleteFrom(PURCHASE).where(ID.eq(2L)))
                        .execute())
                .containsExactly(3, 1);
    }

    @Test
    void plainSqlTakesParametersAndNamesItsColumns() {
        insert(Purchase.FULL);
        var rows = jooq.fetch("SELECT id AS n, buyer, price, paid FROM purchase WHERE price > ? AND gift = ?", 1, true);
        assertThat(rows.fields()).extracting(Field::getName).containsExactly("n", "buyer", "price", "paid");
        assertThat(rows.intoMaps())
                .containsExactly(Map.of(
                        "n", 1L,
                        "buyer", Purchase.FULL.buyer(),
                        "price", Purchase.FULL.price(),
                        "paid", java.sql.Timestamp.valueOf(Purchase.FULL.paid())));
        assertThat(jooq.fetchValue("SELECT COUNT(*) FROM purchase")).isEqualTo(1L);
    }

    @Test
    void lazyCursorsStream() throws SqlError {
        cluster.emulator().load("purchase", Purchase.rows(200));
        try (Cursor<Record1<Long>> cursor =
                jooq.select(ID).from(PURCHASE).orderBy(ID).fetchSize(10).fetchLazy()) {
            assertThat(cursor.fetchNext(2).getValues(ID)).containsExactly(1L, 2L);
            assertThat(cursor.fetchNext().value1()).isEqualTo(3L);
        }
    }

    @Test
    void transactionsRunReadsAndWrites() {
        assertThat(jooq.<Integer>transactionResult(transaction -> {
                    transaction
                            .dsl()
                            .insertInto(PURCHASE)
                            .columns(ID)
                            .values(5L)
                            .execute();
                    return transaction.dsl().fetchCount(PURCHASE);
                }))
                .isEqualTo(1);
    }

    @Test
    void metaReadsTheSchema() {
        Table<?> found = jooq.meta().getTables("purchase").get(0);
        assertThat(found.getQualifiedName().last()).isEqualTo("purchase");
        assertThat(found.getSchema().getName()).isEqualTo("public");
        assertThat(found.fields())
                .extracting(field -> field.getName() + " " + field.getType().getSimpleName())
                .containsExactly(
                        "id Long",
                        "buyer String",
                        "price BigDecimal",
                        "quantity Integer",
                        "weight Double",
                        "gift Boolean",
                        "ordered Date",
                        "paid Timestamp",
                        "pickup Time",
                        "reference String");
        assertThat(jooq.meta().getSchemas())
                .extracting(schema -> schema.getName())
                .contains("public");
    }

    @Test
    void errorsKeepTheDriversException() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jooq.selectFrom(table(name("nowhere"))).fetch())
                .withCauseInstanceOf(SQLSyntaxErrorException.class)
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42S02"));
    }
}
