package com.e6data.jdbc.metadata;

import java.sql.Types;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which types CAST turns into which (SQL reference 2.4), for {@code supportsConvert}. Its table leaves cells open;
 * those between two kinds of numbers count as yes, the others as no.
 */
final class Casts {

    private enum Kind {
        TEXT,
        /** INT and what is read as one; the only numbers that become BOOLEAN. */
        INTEGER,
        NUMBER,
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
            case INTEGER -> EnumSet.of(Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN);
            case NUMBER -> EnumSet.of(Kind.TEXT, Kind.INTEGER, Kind.NUMBER);
            case BOOLEAN -> EnumSet.of(Kind.TEXT, Kind.BOOLEAN);
            case DATE, TIMESTAMP -> EnumSet.of(Kind.TEXT, Kind.DATE, Kind.TIMESTAMP);
            case OTHER -> Set.of();
        };
    }

    private static Kind kind(int jdbcType) {
        return switch (jdbcType) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> Kind.TEXT;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Kind.INTEGER;
            case Types.BIGINT, Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.NUMBER;
            case Types.BOOLEAN, Types.BIT -> Kind.BOOLEAN;
            case Types.DATE -> Kind.DATE;
            case Types.TIMESTAMP -> Kind.TIMESTAMP;
            default -> Kind.OTHER;
        };
    }
}
