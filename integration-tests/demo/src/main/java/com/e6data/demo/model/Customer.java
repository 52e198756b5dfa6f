package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** Who orders. */
@Entity
@Immutable
@Table(name = "customer")
public class Customer {

    @Id
    @Column(name = "c_custkey")
    private long id;

    @Column(name = "c_name", length = 25)
    private String name;

    @Column(name = "c_address", length = 40)
    private String address;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "c_nationkey")
    private Nation nation;

    @Column(name = "c_phone", length = 15)
    private String phone;

    @Column(name = "c_acctbal", precision = 15, scale = 2)
    private BigDecimal accountBalance;

    @Column(name = "c_mktsegment", length = 10)
    private String marketSegment;

    @Column(name = "c_comment", length = 117)
    private String comment;

    protected Customer() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getAddress() {
        return address;
    }

    public Nation getNation() {
        return nation;
    }

    public String getPhone() {
        return phone;
    }

    public BigDecimal getAccountBalance() {
        return accountBalance;
    }

    public String getMarketSegment() {
        return marketSegment;
    }

    public String getComment() {
        return comment;
    }
}
