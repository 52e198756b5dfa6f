package com.e6data.hibernate.model;

import jakarta.persistence.Entity;

/** In the table of products. */
@Entity
public class Gadget extends Product {
    public String maker;
}
