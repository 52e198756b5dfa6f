package com.e6data.emulator.sql;

import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The conversion of a value to the type of the column that stores it. JDBC clients bind a boolean to a number, a number
 * to a boolean and a text to everything: what has one meaning is stored, what has none is refused, and what does not
 * fit fails when the statement runs.
 */
final class Assignment {

    private enum Group {
        BOOLEAN,
        NUMBER,
        TEXT,
        DATE,
        TIME,
        TIMESTAMP,
        BINARY,
        ARRAY,
        MAP,
        STRUCT,
        OTHER
    }

    private static final Pattern TIME_OF_DAY = Pattern.compile("'\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?'");

    private static final String SINGLE = "E6_SINGLE";
    private static final String WHOLE = "E6_WHOLE";

    private Assignment() {}

    /**
     * Printed text that H2 can store.
     *
     * @param text the printed value
     * @param from its validated type; null or NULL where nothing is known
     * @param to type of the column
     */
    static String convert(
            String text, RelDataType from, RelDataType to, String column, SqlParserPos pos, PrintContext context) {
        if (from == null || from.getSqlTypeName() == SqlTypeName.NULL || from.getSqlTypeName() == SqlTypeName.ANY) {
            return text;
        }
        Group source = group(from);
        Group target = group(to);
        if (!isPossible(source, target)) {
            throw new PrintRefusal(
                    "Cannot assign to target field '" + column + "' of type " + to + " from a value of type " + from,
                    pos);
        }
        return switch (target) {
            // H2 stores all that it can convert; these it would convert otherwise than e6data's casts.
            case NUMBER -> number(text, from, source, to, context);
            case DATE, TIME -> source == Group.TEXT ? H2Types.cast(text, from, to) : text;
            case TIMESTAMP -> source == Group.TEXT ? H2Types.cast(dated(text), from, to) : text;
            default -> text;
        };
    }

    /** A time of day, as clients write what they set with {@code setTime}, is on the first day of the epoch. */
    private static String dated(String text) {
        return TIME_OF_DAY.matcher(text).matches() ? "'1970-01-01 " + text.substring(1) : text;
    }

    private static String number(String text, RelDataType from, Group source, RelDataType to, PrintContext context) {
        boolean single = SqlTypeName.APPROX_TYPES.contains(to.getSqlTypeName())
                && to.getSqlTypeName() != SqlTypeName.DOUBLE
                && to.getSqlTypeName() != from.getSqlTypeName();
        if (single) {
            // H2 makes an infinity of what is too large.
            context.alias(SINGLE, Narrow.class.getName() + ".toSingle");
            return SINGLE + "(" + text + ")";
        }
        if (source != Group.NUMBER || !SqlTypeName.INT_TYPES.contains(to.getSqlTypeName())) {
            return text;
        }
        if (SqlTypeName.APPROX_TYPES.contains(from.getSqlTypeName())) {
            // H2 makes NULL of the integer part of NaN.
            context.alias(WHOLE, Narrow.class.getName() + ".toWhole");
            return WHOLE + "(" + text + ")";
        }
        return from.getSqlTypeName() == SqlTypeName.DECIMAL ? H2Types.cast(text, from, to) : text;
    }

    private static boolean isPossible(Group source, Group target) {
        return switch (source) {
            case BOOLEAN, NUMBER -> target == Group.BOOLEAN || target == Group.NUMBER || target == Group.TEXT;
            case TEXT -> target != Group.ARRAY;
            case DATE, TIMESTAMP ->
                target == Group.DATE
                        || target == Group.TIMESTAMP
                        || target == Group.TEXT
                        || target == Group.TIME && source == Group.TIMESTAMP;
            case TIME -> target == Group.TIME || target == Group.TEXT;
            case BINARY -> target == Group.BINARY || target == Group.TEXT;
            case ARRAY -> target == Group.ARRAY || target == Group.TEXT;
            case MAP, STRUCT, OTHER -> target == source || target == Group.TEXT;
        };
    }

    private static Group group(RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        if (SqlTypeFamily.NUMERIC.getTypeNames().contains(name)) {
            return Group.NUMBER;
        }
        return switch (name) {
            case BOOLEAN -> Group.BOOLEAN;
            case CHAR, VARCHAR -> Group.TEXT;
            case DATE -> Group.DATE;
            case TIME -> Group.TIME;
            case TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Group.TIMESTAMP;
            case BINARY, VARBINARY -> Group.BINARY;
            case ARRAY, MULTISET -> Group.ARRAY;
            case MAP -> Group.MAP;
            case ROW -> Group.STRUCT;
            default -> Group.OTHER;
        };
    }
}
