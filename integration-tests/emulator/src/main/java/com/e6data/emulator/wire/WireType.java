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
    INTEGER(5, "INTEGER", "int"),
    LONG(6, "LONG", "long"),
    STRING(7, "STRING", "string"),
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
