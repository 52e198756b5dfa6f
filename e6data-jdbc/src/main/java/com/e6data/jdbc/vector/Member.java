package com.e6data.jdbc.vector;

/** The members of the data union (protocol 7.2): each holds one list, or one constant, in its field 1. */
enum Member {
    BOOL_DATA(1, "boolData", ThriftReader.BOOL, true),
    INT32_DATA(2, "int32Data", ThriftReader.I32, true),
    INT64_DATA(3, "int64Data", ThriftReader.I64, true),
    DATE_DATA(4, "dateData", ThriftReader.I64, true),
    FLOAT32_DATA(5, "float32Data", ThriftReader.DOUBLE, true),
    FLOAT64_DATA(6, "float64Data", ThriftReader.DOUBLE, true),
    VARCHAR_DATA(7, "varcharData", ThriftReader.BINARY, true),
    BOOL_CONSTANT(8, "boolConstantData", ThriftReader.BOOL, false),
    DATE_CONSTANT(9, "dateConstantData", ThriftReader.I64, false),
    NULL_CONSTANT(10, "nullConstantData", ThriftReader.I8, false),
    NUMERIC_CONSTANT(11, "numericConstantData", ThriftReader.I64, false),
    NUMERIC_DECIMAL_CONSTANT(12, "numericDecimalConstantData", ThriftReader.DOUBLE, false),
    TEMPORAL_INTERVAL_CONSTANT(13, "temporalIntervalConstantData", ThriftReader.I8, false),
    TIME_CONSTANT(14, "timeConstantData", ThriftReader.I64, false),
    VARCHAR_CONSTANT(15, "varcharConstantData", ThriftReader.BINARY, false),
    TIME_DATA(16, "timeData", ThriftReader.I64, true),
    DECIMAL128_DATA(17, "decimal128Data", ThriftReader.BINARY, true),
    DECIMAL128_CONSTANT(18, "numericDecimal128ConstantData", ThriftReader.BINARY, false);

    private static final Member[] BY_ID = new Member[values().length + 1];

    static {
        for (Member member : values()) {
            BY_ID[member.id] = member;
        }
    }

    private final int id;
    private final String wireName;
    private final int valueType;
    private final boolean list;

    Member(int id, String wireName, int valueType, boolean list) {
        this.id = id;
        this.wireName = wireName;
        this.valueType = valueType;
        this.list = list;
    }

    /** Null for an id that this version does not know. */
    static Member of(int id) {
        return id > 0 && id < BY_ID.length ? BY_ID[id] : null;
    }

    /** Name in the schema, for messages. */
    String wireName() {
        return wireName;
    }

    /** Thrift type of one value. */
    int valueType() {
        return valueType;
    }

    boolean isList() {
        return list;
    }

    /** Bytes of one value where all values have the same. */
    int width() {
        return switch (valueType) {
            case ThriftReader.BOOL, ThriftReader.I8 -> 1;
            case ThriftReader.I32 -> 4;
            default -> 8;
        };
    }

    boolean isVariable() {
        return valueType == ThriftReader.BINARY;
    }

    boolean hasScale() {
        return this == DECIMAL128_DATA || this == DECIMAL128_CONSTANT;
    }

    boolean hasZone() {
        return this == TIME_DATA || this == TIME_CONSTANT;
    }
}
