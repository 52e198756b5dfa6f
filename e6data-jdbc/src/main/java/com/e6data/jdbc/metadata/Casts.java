package com.e6data.jdbc.metadata;

import java.sql.Types;
import java.util.EnumSet;
import java.util.Set;

/** Which types CAST turns into which (SQL reference 2.4), for {@code supportsConvert}. */
final class Casts {

    private enum Kind {
        TEXT,
        EXACT,
        APPROXIMATE,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        OTHER
    }

    private Casts() {}

    static boolean supports(int fromType, int toType) {
        Kind from = kind(fromType);
        Kind to = kind(toType);
        return from != Kind.OTHER && to != Kind.OTHER && targets(from).contains(to);
    }

    private static Set<Kind> targets(Kind from) {
        return switch (from) {
            case TEXT -> EnumSet.allOf(Kind.class);
            case EXACT, APPROXIMATE -> EnumSet.of(Kind.TEXT, Kind.EXACT, Kind.APPROXIMATE);
            case BOOLEAN -> EnumSet.of(Kind.TEXT, Kind.BOOLEAN);
            case DATE, TIMESTAMP -> EnumSet.of(Kind.TEXT, Kind.DATE, Kind.TIMESTAMP);
            case OTHER -> Set.of();
        };
    }

    private static Kind kind(int jdbcType) {
        return switch (jdbcType) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> Kind.TEXT;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> Kind.EXACT;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.APPROXIMATE;
            case Types.BOOLEAN, Types.BIT -> Kind.BOOLEAN;
            case Types.DATE -> Kind.DATE;
            case Types.TIMESTAMP -> Kind.TIMESTAMP;
            default -> Kind.OTHER;
        };
    }
}
