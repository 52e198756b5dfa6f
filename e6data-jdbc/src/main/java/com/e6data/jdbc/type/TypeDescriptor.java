package com.e6data.jdbc.type;

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

    /** Reads a type text of the catalog or of the result metadata. An unknown name becomes {@link E6Type#OTHER}. */
    public static TypeDescriptor parse(String engineText) {
        throw new UnsupportedOperationException("floor 0");
    }

    /**
     * The name for {@code getColumnTypeName} and {@code TYPE_NAME}: standard names, {@code INTEGER ARRAY} for arrays.
     */
    public String sqlName() {
        throw new UnsupportedOperationException("floor 0");
    }
}
