package com.e6data.jdbc.sql;

import java.sql.SQLException;

/** Java values as literals of e6data SQL (protocol 5.4). No value can break out of its literal. */
public final class Literals {

    private Literals() {}

    /**
     * The literal of a value. Accepts null, Boolean, numbers, BigInteger, BigDecimal, String, byte[], {@code java.sql}
     * and {@code java.time} dates and timestamps, Instant, UUID, enums are refused.
     *
     * @throws SQLException 22018 where the class has no literal
     */
    public static String of(Object value) throws SQLException {
        throw new UnsupportedOperationException("floor 2");
    }
}
