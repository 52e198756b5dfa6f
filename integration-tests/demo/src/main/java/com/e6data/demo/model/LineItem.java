package com.e6data.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** One line of an order: so many of a part from a supplier, at a price. */
@Entity
@Immutable
@Table(name = "lineitem")
public class LineItem {

    @EmbeddedId
    private LineItemId id;

    @MapsId("orderId")
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "l_orderkey")
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "l_partkey")
    private Part part;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "l_suppkey")
    private Supplier supplier;

    /** The offer that this line was bought under; the same two columns as part and supplier, so it is read only. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "l_partkey", referencedColumnName = "ps_partkey", insertable = false, updatable = false)
    @JoinColumn(name = "l_suppkey", referencedColumnName = "ps_suppkey", insertable = false, updatable = false)
    private PartSupplier partSupplier;

    @Column(name = "l_quantity", precision = 15, scale = 2)
    private BigDecimal quantity;

    /** Price of the line before discount and tax. */
    @Column(name = "l_extendedprice", precision = 15, scale = 2)
    private BigDecimal extendedPrice;

    /** A fraction: 0.05 is five per cent. */
    @Column(name = "l_discount", precision = 15, scale = 2)
    private BigDecimal discount;

    /** A fraction, as {@link #discount}. */
    @Column(name = "l_tax", precision = 15, scale = 2)
    private BigDecimal tax;

    /** R returned, A accepted, N not yet known. */
    @Column(name = "l_returnflag", length = 1)
    private String returnFlag;

    /** O open, F finished. */
    @Column(name = "l_linestatus", length = 1)
    private String status;

    @Column(name = "l_shipdate")
    private LocalDate shipDate;

    @Column(name = "l_commitdate")
    private LocalDate commitDate;

    @Column(name = "l_receiptdate")
    private LocalDate receiptDate;

    @Column(name = "l_shipinstruct", length = 25)
    private String shipInstructions;

    @Column(name = "l_shipmode", length = 10)
    private String shipMode;

    @Column(name = "l_comment", length = 44)
    private String comment;

    protected LineItem() {}

    public LineItemId getId() {
        return id;
    }

    public Order getOrder() {
        return order;
    }

    public Part getPart() {
        return part;
    }

    public Supplier getSupplier() {
        return supplier;
    }

    public PartSupplier getPartSupplier() {
        return partSupplier;
    }

    public BigDecimal getQuantity() {
        return quantity;
    }

    public BigDecimal getExtendedPrice() {
        return extendedPrice;
    }

    public BigDecimal getDiscount() {
        return discount;
    }

    public BigDecimal getTax() {
        return tax;
    }

    public String getReturnFlag() {
        return returnFlag;
    }

    public String getStatus() {
        return status;
    }

    public LocalDate getShipDate() {
        return shipDate;
    }

    public LocalDate getCommitDate() {
        return commitDate;
    }

    public LocalDate getReceiptDate() {
        return receiptDate;
    }

    public String getShipInstructions() {
        return shipInstructions;
    }

    public String getShipMode() {
        return shipMode;
    }

    public String getComment() {
        return comment;
    }
}
