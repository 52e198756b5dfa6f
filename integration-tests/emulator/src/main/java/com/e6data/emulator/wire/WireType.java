package com.e6data.emulator.wire;

/**
 * Column types as the protocol knows them: the name in the metadata block, the number in a vector, the name in the
 * catalog (protocol 6.3, 7.2, 11).
 */
public enum WireType {
    BINARY(0, "BINARY", "binary"),
    BOOLEAN(1, "BOOLEAN", "boolean"),
    DOUBLE(2, "DOUBLE", "double"),
    FLOAT(3, "FLOAT", "float"),
    /** Eight and sixteen bits travel in the vectors of INTEGER. */
    BYTE(5, "BYTE", "byte"),
    SHORT(5, "SHORT", "short"),
    INTEGER(5, "INTEGER", "int"),
    LONG(6, "LONG", "long"),
    CHAR(7, "CHAR", "char"),
    STRING(7, "STRING", "string"),
    /** The protocol has no vector for a time of day, so it is text: {@code 10:20:30.5}. */
    TIME(7, "TIME", "time"),
    DATE(8, "DATE", "date"),
    DATETIME(9, "DATETIME", "timestamp"),
    STRUCT(11, "STRUCT", "struct"),
    MAP(12, "MAP", "map"),
    ARRAY(13, "ARRAY", "array"),
    NULL(14, "NULL", "null"),
    TIMESTAMP_TZ(15, "TIMESTAMP_TZ", "timestamp_tz"),
    DECIMAL128(16, "DECIMAL128", "decimal");

    private final int vectorType;
    private final String metadataName;
    private final String catalogName;

    WireType(int vectorType, String metadataName, String catalogName) {
        this.vectorType = vectorType;
        this.metadataName = metadataName;
        this.catalogName = catalogName;
    }

    /** Number of the type inside a vector. */
    public int vectorType() {
        return vectorType;
    }

    /** Name inside the metadata block. */
    public String metadataName() {
        return metadataName;
    }

    /** Name in {@code getColumnsV2}, without arguments. */
    public String catalogName() {
        return catalogName;
    }
}
