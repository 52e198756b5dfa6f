package com.e6data.jdbc.type;

import java.util.List;

/**
 * A type as the engine describes it: {@code decimal(7,2)}, {@code LONG}, {@code struct<a:int,b:array<string>>}.
 *
 * @param type the SQL type
 * @param precision digits or characters
 * @param scale digits after the point; 6 for timestamps, 9 for times, else 0
 * @param parts types within this one: the element of an array, key and value of a map, the fields of a struct; empty
 *     where the engine does not tell them
 * @param engineText the engine's own text, never null
 */
public record TypeDescriptor(E6Type type, int precision, int scale, List<Part> parts, String engineText) {

    private static final int TIMESTAMP_SCALE = 6;
    private static final int TIME_SCALE = 9;

    /**
     * A type within another one.
     *
     * @param name of a field of a struct; empty for elements, keys and values
     */
    public record Part(String name, TypeDescriptor type) {}

    /** Copies the list. */
    public TypeDescriptor {
        parts = List.copyOf(parts);
    }

    /** A type without size or parts. */
    public static TypeDescriptor of(E6Type type) {
        return of(type, List.of(), type.sqlName());
    }

    static TypeDescriptor of(E6Type type, List<Part> parts, String engineText) {
        int scale = switch (type) {
            case TIME -> TIME_SCALE;
            case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP_SCALE;
            default -> 0;
        };
        return new TypeDescriptor(type, type.defaultPrecision(), scale, parts, engineText);
    }

    /**
     * Reads a type text of the catalog or of the result metadata (protocol 6.3 and 11), in any case; also standard
     * names, those that {@link #sqlName()} gives among them. An unknown name becomes {@link E6Type#OTHER}.
     */
    public static TypeDescriptor parse(String engineText) {
        return TypeText.parse(engineText == null ? "" : engineText.strip());
    }

    /** Type of the elements of an array; null where it is unknown. */
    public TypeDescriptor element() {
        return type == E6Type.ARRAY && parts.size() == 1 ? parts.get(0).type() : null;
    }

    /** Type of the keys of a map; null where it is unknown. */
    public TypeDescriptor key() {
        return type == E6Type.MAP && parts.size() == 2 ? parts.get(0).type() : null;
    }

    /** Type of the values of a map; null where it is unknown. */
    public TypeDescriptor value() {
        return type == E6Type.MAP && parts.size() == 2 ? parts.get(1).type() : null;
    }

    /** The fields of a struct; empty where they are unknown. */
    public List<Part> fields() {
        return type == E6Type.STRUCT ? parts : List.of();
    }

    /**
     * The name for {@code getColumnTypeName} and {@code TYPE_NAME}: standard names, {@code INTEGER ARRAY} for arrays,
     * the engine's text for types that the driver does not know.
     */
    public String sqlName() {
        return switch (type) {
            case ARRAY -> element() == null ? type.sqlName() : element().sqlName() + " ARRAY";
            case OTHER -> engineText.isEmpty() ? type.sqlName() : engineText;
            default -> type.sqlName();
        };
    }
}
