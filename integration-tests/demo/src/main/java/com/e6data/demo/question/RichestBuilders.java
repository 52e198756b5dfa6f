package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import com.e6data.demo.model.Customer;
import com.e6data.demo.repository.CustomerRepository;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** A page of a Spring Data query: LIMIT and OFFSET, and a second statement that counts all. */
@Component
@Order(2)
class RichestBuilders implements Question {

    private final CustomerRepository customers;

    RichestBuilders(CustomerRepository customers) {
        this.customers = customers;
    }

    @Override
    public String title() {
        return "Which customers of the building trade have the most money with us? (the second page of five)";
    }

    @Override
    public String api() {
        return "Spring Data repository, page with count query";
    }

    @Override
    public Answer ask() {
        var order = Sort.by(Sort.Direction.DESC, "accountBalance").and(Sort.by("id"));
        var page = customers.findByMarketSegment("BUILDING", PageRequest.of(1, 5, order));
        return Answer.table(
                        page.getContent(),
                        column("customer", Customer::getId),
                        column("name", Customer::getName),
                        column("phone", Customer::getPhone),
                        column("balance", Customer::getAccountBalance))
                .withNote("page %d of %d, %d customers in all"
                        .formatted(page.getNumber() + 1, page.getTotalPages(), page.getTotalElements()));
    }
}
