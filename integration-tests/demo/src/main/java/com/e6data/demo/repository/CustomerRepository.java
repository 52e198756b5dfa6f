package com.e6data.demo.repository;

import com.e6data.demo.model.Customer;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** Customers, page by page. */
public interface CustomerRepository extends Repository<Customer, Long> {

    Page<Customer> findByMarketSegment(String marketSegment, Pageable page);
}
