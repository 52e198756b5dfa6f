package com.e6data.emulator.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.h2.value.Value;
import org.h2.value.ValueJson;
import org.h2.value.ValueNull;

/**
 * JSON in text columns. What is no JSON, or is not there, is NULL. Structs and variants travel as values of H2's JSON
 * type, so that a text in them is told from a document.
 */
public final class JsonFunctions {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFunctions() {}

    /** Text of a part, strings with their quotes; NULL for a JSON null. */
    public static String extract(String json, String path) {
        return json == null || path == null ? null : text(JsonPath.of(path).find(read(json)));
    }

    /** A string without quotes, a number or a boolean; NULL for objects and arrays. */
    public static String value(String json, String path) {
        return json == null || path == null ? null : scalar(JsonPath.of(path).find(read(json)));
    }

    /** Like {@link #extract} with ClickHouse's paths ({@code a.b}), strings without quotes. */
    public static String extractKeys(String json, String path) {
        if (json == null || path == null) {
            return null;
        }
        JsonNode node = JsonPath.ofKeys(path).find(read(json));
        return node != null && node.isTextual() ? node.textValue() : text(node);
    }

    public static Boolean has(String json, String path) {
        return json == null || path == null
                ? null
                : (Boolean) (JsonPath.ofKeys(path).find(read(json)) != null);
    }

    public static Boolean isValid(String s) {
        return s == null ? null : (Boolean) (read(s) != null);
    }

    /** NULL when the document is not an array. */
    public static Integer arrayLength(String json) {
        JsonNode node = json == null ? null : read(json);
        return node == null || !node.isArray() ? null : (Integer) node.size();
    }

    /** The document without blanks. */
    public static String format(Value x) {
        if (Values.isNull(x)) {
            return null;
        }
        JsonNode node = x.getValueType() == Value.ARRAY ? node(x) : read(x.getString());
        if (node == null) {
            throw new IllegalArgumentException("Not JSON: '" + x.getString() + "'");
        }
        return write(node);
    }

    /** JSON of any value; a text becomes a JSON string. */
    public static String toJson(Value x) {
        return Values.isNull(x) ? null : write(node(x));
    }

    /** A value of H2's JSON type. */
    public static Value parse(String s) {
        if (s == null) {
            return ValueNull.INSTANCE;
        }
        JsonNode node = read(s);
        if (node == null) {
            throw new IllegalArgumentException("Not JSON: '" + s + "'");
        }
        return ValueJson.fromJson(write(node));
    }

    /** Like {@link #parse}, NULL when the text is not JSON. */
    public static Value tryParse(String s) {
        JsonNode node = s == null ? null : read(s);
        return node == null ? ValueNull.INSTANCE : ValueJson.fromJson(write(node));
    }

    /** A struct of names and values in turn, as a value of H2's JSON type. */
    public static Value object(Value... namesAndValues) {
        return object("NAMED_STRUCT", "name", namesAndValues);
    }

    /** A map of keys and values in turn, as a value of H2's JSON type. */
    public static Value map(Value... keysAndValues) {
        return object("MAP", "key", keysAndValues);
    }

    private static Value object(String constructor, String name, Value[] namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(constructor + " needs " + name + "s and values in pairs, not "
                    + namesAndValues.length + " arguments");
        }
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (Values.isNull(namesAndValues[i])) {
                throw new IllegalArgumentException(
                        constructor + ": the " + name + " at position " + (i + 1) + " is NULL");
            }
            if (object.replace(namesAndValues[i].getString(), node(namesAndValues[i + 1])) != null) {
                throw new IllegalArgumentException(
                        constructor + ": the " + name + " " + namesAndValues[i].getString() + " comes twice");
            }
        }
        return ValueJson.fromJson(write(object));
    }

    /** A field of a struct, strings without quotes; names are matched without case. */
    public static String field(String json, String... path) {
        JsonNode node = json == null ? null : read(json);
        for (String name : path) {
            node = node == null ? null : member(node, name);
        }
        return node != null && node.isTextual() ? node.textValue() : text(node);
    }

    private static JsonNode member(JsonNode object, String name) {
        return object.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode node(Value x) {
        if (Values.isNull(x)) {
            return JSON.nullNode();
        }
        return switch (x.getValueType()) {
            case Value.BOOLEAN -> JSON.getNodeFactory().booleanNode(x.getBoolean());
            case Value.JSON -> read(x.getString());
            case Value.ARRAY -> {
                var array = JSON.createArrayNode();
                for (Value e : Values.elements(x)) {
                    array.add(node(e));
                }
                yield array;
            }
            default -> number(x);
        };
    }

    private static JsonNode number(Value x) {
        var nodes = JSON.getNodeFactory();
        if (Values.isInteger(x)) {
            return nodes.numberNode(x.getLong());
        }
        return switch (x.getValueType()) {
            case Value.REAL -> nodes.numberNode(x.getFloat());
            case Value.DOUBLE -> nodes.numberNode(x.getDouble());
            case Value.NUMERIC, Value.DECFLOAT -> nodes.numberNode(x.getBigDecimal());
            default -> nodes.textNode(x.getString());
        };
    }

    private static JsonNode read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? null : write(node);
    }

    private static String scalar(JsonNode node) {
        return node == null || node.isNull() || node.isContainerNode() ? null : node.asText();
    }

    private static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON value cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
