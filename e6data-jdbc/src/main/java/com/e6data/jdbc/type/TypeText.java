package com.e6data.jdbc.type;

import com.e6data.jdbc.type.TypeDescriptor.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads the text of a type. A text that makes no sense is a type that is not known, never an error. */
final class TypeText {

    /** Deeper types are unknown; a hostile text could otherwise exhaust the stack. */
    static final int MAX_NESTING = 32;

    private static final String ARRAY_SUFFIX = " array";

    private TypeText() {}

    static TypeDescriptor parse(String text) {
        return parse(text, 0);
    }

    private static TypeDescriptor parse(String text, int nesting) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(ARRAY_SUFFIX) && nesting < MAX_NESTING) {
            String element = text.substring(0, text.length() - ARRAY_SUFFIX.length());
            return TypeDescriptor.of(E6Type.ARRAY, List.of(part(element, nesting)), text);
        }
        int bracket = firstBracket(lower);
        E6Type type = typeNamed(lower.substring(0, bracket).strip());
        String arguments = arguments(text, bracket);
        return switch (type) {
            case DECIMAL -> decimal(arguments, text);
            case CHAR, VARCHAR -> {
                int length = number(arguments).orElse(type.defaultPrecision());
                yield new TypeDescriptor(type, length, 0, List.of(), text);
            }
            case ARRAY, MAP, STRUCT -> {
                boolean known = !arguments.isEmpty() && nesting < MAX_NESTING;
                yield TypeDescriptor.of(type, known ? parts(type, arguments, nesting) : List.of(), text);
            }
            default -> TypeDescriptor.of(type, List.of(), text);
        };
    }

    private static List<Part> parts(E6Type type, String arguments, int nesting) {
        List<String> texts = split(arguments);
        return switch (type) {
            case STRUCT ->
                texts.stream().map(text -> field(text.strip(), nesting)).toList();
            case MAP ->
                texts.size() == 2
                        ? texts.stream().map(text -> part(text, nesting)).toList()
                        : List.of();
            default -> List.of(part(arguments, nesting));
        };
    }

    private static Part part(String text, int nesting) {
        return new Part("", parse(text.strip(), nesting + 1));
    }

    /** {@code name:type} or {@code name type}; a name may stand in quotes or backticks. */
    private static Part field(String text, int nesting) {
        char quote = text.isEmpty() ? 0 : text.charAt(0);
        int closing = quote == '"' || quote == '`' ? text.indexOf(quote, 1) : -1;
        if (closing > 0) {
            String rest = text.substring(closing + 1).strip();
            String type = rest.startsWith(":") ? rest.substring(1) : rest;
            return new Part(text.substring(1, closing), parse(type.strip(), nesting + 1));
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String rest = text.substring(end).strip();
        String type = rest.startsWith(":") ? rest.substring(1) : rest;
        return new Part(text.substring(0, end), parse(type.strip(), nesting + 1));
    }

    /** At the commas that no bracket encloses. */
    private static List<String> split(String arguments) {
        List<String> texts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            switch (arguments.charAt(i)) {
                case '(', '<' -> depth++;
                case ')', '>' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        texts.add(arguments.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {
                    // Part of a name.
                }
            }
        }
        texts.add(arguments.substring(start));
        return texts;
    }

    private static TypeDescriptor decimal(String arguments, String text) {
        int comma = arguments.indexOf(',');
        OptionalInt precision = number(comma < 0 ? arguments : arguments.substring(0, comma));
        OptionalInt scale = comma < 0 ? OptionalInt.empty() : number(arguments.substring(comma + 1));
        return new TypeDescriptor(
                E6Type.DECIMAL,
                precision.orElse(E6Type.DECIMAL.defaultPrecision()),
                precision.isPresent() ? scale.orElse(0) : 0,
                List.of(),
                text);
    }

    /** Names of the engine and the catalog, and what SQL and JDBC call the same. */
    private static E6Type typeNamed(String base) {
        return switch (base) {
            case "boolean", "bool", "bit" -> E6Type.BOOLEAN;
            case "tinyint", "byte" -> E6Type.TINYINT;
            case "smallint", "short" -> E6Type.SMALLINT;
            case "int", "integer", "int32" -> E6Type.INTEGER;
            case "bigint", "long", "int64" -> E6Type.BIGINT;
            case "float", "real" -> E6Type.REAL;
            case "double", "double precision" -> E6Type.DOUBLE;
            case "decimal", "numeric", "decimal128", "decimal_type" -> E6Type.DECIMAL;
            case "char", "character", "nchar" -> E6Type.CHAR;
            case "string",
                    "varchar",
                    "json",
                    "text",
                    "character varying",
                    "nvarchar",
                    "longvarchar",
                    "longnvarchar",
                    "clob",
                    "nclob" -> E6Type.VARCHAR;
            case "binary", "varbinary", "longvarbinary", "blob" -> E6Type.VARBINARY;
            case "date" -> E6Type.DATE;
            case "time" -> E6Type.TIME;
            case "timestamp", "datetime", "int96" -> E6Type.TIMESTAMP;
            case "timestamp_tz", "timestamp with time zone", "timestamp_with_timezone" ->
                E6Type.TIMESTAMP_WITH_TIMEZONE;
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
}
