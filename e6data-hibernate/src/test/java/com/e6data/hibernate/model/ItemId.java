package com.e6data.hibernate.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Composite key of an item. */
@Embeddable
public class ItemId implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "purchase_id")
    public UUID purchaseId;

    public int line;

    public ItemId() {}

    public ItemId(UUID purchaseId, int line) {
        this.purchaseId = purchaseId;
        this.line = line;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemId that && line == that.line && Objects.equals(purchaseId, that.purchaseId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(purchaseId, line);
    }
}
