package com.e6data.hibernate.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** All in one table, with a discriminator. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public class Product {
    @Id
    public Long id;

    public String title;
    public BigDecimal price;

    @ManyToMany
    public Set<Category> categories = new HashSet<>();
}
