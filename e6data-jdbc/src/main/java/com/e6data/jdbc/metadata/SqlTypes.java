package com.e6data.jdbc.metadata;

import static java.sql.DatabaseMetaData.typeNullable;
import static java.sql.DatabaseMetaData.typePredBasic;
import static java.sql.DatabaseMetaData.typePredNone;
import static java.sql.DatabaseMetaData.typeSearchable;

import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.vector.ChunkSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The types of {@code getTypeInfo} (SQL reference 2.1). */
final class SqlTypes {

    private SqlTypes() {}

    static ChunkSource typeInfo() {
        List<Object[]> rows = Arrays.stream(E6Type.values())
                // No column can be created as TIME and nothing can be cast to it.
                .filter(type -> type != E6Type.NULL && type != E6Type.OTHER && type != E6Type.TIME)
                .sorted(Comparator.comparingInt(E6Type::jdbcType))
                .map(SqlTypes::row)
                .toList();
        return ResultShape.TYPES.rows(rows);
    }

    private static Object[] row(E6Type type) {
        boolean exact = radix(type) != null;
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
            !exact,
            false,
            false,
            type.sqlName(),
            exact ? 0 : null,
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
}
