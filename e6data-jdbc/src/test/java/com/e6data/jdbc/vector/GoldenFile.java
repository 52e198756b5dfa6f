package com.e6data.jdbc.vector;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The golden vectors: bytes with the values that they must give. */
final class GoldenFile {

    /** A column of the metadata and the type of its vector. */
    record GoldenColumn(String name, String type, String zone, String format, String vectorType) {}

    /** A chunk; values in their natural class, bytes as hex text. */
    record GoldenChunk(
            String name,
            byte[] metadata,
            long rowCount,
            byte[] chunk,
            List<GoldenColumn> columns,
            List<List<Object>> rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Bytes that must be refused. */
    record GoldenMalformed(String name, byte[] metadata, byte[] chunk, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final JsonObject FILE = read();

    private GoldenFile() {}

    private static JsonObject read() {
        try (var in = GoldenFile.class.getResourceAsStream("/golden-chunks.json")) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<GoldenChunk> chunks() {
        return objects("chunks").stream().map(GoldenFile::chunk).toList();
    }

    /** Metadata blocks without chunk. */
    static List<GoldenChunk> metadataOnly() {
        return objects("metadataOnly").stream()
                .map(json -> new GoldenChunk(
                        text(json, "name"),
                        hex(json, "metadata_hex"),
                        json.get("rowCount").getAsLong(),
                        null,
                        columns(json),
                        List.of()))
                .toList();
    }

    static List<GoldenMalformed> malformedChunks() {
        return objects("malformedChunks").stream()
                .map(json -> new GoldenMalformed(
                        text(json, "name"), hex(json, "metadata_hex"), hex(json, "chunk_hex"), text(json, "expected")))
                .toList();
    }

    private static GoldenChunk chunk(JsonObject json) {
        var columns = columns(json);
        var rows = new ArrayList<List<Object>>();
        for (var row : json.getAsJsonArray("rows")) {
            var cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(cell(columns.get(i).vectorType(), row.getAsJsonArray().get(i)));
            }
            rows.add(cells);
        }
        return new GoldenChunk(
                text(json, "name"),
                hex(json, "metadata_hex"),
                json.get("metadataRowCount").getAsLong(),
                hex(json, "chunk_hex"),
                columns,
                rows);
    }

    private static Object cell(String vectorType, JsonElement cell) {
        if (cell.isJsonNull()) {
            return null;
        }
        return switch (vectorType) {
            case "BOOLEAN" -> cell.getAsBoolean();
            case "INTEGER" -> cell.getAsInt();
            case "LONG" -> Long.valueOf(cell.getAsString());
            case "FLOAT" -> (float) Double.parseDouble(cell.getAsString());
            case "DOUBLE" -> Double.valueOf(cell.getAsString());
            case "STRING", "ARRAY", "MAP", "STRUCT" -> cell.getAsString();
            case "BINARY" -> text(cell.getAsJsonObject(), "hex");
            case "DATE" -> LocalDate.parse(text(cell.getAsJsonObject(), "iso"));
            case "DATETIME", "TIMESTAMP", "INT96" -> LocalDateTime.parse(text(cell.getAsJsonObject(), "iso"));
            case "TIMESTAMP_TZ" -> OffsetDateTime.parse(text(cell.getAsJsonObject(), "iso"));
            case "DECIMAL128" -> new BigDecimal(cell.getAsString());
            default -> throw new IllegalArgumentException(vectorType);
        };
    }

    private static List<GoldenColumn> columns(JsonObject json) {
        var columns = new ArrayList<GoldenColumn>();
        for (var element : json.getAsJsonArray("columns")) {
            var column = element.getAsJsonObject();
            columns.add(new GoldenColumn(
                    text(column, "name"),
                    text(column, "type"),
                    text(column, "zone"),
                    text(column, "format"),
                    column.has("vectorType") ? text(column, "vectorType") : ""));
        }
        return columns;
    }

    private static List<JsonObject> objects(String name) {
        return FILE.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static byte[] hex(JsonObject json, String name) {
        return HexFormat.of().parseHex(text(json, name));
    }
}
