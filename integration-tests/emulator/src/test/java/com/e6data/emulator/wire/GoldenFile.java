package com.e6data.emulator.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The golden vectors of the specification as Java values. */
final class GoldenFile {

    /** A chunk with the rows that it stands for. */
    record Chunk(
            String name, byte[] bytes, byte[] metadata, long rowCount, JsonArray columns, List<List<Object>> rows) {
        @Override
        public String toString() {
            return name;
        }

        /** Columns for the writer; the scale of a decimal column is that of its first value. */
        List<OutputColumn> outputColumns() {
            var result = new ArrayList<OutputColumn>();
            for (var index = 0; index < columns.size(); index++) {
                var at = index;
                var column = columns.get(index).getAsJsonObject();
                var scale = rows.stream()
                        .map(row -> row.get(at))
                        .filter(BigDecimal.class::isInstance)
                        .mapToInt(value -> ((BigDecimal) value).scale())
                        .findFirst()
                        .orElse(0);
                result.add(new OutputColumn(
                        column.get("name").getAsString(),
                        WireType.valueOf(column.get("vectorType").getAsString()),
                        scale));
            }
            return result;
        }
    }

    private GoldenFile() {}

    static Stream<Chunk> chunks() throws IOException {
        return load().getAsJsonArray("chunks").asList().stream().map(each -> {
            var chunk = each.getAsJsonObject();
            var columns = chunk.getAsJsonArray("columns");
            return new Chunk(
                    chunk.get("name").getAsString(),
                    hex(chunk, "chunk_hex"),
                    hex(chunk, "metadata_hex"),
                    chunk.get("metadataRowCount").getAsLong(),
                    columns,
                    rows(chunk.getAsJsonArray("rows"), columns));
        });
    }

    static Stream<JsonObject> metadataOnly() throws IOException {
        return load().getAsJsonArray("metadataOnly").asList().stream().map(JsonElement::getAsJsonObject);
    }

    static byte[] hex(JsonObject object, String field) {
        return HexFormat.of().parseHex(object.get(field).getAsString());
    }

    static List<MetadataWriter.Entry> entries(JsonArray columns) {
        return columns.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(column -> new MetadataWriter.Entry(
                        column.get("name").getAsString(),
                        column.get("type").getAsString(),
                        column.get("zone").getAsString(),
                        column.get("format").getAsString()))
                .toList();
    }

    private static JsonObject load() throws IOException {
        try (var in = new InputStreamReader(
                GoldenFile.class.getResourceAsStream("/golden-chunks.json"), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(in).getAsJsonObject();
        }
    }

    private static List<List<Object>> rows(JsonArray rows, JsonArray columns) {
        var result = new ArrayList<List<Object>>();
        for (var row : rows) {
            var cells = new ArrayList<>();
            for (var i = 0; i < columns.size(); i++) {
                var type = columns.get(i).getAsJsonObject().get("vectorType").getAsString();
                cells.add(cell(row.getAsJsonArray().get(i), type));
            }
            result.add(cells);
        }
        return result;
    }

    private static Object cell(JsonElement cell, String type) {
        if (cell.isJsonNull()) {
            return null;
        }
        return switch (type) {
            case "BOOLEAN" -> cell.getAsBoolean();
            case "INTEGER" -> cell.getAsInt();
            case "LONG" -> Long.valueOf(cell.getAsString());
            case "FLOAT" -> (float) Double.parseDouble(cell.getAsString());
            case "DOUBLE" -> Double.valueOf(cell.getAsString());
            case "STRING", "ARRAY", "MAP", "STRUCT" -> cell.getAsString();
            case "BINARY" -> ByteBuffer.wrap(hex(cell.getAsJsonObject(), "hex"));
            case "DATE" -> LocalDate.parse(cell.getAsJsonObject().get("iso").getAsString());
            case "DATETIME", "TIMESTAMP", "INT96" ->
                LocalDateTime.parse(cell.getAsJsonObject().get("iso").getAsString());
            case "TIMESTAMP_TZ" -> {
                var zone = cell.getAsJsonObject().get("zone");
                yield new ZonedMicros(
                        cell.getAsJsonObject().get("epochMicros").getAsLong(),
                        zone.isJsonNull() ? null : zone.getAsString());
            }
            case "DECIMAL128" -> new BigDecimal(cell.getAsString());
            default -> throw new IllegalArgumentException(type);
        };
    }
}
