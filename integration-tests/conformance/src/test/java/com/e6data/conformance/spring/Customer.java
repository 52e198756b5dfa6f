package com.e6data.conformance.spring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An entity with an assigned id, as analytical tables have them. */
@Entity
@Table(name = "customer")
public class Customer {

    @Id
    private Long id;

    private String name;

    @Column(precision = 15, scale = 2)
    private BigDecimal balance;

    private LocalDate since;

    protected Customer() {}

    public Customer(Long id, String name, BigDecimal balance, LocalDate since) {
        this.id = id;
        this.name = name;
        this.balance = balance;
        this.since = since;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public BigDecimal getBalance() {
        return balance;
    }

    public LocalDate getSince() {
        return since;
    }
}
