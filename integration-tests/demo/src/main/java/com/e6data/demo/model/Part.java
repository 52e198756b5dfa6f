package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** What is sold. */
@Entity
@Immutable
@Table(name = "part")
public class Part {

    @Id
    @Column(name = "p_partkey")
    private long id;

    @Column(name = "p_name", length = 55)
    private String name;

    @Column(name = "p_mfgr", length = 25)
    private String manufacturer;

    @Column(name = "p_brand", length = 10)
    private String brand;

    @Column(name = "p_type", length = 25)
    private String type;

    @Column(name = "p_size")
    private int size;

    @Column(name = "p_container", length = 10)
    private String container;

    @Column(name = "p_retailprice", precision = 15, scale = 2)
    private BigDecimal retailPrice;

    @Column(name = "p_comment", length = 23)
    private String comment;

    protected Part() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getManufacturer() {
        return manufacturer;
    }

    public String getBrand() {
        return brand;
    }

    public String getType() {
        return type;
    }

    public int getSize() {
        return size;
    }

    public String getContainer() {
        return container;
    }

    public BigDecimal getRetailPrice() {
        return retailPrice;
    }

    public String getComment() {
        return comment;
    }
}
