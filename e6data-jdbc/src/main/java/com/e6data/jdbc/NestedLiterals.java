package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.sql.BackslashMode;
import com.e6data.jdbc.sql.Literals;
import com.e6data.jdbc.type.TypeDescriptor;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;

/**
 * Values of parameters as literals, arrays, maps and structs among them, which are written with the constructors of
 * e6data (SQL reference 1.2): {@code ARRAY[..]}, {@code MAP[k, v, ..]}, {@code NAMED_STRUCT('f', v, ..)}.
 */
final class NestedLiterals {

    /** A collection that holds itself would never end. */
    private static final int MAX_NESTING = 32;

    private final BackslashMode backslash;
    private final StringBuilder text = new StringBuilder();

    private NestedLiterals(BackslashMode backslash) {
        this.backslash = backslash;
    }

    /**
     * The literal of a value as {@link Binds} gives it.
     *
     * @throws SQLException 22018 where the value, or one inside it, has no literal
     */
    static String of(Object value, BackslashMode backslash) throws SQLException {
        if (value instanceof Object[] || value instanceof Map || value instanceof Struct) {
            var literal = new NestedLiterals(backslash);
            literal.append(value, 0);
            return literal.text.toString();
        }
        return Literals.of(value, backslash);
    }

    private void append(Object value, int nesting) throws SQLException {
        if (nesting > MAX_NESTING) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "The value holds others more than " + MAX_NESTING + " levels deep; set it as text.");
        }
        if (value instanceof Object[] elements) {
            text.append("ARRAY[");
            for (int i = 0; i < elements.length; i++) {
                appendNext(i == 0, elements[i], nesting);
            }
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append("MAP[");
            boolean first = true;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                appendNext(first, entry.getKey(), nesting);
                appendNext(false, entry.getValue(), nesting);
                first = false;
            }
            text.append(']');
        } else if (value instanceof Struct struct) {
            appendStruct(struct, nesting);
        } else {
            text.append(Literals.of(value, backslash));
        }
    }

    private void appendNext(boolean first, Object value, int nesting) throws SQLException {
        text.append(first ? "" : ", ");
        append(Binds.natural(value), nesting + 1);
    }

    private void appendStruct(Struct struct, int nesting) throws SQLException {
        TypeDescriptor type =
                struct instanceof E6Struct ours ? ours.type() : TypeDescriptor.parse(struct.getSQLTypeName());
        Object[] attributes = Arguments.notNull("Attributes of the struct", struct.getAttributes());
        if (attributes.length == 0 || type.fields().size() != attributes.length) {
            throw ErrorKind.INVALID_CONVERSION.exception("The struct " + struct.getSQLTypeName() + " has "
                    + attributes.length + " attributes and " + type.fields().size()
                    + " names for them; create it with createStruct(\"struct<name:type,...>\", attributes).");
        }
        text.append("NAMED_STRUCT(");
        for (int i = 0; i < attributes.length; i++) {
            appendNext(i == 0, type.fields().get(i).name(), nesting);
            appendNext(false, attributes[i], nesting);
        }
        text.append(')');
    }
}
