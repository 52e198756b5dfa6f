package com.e6data.hibernate.model;

/** Kept as text. */
public enum Status {
    OPEN,
    SHIPPED,
    CLOSED
}
