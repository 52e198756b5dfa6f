package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** TPC-H query 5 in HQL: a report over six tables. */
@Component
@Order(5)
class LocalSupplierVolume implements Question {

    record Volume(String nation, BigDecimal revenue) {}

    private final EntityManager entityManager;

    LocalSupplierVolume(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public String title() {
        return "How much did Asian suppliers sell to customers of their own nation in 1994? (TPC-H Q5)";
    }

    @Override
    public String api() {
        return "HQL, six tables";
    }

    @Override
    public Answer ask() {
        var volumes = entityManager
                .createQuery("""
                        select n.name, sum(l.extendedPrice * (1 - l.discount)) as revenue
                        from LineItem l
                          join l.order o
                          join o.customer c
                          join l.supplier s
                          join s.nation n
                          join n.region r
                        where c.nation = s.nation
                          and r.name = :region
                          and o.orderDate >= :from and o.orderDate < :until
                        group by n.name
                        order by revenue desc""", Volume.class)
                .setParameter("region", "ASIA")
                .setParameter("from", LocalDate.of(1994, 1, 1))
                .setParameter("until", LocalDate.of(1995, 1, 1))
                .getResultList();
        return Answer.table(volumes, column("nation", Volume::nation), column("revenue", Volume::revenue));
    }
}
