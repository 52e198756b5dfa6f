package com.e6data.jdbc;

import com.e6data.jdbc.type.Conversions;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Arrays, maps and structs as JSON text, in the form in which the driver reads them too. */
final class ValueText {

    private ValueText() {}

    /** Never fails: a value that has no text of its own is shown by its class. */
    static String of(Object value) {
        var text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof E6Array array) {
            append(text, array.elements());
        } else if (value instanceof Collection<?> elements) {
            appendAll(text, '[', elements, ']');
        } else if (value instanceof E6Struct struct) {
            appendStruct(text, struct);
        } else if (value instanceof Map<?, ?> map) {
            appendAll(text, '{', map.entrySet(), '}');
        } else if (value instanceof Map.Entry<?, ?> entry) {
            quote(text, plain(entry.getKey()));
            text.append(": ");
            append(text, entry.getValue());
        } else {
            quote(text, plain(value));
        }
    }

    private static void appendAll(StringBuilder text, char opening, Collection<?> values, char closing) {
        String separator = "";
        text.append(opening);
        for (Object value : values) {
            text.append(separator);
            append(text, value);
            separator = ", ";
        }
        text.append(closing);
    }

    private static void appendStruct(StringBuilder text, E6Struct struct) {
        Object[] attributes = struct.getAttributes();
        boolean named = struct.type().fields().size() == attributes.length;
        text.append('{');
        for (int i = 0; i < attributes.length; i++) {
            text.append(i == 0 ? "" : ", ");
            if (named) {
                quote(text, struct.type().fields().get(i).name());
                text.append(": ");
            }
            append(text, attributes[i]);
        }
        text.append('}');
    }

    private static String plain(Object value) {
        try {
            Object natural = Binds.natural(value);
            return natural instanceof List<?> || natural instanceof Object[]
                    ? value.toString()
                    : Conversions.convert(natural, String.class, null);
        } catch (SQLException e) {
            // Not a value of SQL; the text is for people then.
            return String.valueOf(value);
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
