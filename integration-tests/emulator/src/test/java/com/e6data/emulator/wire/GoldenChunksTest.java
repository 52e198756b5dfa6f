package com.e6data.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.wire.ChunkOptions.DecimalForm;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The writers give the golden bytes of the specification; the oracle reads those that no Java engine would write. */
class GoldenChunksTest {

    private static final ChunkOptions PLAIN = ChunkOptions.DEFAULT;
    private static final ChunkOptions CONSTANT = PLAIN.withConstants(true);

    /** Chunks that need other options than their name says. */
    private static final Map<String, ChunkOptions> OPTIONS = Map.of(
            "decimal_binary_no_scale", PLAIN.withDecimals(DecimalForm.BINARY_WITHOUT_SCALE),
            "decimal_text_38_digits", PLAIN.withDecimals(DecimalForm.TEXT_WITHOUT_SCALE),
            "decimal_text_16_bytes", PLAIN.withDecimals(DecimalForm.TEXT),
            "decimal_constant_text", CONSTANT.withDecimals(DecimalForm.TEXT_WITHOUT_SCALE),
            "null_vector_constant", PLAIN.withNullVectors(true),
            "mixed_eleven_columns", CONSTANT);

    /** What this writer never writes, and why. */
    private static final Map<String, String> READ_ONLY = Map.ofEntries(
            Map.entry("boolean_constant_null", "placeholder true"),
            Map.entry("integer_300_rows", "placeholders other than 0"),
            Map.entry("long_constant_null_full_nullset", "one entry suffices for a constant"),
            Map.entry("string_constant_null_no_data", "data is always there"),
            Map.entry("string_all_null_empty_union", "data is always there"),
            Map.entry("decimal_constant_null_no_data", "data is always there"),
            Map.entry("date_floor_of_day", "dates are midnight"),
            Map.entry("decimal_text", "a plus sign in front of a number"),
            Map.entry("timestamp_vector_provisional", "no such wire type"),
            Map.entry("int96_vector_provisional", "no such wire type"),
            Map.entry("unknown_fields_and_reverse_order", "fields are written in order"),
            Map.entry("constant_flag_absent", "the flag is always there"),
            Map.entry("nullset_absent", "the null set is always there"));

    static Stream<GoldenFile.Chunk> writable() throws Exception {
        return GoldenFile.chunks().filter(chunk -> !READ_ONLY.containsKey(chunk.name()));
    }

    static Stream<GoldenFile.Chunk> all() throws Exception {
        return GoldenFile.chunks();
    }

    static Stream<JsonObject> metadataOnly() throws Exception {
        return GoldenFile.metadataOnly();
    }

    @ParameterizedTest
    @MethodSource("writable")
    void theWriterGivesTheGoldenBytes(GoldenFile.Chunk golden) throws Exception {
        var fallback = golden.name().contains("constant") ? CONSTANT : PLAIN;
        var options = OPTIONS.getOrDefault(golden.name(), fallback);

        var bytes = new ChunkWriter(golden.outputColumns(), options).write(rawRows(golden.rows()));

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(HexFormat.of().formatHex(golden.bytes()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theOracleReadsTheGoldenRows(GoldenFile.Chunk golden) throws Exception {
        assertThat(ThriftChunkReader.read(golden.bytes()).rows()).isEqualTo(golden.rows());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMetadataOfAChunkIsTheGoldenBlock(GoldenFile.Chunk golden) {
        assertThat(MetadataWriter.writeEntries(golden.rowCount(), GoldenFile.entries(golden.columns())))
                .isEqualTo(golden.metadata());
    }

    @ParameterizedTest
    @MethodSource("metadataOnly")
    void theMetadataWriterGivesTheGoldenBytes(JsonObject golden) {
        var entries = GoldenFile.entries(golden.getAsJsonArray("columns"));

        assertThat(MetadataWriter.writeEntries(golden.get("rowCount").getAsLong(), entries))
                .isEqualTo(GoldenFile.hex(golden, "metadata_hex"));
    }

    private static List<List<Object>> rawRows(List<List<Object>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell instanceof ByteBuffer bytes ? bytes.array() : cell)
                        .collect(Collectors.toCollection(ArrayList<Object>::new)))
                .map(row -> (List<Object>) row)
                .toList();
    }
}
