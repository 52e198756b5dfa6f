package com.e6data.hibernate.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A tree. */
@Entity
public class Category {
    @Id
    public Long id;

    public String title;

    @ManyToOne(fetch = FetchType.LAZY)
    public Category parent;
}
