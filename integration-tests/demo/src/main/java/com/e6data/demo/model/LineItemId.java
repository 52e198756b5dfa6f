package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Key of {@link LineItem}: the n-th line of an order. */
@Embeddable
public record LineItemId(
        @Column(name = "l_orderkey") long orderId,
        @Column(name = "l_linenumber") int lineNumber) {}
