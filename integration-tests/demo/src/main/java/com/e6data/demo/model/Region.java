package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A part of the world: AFRICA, AMERICA, ASIA, EUROPE, MIDDLE EAST. */
@Entity
@Immutable
@Table(name = "region")
public class Region {

    @Id
    @Column(name = "r_regionkey")
    private long id;

    @Column(name = "r_name", length = 25)
    private String name;

    @Column(name = "r_comment", length = 152)
    private String comment;

    protected Region() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getComment() {
        return comment;
    }
}
