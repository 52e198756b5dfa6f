package com.e6data.hibernate.model;

import jakarta.persistence.Entity;

/** Part of the union of visits. */
@Entity
public class ShopVisit extends Visit {
    public Integer basket;
}
