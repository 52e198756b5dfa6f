package com.e6data.hibernate.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/** A basic attribute of each type; several columns are named by reserved words. */
@Entity
public class Customer {
    @Id
    public Long id;

    public String name;

    @Enumerated(EnumType.STRING)
    public Status status;

    @Enumerated(EnumType.ORDINAL)
    public Tier tier;

    @Column(name = "date")
    public LocalDate born;

    public LocalDateTime created;

    public Instant updated;

    public OffsetDateTime seen;

    @Column(precision = 15, scale = 2)
    public BigDecimal credit;

    public BigInteger total;

    public Double score;
    public Float rating;

    @Column(name = "count")
    public Integer visits;

    public Long points;
    public Short shelf;
    public Byte flags;
    public Boolean active;

    @Convert(converter = YesNoConverter.class)
    public Boolean vip;

    public Character initial;
    public UUID code;
    public byte[] picture;

    @Lob
    public String notes;

    @JdbcTypeCode(SqlTypes.JSON)
    public String profile;

    public List<String> tags;
    public Duration waiting;

    @Embedded
    public Address address;

    @ElementCollection
    @Column(name = "phone")
    public Set<String> phones = new HashSet<>();

    @ElementCollection
    @MapKeyColumn(name = "key")
    @Column(name = "value")
    public Map<String, String> settings = new HashMap<>();

    @OneToMany(mappedBy = "customer")
    public Set<Purchase> purchases = new HashSet<>();
}
