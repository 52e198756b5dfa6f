package com.e6data.jdbc.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** DECIMAL128: each value is text, or a binary integer with the scale of the vector (protocol 7.6). */
final class DecimalColumn extends VectorColumn {

    private static final int BINARY_LENGTH = 16;
    /** IEEE 754 decimal128 reaches 6144; beyond it a few bytes could ask for gigabytes in plain notation. */
    private static final int MAX_SCALE = 6_200;
    /** Reading digits takes time by the square of their number. */
    private static final int MAX_TEXT = 1_000;

    private final byte[] bytes;
    private final Slices slices;
    private final int scale;

    private DecimalColumn(Nulls nulls, Slices slices, int scale) {
        super(nulls);
        this.bytes = slices.bytes();
        this.slices = slices;
        this.scale = scale;
    }

    static DecimalColumn of(Nulls nulls, VectorData data, int values) throws InvalidValue {
        var column = new DecimalColumn(nulls, data.slices(), data.scale());
        for (int row = 0; row < values; row++) {
            if (!column.isNull(row)) {
                column.check(row);
            }
        }
        return column;
    }

    private void check(int row) throws InvalidValue {
        int position = slices.position(row);
        int length = slices.lengthAt(position);
        if (DecimalText.matches(bytes, position, length)) {
            BigDecimal value = length > MAX_TEXT ? null : text(position, length);
            if (value == null || Math.abs((long) value.scale()) > MAX_SCALE) {
                throw new InvalidValue("a decimal has too many digits or too large an exponent");
            }
        } else if (length != BINARY_LENGTH) {
            throw new InvalidValue("invalid decimal: " + length + " bytes that are no decimal literal");
        } else if (Math.abs((long) scale) > MAX_SCALE) {
            throw new InvalidValue("decimals have scale " + scale);
        }
    }

    @Override
    public BigDecimal getBigDecimal(int row) {
        int position = slices.position(row);
        int length = slices.lengthAt(position);
        if (length != BINARY_LENGTH || DecimalText.matches(bytes, position, length)) {
            return text(position, length);
        }
        long high = (long) BigEndian.LONGS.get(bytes, position);
        long low = (long) BigEndian.LONGS.get(bytes, position + Long.BYTES);
        return high == low >> 63
                ? BigDecimal.valueOf(low, scale)
                : new BigDecimal(new BigInteger(bytes, position, BINARY_LENGTH), scale);
    }

    /** Null where the exponent is not a number that Java can hold. */
    private BigDecimal text(int position, int length) {
        try {
            return new BigDecimal(new String(bytes, position, length, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            // A literal by its form, so only the exponent can be too large; the check at load refuses it.
            return null;
        }
    }

    @Override
    public Object getObject(int row) {
        return getBigDecimal(row);
    }

    @Override
    public String getString(int row) {
        return getBigDecimal(row).toPlainString();
    }
}
