package com.e6data.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemColumn;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The 22 queries of TPC-H run on generated data; two of them are checked against sums made in Java. */
class TpchTest {

    private static final double SCALE_FACTOR = 0.01;
    private static SqlEngine engine;

    @BeforeAll
    static void load() throws SqlError {
        engine = SqlEngine.create();
        TpchData.load(engine, SCALE_FACTOR);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Map<String, String> queriesByName() throws IOException {
        try (var in = TpchTest.class.getResourceAsStream("tpch.sql")) {
            var queries = new LinkedHashMap<String, String>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = text.split("(?m)^-- (?=Q\\d)");
            for (int i = 1; i < parts.length; i++) {
                String[] nameAndSql = parts[i].split("\n", 2);
                queries.put(nameAndSql[0].strip(), nameAndSql[1].strip());
            }
            return queries;
        }
    }

    static Stream<String> names() throws IOException {
        return queriesByName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyQueryRuns(String name) throws Exception {
        List<List<Object>> rows = Rows.query(engine, queriesByName().get(name));
        // Three questions have no answer on so little data.
        if (!List.of("Q2", "Q20", "Q8").contains(name)) {
            assertThat(rows).isNotEmpty();
        }
    }

    private static <T> T read(LineItemColumn column, LineItem item, Class<T> type) {
        return type.cast(TpchData.value(column, item));
    }

    @Test
    void pricingSummaryIsWhatJavaSumsUp() throws Exception {
        record Group(BigDecimal quantity, BigDecimal charge, long count) {}
        var expected = new TreeMap<String, Group>();
        LocalDate last = LocalDate.of(1998, 12, 1).minusDays(90);
        for (LineItem item : TpchTable.LINE_ITEM.createGenerator(SCALE_FACTOR, 1, 1)) {
            if (read(LineItemColumn.SHIP_DATE, item, LocalDate.class).isAfter(last)) {
                continue;
            }
            BigDecimal charge = read(LineItemColumn.EXTENDED_PRICE, item, BigDecimal.class)
                    .multiply(BigDecimal.ONE.subtract(read(LineItemColumn.DISCOUNT, item, BigDecimal.class)))
                    .multiply(BigDecimal.ONE.add(read(LineItemColumn.TAX, item, BigDecimal.class)));
            BigDecimal quantity = read(LineItemColumn.QUANTITY, item, BigDecimal.class);
            expected.merge(
                    item.getReturnFlag() + item.getStatus(),
                    new Group(quantity, charge, 1),
                    (a, b) -> new Group(a.quantity.add(b.quantity), a.charge.add(b.charge), a.count + b.count));
        }
        List<List<Object>> rows = Rows.query(engine, queriesByName().get("Q1"));
        assertThat(rows).hasSameSizeAs(expected.keySet());
        for (List<Object> row : rows) {
            Group group = expected.get(row.get(0).toString() + row.get(1));
            assertThat((BigDecimal) row.get(2)).isEqualByComparingTo(group.quantity);
            assertThat((BigDecimal) row.get(5)).isEqualByComparingTo(group.charge);
            assertThat(row.get(9)).isEqualTo(group.count);
        }
    }

    @Test
    void revenueForecastIsWhatJavaSumsUp() throws Exception {
        BigDecimal revenue = BigDecimal.ZERO;
        for (LineItem item : TpchTable.LINE_ITEM.createGenerator(SCALE_FACTOR, 1, 1)) {
            LocalDate shipped = read(LineItemColumn.SHIP_DATE, item, LocalDate.class);
            BigDecimal discount = read(LineItemColumn.DISCOUNT, item, BigDecimal.class);
            if (shipped.getYear() == 1994
                    && discount.compareTo(new BigDecimal("0.05")) >= 0
                    && discount.compareTo(new BigDecimal("0.07")) <= 0
                    && read(LineItemColumn.QUANTITY, item, BigDecimal.class).compareTo(BigDecimal.valueOf(24)) < 0) {
                revenue = revenue.add(read(LineItemColumn.EXTENDED_PRICE, item, BigDecimal.class)
                        .multiply(discount));
            }
        }
        BigDecimal answer = (BigDecimal) Rows.single(engine, queriesByName().get("Q6"));
        assertThat(answer).isEqualByComparingTo(revenue);
    }
}
