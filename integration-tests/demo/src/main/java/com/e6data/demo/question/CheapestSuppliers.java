package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** TPC-H query 2 in HQL: a subquery that depends on the row outside. */
@Component
@Order(6)
class CheapestSuppliers implements Question {

    record Offer(
            Long part,
            String manufacturer,
            String supplier,
            String nation,
            BigDecimal supplyCost,
            BigDecimal accountBalance) {}

    private final EntityManager entityManager;

    CheapestSuppliers(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public String title() {
        return "Which European supplier is the cheapest for each brass part of size 15? (TPC-H Q2)";
    }

    @Override
    public String api() {
        return "HQL, correlated subquery";
    }

    @Override
    public Answer ask() {
        var offers = entityManager
                .createQuery("""
                        select p.id, p.manufacturer, s.name, n.name, ps.supplyCost, s.accountBalance
                        from PartSupplier ps
                          join ps.part p
                          join ps.supplier s
                          join s.nation n
                        where p.size = :size
                          and p.type like :type
                          and n.region.name = :region
                          and ps.supplyCost = (
                            select min(other.supplyCost)
                            from PartSupplier other
                            where other.part = p and other.supplier.nation.region.name = :region)
                        order by s.accountBalance desc, n.name, s.name, p.id""", Offer.class)
                .setParameter("size", 15)
                .setParameter("type", "%BRASS")
                .setParameter("region", "EUROPE")
                .setMaxResults(10)
                .getResultList();
        return Answer.table(
                offers,
                column("part", Offer::part),
                column("manufacturer", Offer::manufacturer),
                column("supplier", Offer::supplier),
                column("nation", Offer::nation),
                column("supply cost", Offer::supplyCost),
                column("balance", Offer::accountBalance));
    }
}
