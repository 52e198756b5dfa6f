package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** TPC-H query 1 in HQL: one pass over the biggest table, eight aggregates. */
@Component
@Order(3)
class PricingSummary implements Question {

    /** Hibernate fills it by position from the select list. */
    record Summary(
            String returnFlag,
            String status,
            BigDecimal quantity,
            BigDecimal basePrice,
            BigDecimal discountedPrice,
            BigDecimal charge,
            Double averageQuantity,
            Double averagePrice,
            Double averageDiscount,
            Long lines) {}

    private final EntityManager entityManager;

    PricingSummary(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public String title() {
        return "What was sold until 90 days before December 1998, by return flag and status? (TPC-H Q1)";
    }

    @Override
    public String api() {
        return "HQL, result as records";
    }

    @Override
    public Answer ask() {
        var summaries = entityManager
                .createQuery("""
                        select l.returnFlag, l.status,
                               sum(l.quantity),
                               sum(l.extendedPrice),
                               sum(l.extendedPrice * (1 - l.discount)),
                               sum(l.extendedPrice * (1 - l.discount) * (1 + l.tax)),
                               avg(l.quantity), avg(l.extendedPrice), avg(l.discount),
                               count(*)
                        from LineItem l
                        where l.shipDate <= :lastDay
                        group by l.returnFlag, l.status
                        order by l.returnFlag, l.status""", Summary.class)
                .setParameter("lastDay", LocalDate.of(1998, 12, 1).minusDays(90))
                .getResultList();
        return Answer.table(
                summaries,
                column("flag", Summary::returnFlag),
                column("status", Summary::status),
                column("quantity", Summary::quantity),
                column("base price", Summary::basePrice),
                column("discounted", Summary::discountedPrice),
                column("charge", Summary::charge),
                column("avg quantity", Summary::averageQuantity),
                column("avg price", Summary::averagePrice),
                column("avg discount", Summary::averageDiscount),
                column("lines", Summary::lines));
    }
}
