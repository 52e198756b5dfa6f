package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** e6data's own SQL through Hibernate: DATE_TRUNC, a common table expression, LAG. */
@Component
@Order(8)
class QuarterlyGrowth implements Question {

    private final EntityManager entityManager;

    QuarterlyGrowth(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public String title() {
        return "How did the value of orders grow from quarter to quarter in 1996 and 1997?";
    }

    @Override
    public String api() {
        return "native SQL through Hibernate";
    }

    @Override
    @SuppressWarnings("unchecked") // JPA has no typed form of a native query
    public Answer ask() {
        List<Tuple> rows = entityManager.createNativeQuery("""
                        WITH quarters AS (
                            SELECT CAST(DATE_TRUNC('QUARTER', o_orderdate) AS DATE) AS first_day,
                                   COUNT(*) AS orders,
                                   SUM(o_totalprice) AS turnover
                            FROM orders
                            WHERE o_orderdate >= DATE '1996-01-01' AND o_orderdate < DATE '1998-01-01'
                            GROUP BY CAST(DATE_TRUNC('QUARTER', o_orderdate) AS DATE))
                        SELECT first_day, orders, turnover,
                               100 * (CAST(turnover AS DOUBLE) / LAG(turnover) OVER (ORDER BY first_day) - 1) AS growth
                        FROM quarters
                        ORDER BY first_day""", Tuple.class).getResultList();
        return Answer.table(
                rows,
                column("quarter from", row -> row.get("first_day")),
                column("orders", row -> row.get("orders")),
                column("turnover", row -> row.get("turnover")),
                column("growth %", row -> row.get("growth")));
    }
}
