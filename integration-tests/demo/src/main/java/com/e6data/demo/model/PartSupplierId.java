package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Key of {@link PartSupplier}: which part from which supplier. */
@Embeddable
public record PartSupplierId(
        @Column(name = "ps_partkey") long partId,
        @Column(name = "ps_suppkey") long supplierId) {}
