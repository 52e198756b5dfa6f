package com.e6data.jdbc.metadata;

import static java.sql.DatabaseMetaData.typeNullable;
import static java.sql.DatabaseMetaData.typePredBasic;
import static java.sql.DatabaseMetaData.typePredNone;
import static java.sql.DatabaseMetaData.typeSearchable;

import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ChunkSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The types of {@code getTypeInfo} (SQL reference 2.1). */
final class SqlTypes {

    private SqlTypes() {}

    static ChunkSource typeInfo() {
        List<Object[]> rows = Arrays.stream(E6Type.values())
                .filter(SqlTypes::isPromised)
                .sorted(Comparator.comparingInt(E6Type::jdbcType))
                .map(SqlTypes::row)
                .toList();
        return ResultShape.TYPES.rows(rows);
    }

    /**
     * True for types that values can have in e6data. TIME is the planner's only: it is no target of CAST and has no
     * vector, so its values are read and written where a server has some, but nobody is told to make them.
     */
    private static boolean isPromised(E6Type type) {
        return switch (type) {
            case TIME, NULL, OTHER -> false;
            default -> true;
        };
    }

    private static Object[] row(E6Type type) {
        boolean number = radix(type) != null;
        return new Object[] {
            type.sqlName(),
            type.jdbcType(),
            type.defaultPrecision(),
            prefix(type),
            prefix(type) == null ? null : "'",
            switch (type) {
                case DECIMAL -> "precision,scale";
                case CHAR, VARCHAR -> "length";
                default -> null;
            },
            typeNullable,
            isText(type),
            switch (type) {
                case CHAR, VARCHAR -> typeSearchable;
                case ARRAY, MAP, STRUCT -> typePredNone;
                default -> typePredBasic;
            },
            // Unsigned, money, numbered by itself: no type is.
            false,
            false,
            false,
            type.sqlName(),
            number ? 0 : null,
            maximumScale(type),
            null,
            null,
            radix(type)
        };
    }

    private static String prefix(E6Type type) {
        return switch (type) {
            case CHAR, VARCHAR -> "'";
            case DATE -> "DATE '";
            case TIMESTAMP -> "TIMESTAMP '";
            case VARBINARY -> "X'";
            default -> null;
        };
    }

    private static Integer maximumScale(E6Type type) {
        return switch (type) {
            case DECIMAL -> 38;
            case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> 6;
            default -> radix(type) == null ? null : 0;
        };
    }

    static boolean isText(E6Type type) {
        return type == E6Type.CHAR || type == E6Type.VARCHAR;
    }

    /** 10 for numbers, whose precision counts decimal digits; else null. */
    static Integer radix(E6Type type) {
        return switch (type) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> 10;
            default -> null;
        };
    }

    /** Digits after the point; null where there are none to speak of, also for REAL and DOUBLE. */
    static Integer scale(TypeDescriptor type) {
        return switch (type.type()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, TIME, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> type.scale();
            default -> null;
        };
    }

    /** Bytes of a value of fixed size; else null. */
    static Integer bytes(E6Type type) {
        return switch (type) {
            case BOOLEAN, TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER, REAL -> 4;
            case BIGINT, DOUBLE -> 8;
            default -> null;
        };
    }

    /** The most bytes that a text or binary value takes, four for each character in UTF-8; else null. */
    static Integer octets(TypeDescriptor type) {
        return switch (type.type()) {
            case CHAR, VARCHAR ->
                type.precision() > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : (Integer) (type.precision() * 4);
            case VARBINARY -> type.precision();
            default -> null;
        };
    }
}
