package com.e6data.hibernate.model;

import jakarta.persistence.Entity;

/** Joined to its payment. */
@Entity
public class CardPayment extends Payment {
    public String card;
}
