package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** What a customer ordered on one day; the {@link LineItem}s say what is in it. */
@Entity
@Immutable
@Table(name = "orders")
public class Order {

    @Id
    @Column(name = "o_orderkey")
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "o_custkey")
    private Customer customer;

    /** O open, F finished, P partly finished. */
    @Column(name = "o_orderstatus", length = 1)
    private String status;

    @Column(name = "o_totalprice", precision = 15, scale = 2)
    private BigDecimal totalPrice;

    @Column(name = "o_orderdate")
    private LocalDate orderDate;

    @Column(name = "o_orderpriority", length = 15)
    private String priority;

    @Column(name = "o_clerk", length = 15)
    private String clerk;

    @Column(name = "o_shippriority")
    private int shipPriority;

    @Column(name = "o_comment", length = 79)
    private String comment;

    protected Order() {}

    public long getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public String getStatus() {
        return status;
    }

    public BigDecimal getTotalPrice() {
        return totalPrice;
    }

    public LocalDate getOrderDate() {
        return orderDate;
    }

    public String getPriority() {
        return priority;
    }

    public String getClerk() {
        return clerk;
    }

    public int getShipPriority() {
        return shipPriority;
    }

    public String getComment() {
        return comment;
    }
}
