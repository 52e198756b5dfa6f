package com.e6data.conformance.clients;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** A row of the table {@code purchase}, with one column of each usual type. */
public record Purchase(
        long id,
        String buyer,
        BigDecimal price,
        Integer quantity,
        Double weight,
        Boolean gift,
        LocalDate ordered,
        LocalDateTime paid,
        LocalTime pickup,
        UUID reference) {

    static final String TABLE =
            "CREATE TABLE purchase (id BIGINT NOT NULL PRIMARY KEY, buyer VARCHAR(40), price DECIMAL(12, 2),"
                    + " quantity INT, weight DOUBLE, gift BOOLEAN, ordered DATE, paid TIMESTAMP, pickup TIME, reference VARCHAR(36))";

    /** Every column set, with a quote, a backslash, a letter outside ASCII and microseconds. */
    static final Purchase FULL = new Purchase(
            1,
            "Zoë \\ O'Neil",
            new BigDecimal("1234567890.12"),
            3,
            0.1,
            true,
            LocalDate.of(1969, 7, 20),
            LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
            LocalTime.of(18, 30, 5),
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));

    /** The values of {@link #FULL} by column. */
    static final Map<String, Object> FULL_BY_COLUMN = Map.of(
            "id", FULL.id,
            "buyer", FULL.buyer,
            "price", FULL.price,
            "quantity", FULL.quantity,
            "weight", FULL.weight,
            "gift", FULL.gift,
            "ordered", FULL.ordered,
            "paid", FULL.paid,
            "pickup", FULL.pickup,
            "reference", FULL.reference);

    /** Only the key set. */
    static final Purchase EMPTY = new Purchase(2, null, null, null, null, null, null, null, null, null);

    static Purchase numbered(long id) {
        return new Purchase(
                id,
                "buyer " + id % 10,
                BigDecimal.valueOf(id * 100, 2),
                (int) id,
                id / 4.0,
                id % 2 == 0,
                LocalDate.of(2024, 1, 1).plusDays(id % 365),
                LocalDate.of(2024, 1, 1).atStartOfDay().plusSeconds(id),
                LocalTime.MIDNIGHT.plusMinutes(id),
                new UUID(0, id));
    }

    /** The rows of {@link #numbered} from 1 on, as the emulator loads them. */
    static List<Object[]> rows(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(Purchase::numbered)
                .map(row -> new Object[] {
                    row.id,
                    row.buyer,
                    row.price,
                    row.quantity,
                    row.weight,
                    row.gift,
                    row.ordered,
                    row.paid,
                    row.pickup,
                    row.reference.toString()
                })
                .toList();
    }
}
