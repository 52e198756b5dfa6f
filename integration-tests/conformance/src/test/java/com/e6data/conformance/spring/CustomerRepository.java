package com.e6data.conformance.spring;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What a repository usually holds: derived queries, a page, HQL. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {

    List<Customer> findByNameStartingWithIgnoreCaseOrderByBalanceDesc(String prefix);

    Page<Customer> findByBalanceGreaterThan(BigDecimal balance, Pageable page);

    @Query("select year(c.since), count(c), sum(c.balance) from Customer c group by year(c.since) order by 1")
    List<Object[]> balancesByYear();
}
