package com.e6data.jdbc.vector;

import java.time.LocalDate;

/** INT96, the timestamp of Parquet: Julian day and nanoseconds of the day, twelve bytes a row (protocol 7.8). */
final class Int96Column extends VectorColumn {

    private static final int WIDTH = 12;
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    private final Slices slices;

    private Int96Column(Nulls nulls, Slices slices) {
        super(nulls);
        this.slices = slices;
    }

    static Int96Column of(Nulls nulls, Slices slices, int values) throws InvalidValue {
        for (int row = 0; row < values; row++) {
            int length = slices.lengthAt(slices.position(row));
            if (length != WIDTH && !nulls.isNull(row)) {
                throw new InvalidValue("an INT96 value has " + length + " bytes instead of " + WIDTH);
            }
        }
        return new Int96Column(nulls, slices);
    }

    @Override
    public Object getObject(int row) {
        int position = slices.position(row);
        int day = (int) BigEndian.INTS.get(slices.bytes(), position);
        long nanos = (long) BigEndian.LONGS.get(slices.bytes(), position + Integer.BYTES);
        return LocalDate.ofEpochDay((long) day - JULIAN_DAY_OF_EPOCH)
                .atStartOfDay()
                .plusNanos(nanos);
    }
}
