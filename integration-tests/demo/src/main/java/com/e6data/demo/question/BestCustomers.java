package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import com.e6data.demo.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import org.hibernate.SessionFactory;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.springframework.stereotype.Component;

/** A query built in Java: a window function over groups, inside a subquery that is filtered by rank. */
@Component
@org.springframework.core.annotation.Order(7)
class BestCustomers implements Question {

    private final EntityManager entityManager;
    private final HibernateCriteriaBuilder builder;

    BestCustomers(EntityManager entityManager, EntityManagerFactory factory) {
        this.entityManager = entityManager;
        this.builder = factory.unwrap(SessionFactory.class).getCriteriaBuilder();
    }

    @Override
    public String title() {
        return "Who are the two best customers of each region?";
    }

    @Override
    public String api() {
        return "Criteria, window function in a derived table";
    }

    @Override
    public Answer ask() {
        var query = builder.createTupleQuery();

        var ranking = query.subquery(Tuple.class);
        var order = ranking.from(Order.class);
        var customer = order.join("customer");
        var region = customer.join("nation").join("region");
        var spent = builder.sum(order.<BigDecimal>get("totalPrice"));
        var place = builder.rank(
                builder.createWindow().partitionBy(region.get("name")).orderBy(builder.desc(spent)));
        ranking.multiselect(
                        region.get("name").alias("region"),
                        place.alias("place"),
                        customer.get("name").alias("customer"),
                        builder.count(order).alias("orders"),
                        spent.alias("spent"))
                .groupBy(region.get("name"), customer.get("id"), customer.get("name"));

        var ranked = query.from(ranking);
        query.select(builder.tuple(
                        ranked.get("region"),
                        ranked.get("place"),
                        ranked.get("customer"),
                        ranked.get("orders"),
                        ranked.get("spent")))
                .where(builder.le(ranked.get("place"), 2))
                .orderBy(builder.asc(ranked.get("region")), builder.asc(ranked.get("place")));

        return Answer.table(
                entityManager.createQuery(query).getResultList(),
                column("region", row -> row.get(0)),
                column("place", row -> row.get(1)),
                column("customer", row -> row.get(2)),
                column("orders", row -> row.get(3)),
                column("spent", row -> row.get(4)));
    }
}
