package com.e6data.hibernate.model;

import jakarta.persistence.Entity;

/** In the table of products. */
@Entity
public class Book extends Product {
    public String author;
    public int pages;
}
