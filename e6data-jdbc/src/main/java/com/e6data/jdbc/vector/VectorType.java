package com.e6data.jdbc.vector;

import java.util.List;

/** The vector types and the union members that they live in (protocol 7.2, 7.4). The code is the position. */
enum VectorType {
    BINARY(List.of(Member.VARCHAR_DATA), Member.VARCHAR_CONSTANT),
    BOOLEAN(List.of(Member.BOOL_DATA), Member.BOOL_CONSTANT),
    DOUBLE(List.of(Member.FLOAT64_DATA), Member.NUMERIC_DECIMAL_CONSTANT),
    FLOAT(List.of(Member.FLOAT32_DATA), Member.NUMERIC_DECIMAL_CONSTANT),
    INT96(List.of(Member.VARCHAR_DATA), Member.VARCHAR_CONSTANT),
    INTEGER(List.of(Member.INT32_DATA), Member.NUMERIC_CONSTANT),
    LONG(List.of(Member.INT64_DATA), Member.NUMERIC_CONSTANT),
    STRING(List.of(Member.VARCHAR_DATA), Member.VARCHAR_CONSTANT),
    DATE(List.of(Member.DATE_DATA), Member.DATE_CONSTANT),
    DATETIME(List.of(Member.TIME_DATA), Member.TIME_CONSTANT),
    // Never seen on the wire, so whichever list of 64-bit numbers is there counts.
    TIMESTAMP(List.of(Member.TIME_DATA, Member.DATE_DATA, Member.INT64_DATA), Member.TIME_CONSTANT),
    STRUCT(List.of(Member.VARCHAR_DATA), Member.VARCHAR_CONSTANT),
    MAP(List.of(Member.VARCHAR_DATA), Member.VARCHAR_CONSTANT),
    ARRAY(List.of(Member.VARCHAR_DATA), Member.VARCHAR_CONSTANT),
    NULL(List.of(), Member.NULL_CONSTANT),
    TIMESTAMP_TZ(List.of(Member.TIME_DATA), Member.TIME_CONSTANT),
    DECIMAL128(List.of(Member.DECIMAL128_DATA), Member.DECIMAL128_CONSTANT);

    private static final VectorType[] BY_CODE = values();

    private final List<Member> plain;
    private final Member constant;

    VectorType(List<Member> plain, Member constant) {
        this.plain = plain;
        this.constant = constant;
    }

    /** Null for a code that this version does not know. */
    static VectorType of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    boolean isPlain(Member member) {
        return plain.contains(member);
    }

    boolean isConstant(Member member) {
        return constant == member;
    }

    /** Name of the member that should be there, for messages. */
    String expected(boolean isConstant) {
        return isConstant ? constant.wireName() : plain.get(0).wireName();
    }

    /**
     * A column over data of a member that fits.
     *
     * @param values number of values to check, 1 for a constant
     */
    Column column(byte[] bytes, Nulls nulls, VectorData data, int values) throws InvalidValue {
        return switch (this) {
            case BOOLEAN -> new BooleanColumn(bytes, nulls, data);
            case INTEGER -> IntegerColumn.of(bytes, nulls, data);
            case LONG -> new LongColumn(bytes, nulls, data);
            case FLOAT -> new FloatColumn(bytes, nulls, data);
            case DOUBLE -> new DoubleColumn(bytes, nulls, data);
            case STRING, ARRAY, MAP, STRUCT -> new TextColumn(nulls, data.slices());
            case BINARY -> new BinaryColumn(nulls, data.slices());
            case DATE -> new DateColumn(bytes, nulls, data);
            case DATETIME, TIMESTAMP -> new TimestampColumn(bytes, nulls, data);
            case TIMESTAMP_TZ -> new ZonedTimestampColumn(bytes, nulls, data, Zones.read(data.zones(), nulls, values));
            case DECIMAL128 -> DecimalColumn.of(nulls, data, values);
            case INT96 -> Int96Column.of(nulls, data.slices(), values);
            case NULL -> new NullColumn();
        };
    }
}
