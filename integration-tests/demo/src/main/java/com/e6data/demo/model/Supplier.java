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

/** Who delivers parts. */
@Entity
@Immutable
@Table(name = "supplier")
public class Supplier {

    @Id
    @Column(name = "s_suppkey")
    private long id;

    @Column(name = "s_name", length = 25)
    private String name;

    @Column(name = "s_address", length = 40)
    private String address;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "s_nationkey")
    private Nation nation;

    @Column(name = "s_phone", length = 15)
    private String phone;

    @Column(name = "s_acctbal", precision = 15, scale = 2)
    private BigDecimal accountBalance;

    @Column(name = "s_comment", length = 101)
    private String comment;

    protected Supplier() {}

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

    public String getComment() {
        return comment;
    }
}
