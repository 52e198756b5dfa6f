package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One of the 25 nations where customers and suppliers live. */
@Entity
@Immutable
@Table(name = "nation")
public class Nation {

    @Id
    @Column(name = "n_nationkey")
    private long id;

    @Column(name = "n_name", length = 25)
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "n_regionkey")
    private Region region;

    @Column(name = "n_comment", length = 152)
    private String comment;

    protected Nation() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Region getRegion() {
        return region;
    }

    public String getComment() {
        return comment;
    }
}
