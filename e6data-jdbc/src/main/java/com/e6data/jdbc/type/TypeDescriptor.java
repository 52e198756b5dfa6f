package com.e6data.jdbc.type;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * A type as the engine describes it: {@code decimal(7,2)}, {@code LONG}, {@code array<int>}.
 *
 * @param type the SQL type
 * @param precision digits or characters
 * @param scale digits after the point; 6 for timestamps, else 0
 * @param element type of the elements of an array, else null
 * @param engineText the engine's own text, never null
 */
public record TypeDescriptor(E6Type type, int precision, int scale, TypeDescriptor element, String engineText) {

    private static final int MAX_NESTING = 32;
    private static final int TIMESTAMP_SCALE = 6;
    private static final String ARRAY_SUFFIX = " array";

    /**
     * Reads a type text of the catalog or of the result metadata (protocol 6.3 and 11), in any case; also the names
     * that {@link #sqlName()} gives. An unknown name becomes {@link E6Type#OTHER}.
     */
    public static TypeDescriptor parse(String engineText) {
        return parse(engineText == null ? "" : engineText.strip(), 0);
    }

    private static TypeDescriptor parse(String text, int nesting) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(ARRAY_SUFFIX) && nesting < MAX_NESTING) {
            String element = text.substring(0, text.length() - ARRAY_SUFFIX.length());
            return of(E6Type.ARRAY, 0, parse(element.strip(), nesting + 1), text);
        }
        int bracket = firstBracket(lower);
        String base = lower.substring(0, bracket).strip();
        String arguments = arguments(text, bracket);
        E6Type type = typeNamed(base);
        return switch (type) {
            case DECIMAL -> decimal(arguments, text);
            case CHAR, VARCHAR -> {
                OptionalInt length = number(arguments);
                yield new TypeDescriptor(type, length.orElse(type.defaultPrecision()), 0, null, text);
            }
            case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> of(type, TIMESTAMP_SCALE, null, text);
            case ARRAY -> {
                boolean known = !arguments.isEmpty() && nesting < MAX_NESTING;
                yield of(type, 0, known ? parse(arguments, nesting + 1) : null, text);
            }
            default -> of(type, 0, null, text);
        };
    }

    private static TypeDescriptor of(E6Type type, int scale, TypeDescriptor element, String text) {
        return new TypeDescriptor(type, type.defaultPrecision(), scale, element, text);
    }

    private static TypeDescriptor decimal(String arguments, String text) {
        int comma = arguments.indexOf(',');
        OptionalInt precision = number(comma < 0 ? arguments : arguments.substring(0, comma));
        OptionalInt scale = comma < 0 ? OptionalInt.empty() : number(arguments.substring(comma + 1));
        return new TypeDescriptor(
                E6Type.DECIMAL,
                precision.orElse(E6Type.DECIMAL.defaultPrecision()),
                precision.isPresent() ? scale.orElse(0) : 0,
                null,
                text);
    }

    private static E6Type typeNamed(String base) {
        return switch (base) {
            case "boolean", "bool" -> E6Type.BOOLEAN;
            case "tinyint", "byte" -> E6Type.TINYINT;
            case "smallint", "short" -> E6Type.SMALLINT;
            case "int", "integer" -> E6Type.INTEGER;
            case "bigint", "long" -> E6Type.BIGINT;
            case "float", "real" -> E6Type.REAL;
            case "double" -> E6Type.DOUBLE;
            case "decimal", "numeric", "decimal128", "decimal_type" -> E6Type.DECIMAL;
            case "char" -> E6Type.CHAR;
            case "string", "varchar", "json" -> E6Type.VARCHAR;
            case "binary", "varbinary" -> E6Type.VARBINARY;
            case "date" -> E6Type.DATE;
            case "timestamp", "datetime", "int96" -> E6Type.TIMESTAMP;
            case "timestamp_tz", "timestamp with time zone" -> E6Type.TIMESTAMP_WITH_TIMEZONE;
            case "array" -> E6Type.ARRAY;
            case "map" -> E6Type.MAP;
            case "struct" -> E6Type.STRUCT;
            case "null" -> E6Type.NULL;
            default -> E6Type.OTHER;
        };
    }

    private static int firstBracket(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(' || text.charAt(i) == '<') {
                return i;
            }
        }
        return text.length();
    }

    /** The text up to the bracket that closes the one at {@code open}; up to the end where none does. */
    private static String arguments(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '<') {
                depth++;
            } else if ((c == ')' || c == '>') && --depth == 0) {
                return text.substring(open + 1, i).strip();
            }
        }
        return open < text.length() ? text.substring(open + 1).strip() : "";
    }

    private static OptionalInt number(String text) {
        try {
            int value = Integer.parseInt(text.strip());
            return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
        } catch (NumberFormatException e) {
            // An argument that is no number says nothing about the size; the default stands.
            return OptionalInt.empty();
        }
    }

    /**
     * The name for {@code getColumnTypeName} and {@code TYPE_NAME}: standard names, {@code INTEGER ARRAY} for arrays,
     * the engine's text for types that the driver does not know.
     */
    public String sqlName() {
        return switch (type) {
            case ARRAY -> element == null ? type.sqlName() : element.sqlName() + " ARRAY";
            case OTHER -> engineText.isEmpty() ? type.sqlName() : engineText;
            default -> type.sqlName();
        };
    }
}
