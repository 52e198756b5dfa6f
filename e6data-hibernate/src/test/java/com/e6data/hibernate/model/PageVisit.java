package com.e6data.hibernate.model;

import jakarta.persistence.Entity;

/** Part of the union of visits. */
@Entity
public class PageVisit extends Visit {
    public String url;
}
