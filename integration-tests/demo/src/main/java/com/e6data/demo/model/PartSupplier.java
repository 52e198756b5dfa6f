package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A supplier's offer of a part. */
@Entity
@Immutable
@Table(name = "partsupp")
public class PartSupplier {

    @EmbeddedId
    private PartSupplierId id;

    @MapsId("partId")
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ps_partkey")
    private Part part;

    @MapsId("supplierId")
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ps_suppkey")
    private Supplier supplier;

    @Column(name = "ps_availqty")
    private int availableQuantity;

    @Column(name = "ps_supplycost", precision = 15, scale = 2)
    private BigDecimal supplyCost;

    @Column(name = "ps_comment", length = 199)
    private String comment;

    protected PartSupplier() {}

    public PartSupplierId getId() {
        return id;
    }

    public Part getPart() {
        return part;
    }

    public Supplier getSupplier() {
        return supplier;
    }

    public int getAvailableQuantity() {
        return availableQuantity;
    }

    public BigDecimal getSupplyCost() {
        return supplyCost;
    }

    public String getComment() {
        return comment;
    }
}
