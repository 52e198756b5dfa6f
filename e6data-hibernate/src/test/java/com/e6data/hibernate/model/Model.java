package com.e6data.hibernate.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The entity classes, and a value for each parameter name that the snapshots use. */
public final class Model {

    private Model() {}

    public static List<Class<?>> entities() {
        return List.of(
                Customer.class,
                Purchase.class,
                Item.class,
                Product.class,
                Book.class,
                Gadget.class,
                Category.class,
                Payment.class,
                CardPayment.class,
                CashPayment.class,
                Visit.class,
                PageVisit.class,
                ShopVisit.class);
    }

    /** Values of named parameters, by name. */
    public static Map<String, Object> parameters() {
        return Map.ofEntries(
                Map.entry("id", 1L),
                Map.entry("uuid", UUID.fromString("6f1c3c50-0c5b-4b8e-9d3a-0a6a0a6a0a6a")),
                Map.entry("text", "abc"),
                Map.entry("pattern", "a%"),
                Map.entry("n", 2),
                Map.entry("m", 3),
                Map.entry("big", 3_000_000_000L),
                Map.entry("amount", new BigDecimal("0.075")),
                Map.entry("ratio", 0.5),
                Map.entry("flag", true),
                Map.entry("day", LocalDate.of(2024, 2, 29)),
                Map.entry("moment", LocalDateTime.of(2024, 2, 29, 12, 30, 45)),
                Map.entry("status", Status.OPEN),
                Map.entry("tier", Tier.GOLD),
                Map.entry("names", List.of("Ada", "Bob")),
                Map.entry("ids", List.of(1L, 2L, 3L)));
    }
}
