package com.e6data.hibernate.model;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import java.math.BigDecimal;

/** Composite key of which one part is an association. */
@Entity
public class Item {
    @EmbeddedId
    public ItemId id;

    @MapsId("purchaseId")
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "purchase_id")
    public Purchase purchase;

    @ManyToOne(fetch = FetchType.LAZY)
    public Product product;

    public int quantity;

    @Column(precision = 15, scale = 2)
    public BigDecimal price;

    public double discount;
}
