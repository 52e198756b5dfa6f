package com.e6data.jdbc.type;

import com.e6data.jdbc.type.TypeDescriptor.Part;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the texts in which arrays, maps and structs arrive. Their syntax is not promised (protocol 7.7), so several are
 * understood: JSON; {@code [a, b]}; {@code {k: v}}, {@code {k=v}} and {@code {k -> v}} with or without quotes; the
 * values of a struct without names, in braces, brackets or parentheses.
 *
 * <p>The type leads: it says how deep to look and what the values are. What it does not know stays text. Without quotes
 * a text ends at the comma or bracket that no bracket inside it encloses.
 */
public final class NestedText {

    /** What becomes of the values that are read. A map is a {@code Map} for everyone. */
    public interface Builder {
        /** An array of elements in the class of their type. */
        Object array(TypeDescriptor element, List<Object> elements) throws SQLException;

        /** A struct; the type has one field for each attribute. */
        Object struct(TypeDescriptor type, Object[] attributes) throws SQLException;
    }

    /** Lists for arrays, maps by field name for structs. */
    public static final Builder COLLECTIONS = new Builder() {
        @Override
        public Object array(TypeDescriptor element, List<Object> elements) {
            return elements;
        }

        @Override
        public Object struct(TypeDescriptor type, Object[] attributes) {
            return byName(type, attributes);
        }
    };

    private static final TypeDescriptor TEXT = TypeDescriptor.of(E6Type.VARCHAR);

    private final Builder builder;
    private final TextCursor in;

    private NestedText(String text, TypeDescriptor type, Builder builder) {
        this.in = new TextCursor(text.strip(), type);
        this.builder = builder;
    }

    /**
     * Reads a value.
     *
     * @param type ARRAY, MAP or STRUCT
     * @throws SQLException 22018, or what the conversion of an element throws
     */
    public static Object read(String text, TypeDescriptor type, Builder builder) throws SQLException {
        var reading = new NestedText(text, type, builder);
        Object value = reading.nested(type);
        if (!reading.in.atEnd()) {
            throw reading.in.malformed("the end");
        }
        return value;
    }

    /** The attributes of a struct under their names, in their order. */
    public static Map<String, Object> byName(TypeDescriptor type, Object[] attributes) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i++) {
            map.put(type.fields().get(i).name(), attributes[i]);
        }
        return map;
    }

    private Object nested(TypeDescriptor type) throws SQLException {
        return switch (type.type()) {
            case ARRAY -> array(type);
            case MAP -> map(type);
            default -> struct(type);
        };
    }

    private Object array(TypeDescriptor type) throws SQLException {
        TypeDescriptor element = type.element() == null ? TEXT : type.element();
        List<Object> elements = new ArrayList<>();
        if (!in.take('[')) {
            throw in.malformed("[");
        }
        if (in.take(']')) {
            return builder.array(element, elements);
        }
        do {
            elements.add(value(element, ']'));
        } while (in.comma(']'));
        return builder.array(element, elements);
    }

    private Map<Object, Object> map(TypeDescriptor type) throws SQLException {
        TypeDescriptor keys = type.key() == null ? TEXT : type.key();
        TypeDescriptor values = type.value() == null ? TEXT : type.value();
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!in.take('{')) {
            throw in.malformed("{");
        }
        if (in.take('}')) {
            return map;
        }
        do {
            Object key = keys.type().isNested() ? nested(keys) : scalar(keys, in.key());
            if (!in.separator()) {
                throw in.malformed(": or = after a key");
            }
            Object value = value(values, '}');
            if (map.containsKey(key)) {
                throw in.malformed("a key that comes once");
            }
            map.put(key, value);
        } while (in.comma('}'));
        return map;
    }

    private Object struct(TypeDescriptor type) throws SQLException {
        char closing = in.openAny();
        if (closing == 0) {
            throw in.malformed("{");
        }
        if (in.take(closing)) {
            return builder.struct(type, new Object[type.fields().size()]);
        }
        boolean named = closing == '}' && startsWithName(type);
        if (!named) {
            return positional(type, closing);
        }
        return type.fields().isEmpty() ? unknownFields(type) : knownFields(type);
    }

    /** A name of the type where it knows names, else any text before a colon or an equals sign. */
    private boolean startsWithName(TypeDescriptor type) throws SQLException {
        int start = in.position();
        String name = in.key();
        boolean named = in.separator() && (type.fields().isEmpty() || field(type, name) >= 0);
        in.back(start);
        return named;
    }

    private Object knownFields(TypeDescriptor type) throws SQLException {
        Object[] attributes = new Object[type.fields().size()];
        boolean[] seen = new boolean[attributes.length];
        do {
            String name = in.key();
            int field = field(type, name);
            if (!in.separator() || field < 0 || seen[field]) {
                throw in.malformed("a field of the type, once");
            }
            seen[field] = true;
            attributes[field] = value(type.fields().get(field).type(), '}');
        } while (in.comma('}'));
        return builder.struct(type, attributes);
    }

    private Object unknownFields(TypeDescriptor type) throws SQLException {
        List<Part> fields = new ArrayList<>();
        List<Object> attributes = new ArrayList<>();
        do {
            fields.add(new Part(in.key(), TEXT));
            if (!in.separator()) {
                throw in.malformed(": or = after the name of a field");
            }
            attributes.add(value(TEXT, '}'));
        } while (in.comma('}'));
        return builder.struct(TypeDescriptor.of(E6Type.STRUCT, fields, type.engineText()), attributes.toArray());
    }

    private Object positional(TypeDescriptor type, char closing) throws SQLException {
        List<Part> fields = type.fields();
        List<Object> attributes = new ArrayList<>();
        do {
            int i = attributes.size();
            if (i == fields.size()) {
                throw in.malformed(fields.isEmpty() ? "names of fields" : "no more than the type's fields");
            }
            attributes.add(value(fields.get(i).type(), closing));
        } while (in.comma(closing));
        if (attributes.size() < fields.size()) {
            throw in.malformed("a value for each field");
        }
        return builder.struct(type, attributes.toArray());
    }

    private static int field(TypeDescriptor type, String name) {
        List<Part> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private Object value(TypeDescriptor type, char closing) throws SQLException {
        if (type.type().isNested() && !in.isNull(closing)) {
            return nested(type);
        }
        return scalar(type, in.value(closing));
    }

    private static Object scalar(TypeDescriptor type, String text) throws SQLException {
        if (text == null) {
            return null;
        }
        Class<?> target = type.type().javaClass();
        return target == Object.class ? text : Conversions.convert(text, target, null);
    }
}
