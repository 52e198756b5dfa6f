package com.e6data.emulator.sql;

import com.e6data.emulator.wire.WireType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Validated types in H2's words, conversions between them, and their types on the wire. */
final class H2Types {

    static final String DOUBLE = "DOUBLE PRECISION";

    private H2Types() {}

    /** H2's name of a type, as CAST wants it. */
    static String name(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> "BOOLEAN";
            case TINYINT -> "TINYINT";
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case FLOAT, REAL -> "REAL";
            case DOUBLE -> DOUBLE;
            case DECIMAL -> "NUMERIC(" + type.getPrecision() + ", " + type.getScale() + ")";
            case CHAR, VARCHAR -> type.getPrecision() > 0 ? "VARCHAR(" + type.getPrecision() + ")" : "VARCHAR";
            case DATE -> "DATE";
            case TIME -> "TIME(9)";
            case TIMESTAMP -> "TIMESTAMP(6)";
            case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP(6) WITH TIME ZONE";
            case BINARY, VARBINARY -> "VARBINARY";
            case ARRAY -> name(type.getComponentType()) + " ARRAY";
            default -> "VARCHAR";
        };
    }

    /** Text that converts a printed expression; CAST of fractions to integers cuts, as the engine's Java does. */
    static String cast(String text, RelDataType from, RelDataType to) {
        String name = name(to);
        if (from != null && SqlTypeName.INT_TYPES.contains(to.getSqlTypeName()) && isFraction(from)) {
            return "CAST(TRUNC(" + text + ") AS " + name + ")";
        }
        if (from != null && to.getSqlTypeName() == SqlTypeName.DATE && SqlTypeUtil.isCharacter(from)) {
            // H2 takes no time of day here, a timestamp takes both forms.
            return text.startsWith("'") && text.length() <= 12
                    ? "CAST(" + text + " AS DATE)"
                    : "CAST(CAST(" + text + " AS TIMESTAMP) AS DATE)";
        }
        return "CAST(" + text + " AS " + name + ")";
    }

    private static boolean isFraction(RelDataType type) {
        return SqlTypeUtil.isApproximateNumeric(type) || SqlTypeUtil.isDecimal(type) && type.getScale() != 0;
    }

    static boolean isFloating(RelDataType type) {
        return type != null && SqlTypeUtil.isApproximateNumeric(type);
    }

    /** Type of a result column on the wire (protocol 6.3). */
    static WireType wire(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> WireType.BOOLEAN;
            case TINYINT -> WireType.BYTE;
            case SMALLINT -> WireType.SHORT;
            case INTEGER -> WireType.INTEGER;
            case BIGINT -> WireType.LONG;
            case FLOAT, REAL -> WireType.FLOAT;
            case DOUBLE -> WireType.DOUBLE;
            case DECIMAL -> WireType.DECIMAL128;
            case CHAR, VARCHAR, ANY, SYMBOL -> WireType.STRING;
            case DATE -> WireType.DATE;
            case TIME -> WireType.TIME;
            case TIMESTAMP -> WireType.DATETIME;
            case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> WireType.TIMESTAMP_TZ;
            case BINARY, VARBINARY -> WireType.BINARY;
            case ARRAY, MULTISET -> WireType.ARRAY;
            case MAP -> WireType.MAP;
            case ROW, STRUCTURED -> WireType.STRUCT;
            case NULL -> WireType.NULL;
            default ->
                throw new PrintRefusal(
                        "A result column cannot have the type " + type.getFullTypeString(), (SqlParserPos) null);
        };
    }
}
