package com.e6data.hibernate.model;

import jakarta.persistence.Entity;

/** Joined to its payment. */
@Entity
public class CashPayment extends Payment {
    public String currency;
}
