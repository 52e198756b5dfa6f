package com.e6data.jdbc.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** One of the golden chunks with its metadata block. */
public record Golden(byte[] metadata, byte[] chunk, int rows) {

    public static Golden named(String name) {
        try (var in = new InputStreamReader(
                Golden.class.getResourceAsStream("/golden-chunks.json"), StandardCharsets.UTF_8)) {
            for (var element : JsonParser.parseReader(in).getAsJsonObject().getAsJsonArray("chunks")) {
                JsonObject chunk = element.getAsJsonObject();
                if (chunk.get("name").getAsString().equals(name)) {
                    return new Golden(
                            HexFormat.of().parseHex(chunk.get("metadata_hex").getAsString()),
                            HexFormat.of().parseHex(chunk.get("chunk_hex").getAsString()),
                            chunk.getAsJsonArray("rows").size());
                }
            }
            throw new IllegalArgumentException("No golden chunk is called " + name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The metadata block of a statement without columns. */
    public static Golden update(long rowCount) {
        byte[] block = ByteBuffer.allocate(12).putLong(rowCount).putInt(0).array();
        return new Golden(block, new byte[0], 0);
    }

    /** The same metadata with another chunk. */
    public Golden withChunk(byte[] bytes) {
        return new Golden(metadata, bytes, rows);
    }
}
