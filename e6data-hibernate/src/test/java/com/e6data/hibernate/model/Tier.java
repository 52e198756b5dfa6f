package com.e6data.hibernate.model;

/** Kept as a number. */
public enum Tier {
    BRONZE,
    SILVER,
    GOLD
}
