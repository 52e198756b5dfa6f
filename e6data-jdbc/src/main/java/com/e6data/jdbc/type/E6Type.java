package com.e6data.jdbc.type;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.OffsetDateTime;

/**
 * The SQL types of e6data as JDBC sees them: standard name, {@link Types} code, Java class, display size.
 *
 * <p>Standard names are used because code generators map by name, not by code.
 */
public enum E6Type {
    BOOLEAN(Types.BOOLEAN, "BOOLEAN", Boolean.class, 1),
    TINYINT(Types.TINYINT, "TINYINT", Integer.class, 3),
    SMALLINT(Types.SMALLINT, "SMALLINT", Integer.class, 5),
    INTEGER(Types.INTEGER, "INTEGER", Integer.class, 10),
    BIGINT(Types.BIGINT, "BIGINT", Long.class, 19),
    REAL(Types.REAL, "REAL", Float.class, 7),
    DOUBLE(Types.DOUBLE, "DOUBLE", Double.class, 15),
    DECIMAL(Types.DECIMAL, "DECIMAL", BigDecimal.class, 38),
    CHAR(Types.CHAR, "CHAR", String.class, Integer.MAX_VALUE),
    VARCHAR(Types.VARCHAR, "VARCHAR", String.class, Integer.MAX_VALUE),
    VARBINARY(Types.VARBINARY, "VARBINARY", byte[].class, Integer.MAX_VALUE),
    DATE(Types.DATE, "DATE", java.sql.Date.class, 10),
    /** Known to the planner only; values arrive as text {@code HH:mm:ss[.fffffffff]}. */
    TIME(Types.TIME, "TIME", java.sql.Time.class, 18),
    TIMESTAMP(Types.TIMESTAMP, "TIMESTAMP", java.sql.Timestamp.class, 26),
    TIMESTAMP_WITH_TIMEZONE(Types.TIMESTAMP_WITH_TIMEZONE, "TIMESTAMP WITH TIME ZONE", OffsetDateTime.class, 32),
    ARRAY(Types.ARRAY, "ARRAY", java.sql.Array.class, Integer.MAX_VALUE),
    MAP(Types.OTHER, "MAP", java.util.Map.class, Integer.MAX_VALUE),
    STRUCT(Types.STRUCT, "STRUCT", java.sql.Struct.class, Integer.MAX_VALUE),
    NULL(Types.NULL, "NULL", Object.class, 4),
    OTHER(Types.OTHER, "OTHER", String.class, Integer.MAX_VALUE);

    private final int jdbcType;
    private final String sqlName;
    private final Class<?> javaClass;
    private final int defaultPrecision;

    E6Type(int jdbcType, String sqlName, Class<?> javaClass, int defaultPrecision) {
        this.jdbcType = jdbcType;
        this.sqlName = sqlName;
        this.javaClass = javaClass;
        this.defaultPrecision = defaultPrecision;
    }

    /** Code of {@link java.sql.Types}. */
    public int jdbcType() {
        return jdbcType;
    }

    /** True for types whose values arrive as a text that holds other values (protocol 7.7). */
    public boolean isNested() {
        return this == ARRAY || this == MAP || this == STRUCT;
    }

    /** The standard SQL name, for example {@code BIGINT}. */
    public String sqlName() {
        return sqlName;
    }

    /** Class of {@code ResultSet.getObject(int)}. */
    public Class<?> javaClass() {
        return javaClass;
    }

    /** Precision where the engine names none: digits, characters or bytes. */
    public int defaultPrecision() {
        return defaultPrecision;
    }
}
