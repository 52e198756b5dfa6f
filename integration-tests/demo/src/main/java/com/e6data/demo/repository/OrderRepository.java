package com.e6data.demo.repository;

import com.e6data.demo.model.Order;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** Orders, found by the names of the methods. */
public interface OrderRepository extends Repository<Order, Long> {

    /** The entity graph fetches the customers in the same statement; without it each would cost one more query. */
    @EntityGraph(attributePaths = "customer")
    List<Order> findTop5ByCustomerNationNameAndOrderDateBetweenOrderByTotalPriceDesc(
            String nation, LocalDate from, LocalDate to);
}
