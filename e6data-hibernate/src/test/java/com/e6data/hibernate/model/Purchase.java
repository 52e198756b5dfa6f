package com.e6data.hibernate.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Generated UUID, version, associations in both directions. */
@Entity
@Table(name = "orders")
public class Purchase {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public UUID id;

    @Version
    public int version;

    @ManyToOne(fetch = FetchType.LAZY)
    public Customer customer;

    @Column(name = "day")
    public LocalDate ordered;

    @Column(name = "timestamp")
    public LocalDateTime placed;

    public LocalDateTime shipped;

    @Enumerated(EnumType.STRING)
    public Status status;

    @Column(name = "value", precision = 15, scale = 2)
    public BigDecimal amount;

    @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id.line")
    public List<Item> items = new ArrayList<>();
}
