package com.e6data.jdbc.type;

/**
 * The text of a value that has no vector type of its own (protocol 7.7): what it is, only the metadata tells. A value
 * of this kind converts as its type does, and to {@code String} as the text that came.
 */
public sealed interface TypedText {

    /** As it came. */
    String text();

    /** {@code HH:mm:ss[.fffffffff]}. */
    record OfTime(String text) implements TypedText {}

    /** An array; the type knows the element or does not. */
    record OfArray(String text, TypeDescriptor type) implements TypedText {}

    /** A map; the type knows key and value or does not. */
    record OfMap(String text, TypeDescriptor type) implements TypedText {}

    /** A struct; the type knows the fields or does not. */
    record OfStruct(String text, TypeDescriptor type) implements TypedText {}

    /** The natural value of a column: the value itself, or its text together with the type that gives it a meaning. */
    static Object of(TypeDescriptor type, Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (type.type()) {
            case TIME -> new OfTime(text);
            case ARRAY -> new OfArray(text, type);
            case MAP -> new OfMap(text, type);
            case STRUCT -> new OfStruct(text, type);
            default -> text;
        };
    }
}
