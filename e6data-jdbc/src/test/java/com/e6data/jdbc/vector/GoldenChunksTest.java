package com.e6data.jdbc.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.e6data.jdbc.vector.GoldenFile.GoldenChunk;
import com.e6data.jdbc.vector.GoldenFile.GoldenMalformed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden vectors of the protocol (protocol 7.14). */
class GoldenChunksTest {

    /** What the message must name, by the kind of error that the file names. */
    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("unexpected end of data", "unexpected end of data"),
            Map.entry("short data list", "int64Data has 1 values for 2 rows"),
            Map.entry("short null set", "nullSet has 1 entries for 2 rows"),
            Map.entry("vector size differs from chunk size", "size 2 in a chunk of size 1"),
            Map.entry("vector count differs from column count", "columns"),
            Map.entry("negative size", "negative size -1"),
            Map.entry("missing size", "missing size"),
            Map.entry("unsupported vector type", "unsupported vector type 999"),
            Map.entry("missing int64Data", "missing int64Data"),
            Map.entry("missing numericConstantData", "missing numericConstantData"),
            Map.entry("invalid decimal", "invalid decimal"),
            Map.entry("length exceeds payload", "exceeds"),
            Map.entry("negative length", "negative length -1"),
            Map.entry("invalid zone", "invalid zone 'Nowhere/Land'"));

    static Stream<GoldenChunk> chunks() {
        return GoldenFile.chunks().stream();
    }

    static Stream<GoldenChunk> metadata() {
        return Stream.concat(GoldenFile.chunks().stream(), GoldenFile.metadataOnly().stream());
    }

    static Stream<GoldenMalformed> malformed() {
        return GoldenFile.malformedChunks().stream();
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void everyChunkGivesItsValues(GoldenChunk golden) throws SQLException {
        assertThat(rows(read(golden.chunk(), golden.columns().size()))).isEqualTo(golden.rows());
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aChunkInTheMiddleOfAnArrayGivesTheSameValues(GoldenChunk golden) throws SQLException {
        byte[] chunk = golden.chunk();
        byte[] array = new byte[chunk.length + 20];
        Arrays.fill(array, (byte) 0x7f);
        System.arraycopy(chunk, 0, array, 7, chunk.length);

        assertThat(rows(Chunk.read(array, 7, chunk.length, golden.columns().size())))
                .isEqualTo(golden.rows());
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void everyMetadataBlockGivesItsColumns(GoldenChunk golden) throws SQLException {
        ResultMetadata metadata = ResultMetadata.read(golden.metadata());

        assertThat(metadata.rowCount()).isEqualTo(golden.rowCount());
        assertThat(metadata.columns())
                .extracting(
                        ResultColumn::label,
                        column -> column.type().engineText(),
                        ResultColumn::zone,
                        ResultColumn::format)
                .isEqualTo(golden.columns().stream()
                        .map(column -> tuple(column.name(), column.type(), column.zone(), column.format()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void everyMalformedChunkIsRefusedByName(GoldenMalformed golden) throws SQLException {
        int columns = ResultMetadata.read(golden.metadata()).columns().size();
        String message = MESSAGES.getOrDefault(golden.expected(), "nested deeper");

        assertThatThrownBy(() -> read(golden.chunk(), columns))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08P01"))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aChunkThatIsCutAnywhereIsRefused(GoldenChunk golden) {
        byte[] chunk = golden.chunk();
        for (int length = 1; length < chunk.length; length++) {
            byte[] cut = Arrays.copyOf(chunk, length);
            assertThat(sqlState(() -> read(cut, golden.columns().size())))
                    .as("%d of %d bytes", length, chunk.length)
                    .isEqualTo("08P01");
        }
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void aMetadataBlockThatIsCutAnywhereIsRefused(GoldenChunk golden) {
        byte[] block = golden.metadata();
        for (int length = 0; length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThat(sqlState(() -> ResultMetadata.read(cut)))
                    .as("%d of %d bytes", length, block.length)
                    .isEqualTo("08P01");
        }
    }

    private interface Call {
        Object run() throws SQLException;
    }

    /** Null where the call succeeds. */
    private static String sqlState(Call call) {
        try {
            call.run();
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aChangedByteGivesValuesOrAnSqlException(GoldenChunk golden) {
        byte[] chunk = golden.chunk();
        int[] changes = {0, 1, 8, 12, 0x45, 0x7f, 0xff};
        for (int at = 0; at < chunk.length; at++) {
            for (int change : changes) {
                byte[] changed = chunk.clone();
                changed[at] = (byte) change;
                readAll(changed, golden.columns().size());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void aChangedMetadataByteGivesColumnsOrAnSqlException(GoldenChunk golden) {
        for (int at = 0; at < golden.metadata().length; at++) {
            for (int change = 0; change < 256; change += 37) {
                byte[] changed = golden.metadata().clone();
                changed[at] = (byte) change;
                try {
                    ResultMetadata.read(changed);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).isEqualTo("08P01");
                }
            }
        }
    }

    /** Calls every accessor of a few rows; anything but an SQLException fails the test. */
    private static void readAll(byte[] bytes, int columns) {
        try {
            Chunk chunk = read(bytes, columns);
            for (int i = 0; i < chunk.columnCount(); i++) {
                Column column = chunk.column(i);
                int step = Math.max(1, chunk.rowCount() / 4);
                for (int row = 0; row >= 0 && row < chunk.rowCount(); row += step) {
                    if (!column.isNull(row)) {
                        ColumnAccess.callAll(column, row);
                    }
                }
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("08P01");
        }
    }

    private static Chunk read(byte[] bytes, int columns) throws SQLException {
        return Chunk.read(bytes, 0, bytes.length, columns);
    }

    static List<List<Object>> rows(Chunk chunk) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < chunk.rowCount(); row++) {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < chunk.columnCount(); i++) {
                Column column = chunk.column(i);
                Object value = column.isNull(row) ? null : column.getObject(row);
                cells.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
            }
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void bytesAfterTheLastColumnAreIgnored() throws SQLException {
        byte[] block = GoldenFile.metadataOnly().get(1).metadata();

        assertThat(ResultMetadata.read(Arrays.copyOf(block, block.length + 3))).isEqualTo(ResultMetadata.read(block));
    }

    @Test
    void aColumnCountThatDoesNotFitTakesNoMemory() {
        byte[] block = HexFormat.of().parseHex("00000000000000017fffffff0000000000000000");
        byte[] negative = HexFormat.of().parseHex("0000000000000001ffffffff");

        assertThatThrownBy(() -> ResultMetadata.read(block)).hasMessageContaining("2147483647 columns do not fit");
        assertThatThrownBy(() -> ResultMetadata.read(negative)).hasMessageContaining("-1 columns");
    }

    @Test
    void aLabelThatIsNotModifiedUtf8IsRefused() {
        byte[] block = HexFormat.of().parseHex("0000000000000001000000010001ff00044c4f4e4700000000");

        assertThatThrownBy(() -> ResultMetadata.read(block)).hasMessageContaining("not modified UTF-8");
    }
}
