package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** TPC-H query 3 in HQL: a join along associations, grouped and limited. */
@Component
@Order(4)
class ShippingPriority implements Question {

    record Waiting(Long order, BigDecimal revenue, LocalDate orderDate, Integer shipPriority) {}

    private final EntityManager entityManager;

    ShippingPriority(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public String title() {
        return "Which ten orders, not yet shipped in mid-March 1995, bring the most revenue? (TPC-H Q3)";
    }

    @Override
    public String api() {
        return "HQL, implicit and explicit joins, first rows only";
    }

    @Override
    public Answer ask() {
        var waiting = entityManager
                .createQuery("""
                        select o.id, sum(l.extendedPrice * (1 - l.discount)) as revenue, o.orderDate, o.shipPriority
                        from LineItem l join l.order o
                        where o.customer.marketSegment = :segment
                          and o.orderDate < :day
                          and l.shipDate > :day
                        group by o.id, o.orderDate, o.shipPriority
                        order by revenue desc, o.orderDate""", Waiting.class)
                .setParameter("segment", "BUILDING")
                .setParameter("day", LocalDate.of(1995, 3, 15))
                .setMaxResults(10)
                .getResultList();
        return Answer.table(
                waiting,
                column("order", Waiting::order),
                column("revenue", Waiting::revenue),
                column("order date", Waiting::orderDate),
                column("ship priority", Waiting::shipPriority));
    }
}
