package com.e6data.hibernate.model;

import jakarta.persistence.Embeddable;

/** Embedded in a customer. */
@Embeddable
public class Address {
    public String street;
    public String city;
    public String zip;
}
