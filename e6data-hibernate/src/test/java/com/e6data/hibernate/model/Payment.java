package com.e6data.hibernate.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.math.BigDecimal;

/** A table a class, joined. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Payment {
    @Id
    public Long id;

    public BigDecimal amount;
}
