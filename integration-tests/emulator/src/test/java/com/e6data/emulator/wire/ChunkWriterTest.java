package com.e6data.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.emulator.sql.SqlError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkWriterTest {

    private static final List<OutputColumn> TEXT = List.of(new OutputColumn("t", WireType.STRING, 0));

    @Test
    void aChunkEndsAtTheRowLimit() throws Exception {
        assertThat(chunkSizes(rows(7, "x"), ChunkOptions.DEFAULT.withMaxRows(3)))
                .containsExactly(3, 3, 1);
    }

    @Test
    void aChunkEndsWithTheRowThatReachesTheByteLimit() throws Exception {
        var oneRow = 1 + 4 + 100;

        assertThat(chunkSizes(rows(5, "x".repeat(100)), ChunkOptions.DEFAULT.withMaxBytes(2 * oneRow)))
                .containsExactly(2, 2, 1);
    }

    @Test
    void noRowsGiveNoChunk() throws Exception {
        assertThat(chunkSizes(List.of(), ChunkOptions.DEFAULT)).isEmpty();
    }

    @Test
    void anAllNullColumnMayTravelAsANullVector() throws Exception {
        var options = ChunkOptions.DEFAULT.withNullVectors(true);

        var chunk = ThriftChunkReader.read(new ChunkWriter(TEXT, options).write(List.of(nullRow(), nullRow())));

        assertThat(chunk.vectors().get(0).type()).isEqualTo(WireType.NULL.vectorType());
        assertThat(chunk.rows()).containsExactly(nullRow(), nullRow());
    }

    @Test
    void onlyColumnsWhoseValuesAreAllEqualBecomeConstant() throws Exception {
        var columns = List.of(TEXT.get(0), new OutputColumn("n", WireType.LONG, 0));
        var writer = new ChunkWriter(columns, ChunkOptions.DEFAULT.withConstants(true));

        var chunk = ThriftChunkReader.read(writer.write(List.of(List.of("a", 1L), List.of("a", 2L))));

        assertThat(chunk.vectors())
                .extracting(ThriftChunkReader.Vector::constant)
                .containsExactly(true, false);
    }

    @Test
    void aValueOfTheWrongClassIsRefusedByNameOfItsColumn() {
        var writer = new ChunkWriter(TEXT, ChunkOptions.DEFAULT);

        assertThatThrownBy(() -> writer.write(List.of(List.of(42))))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("'t'")
                .hasMessageContaining("java.lang.Integer")
                .hasMessageContaining("String");
    }

    @Test
    void aDecimalBeyond128BitsIsRefused() {
        var columns = List.of(new OutputColumn("d", WireType.DECIMAL128, 2));
        var writer = new ChunkWriter(columns, ChunkOptions.DEFAULT);

        assertThatThrownBy(() -> writer.write(List.of(List.of(new BigDecimal("1E+38")))))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("128 bits");
    }

    @Test
    void aDecimalIsBroughtToTheScaleOfItsColumn() throws Exception {
        var columns = List.of(new OutputColumn("d", WireType.DECIMAL128, 2));
        var writer = new ChunkWriter(columns, ChunkOptions.DEFAULT);

        var chunk = ThriftChunkReader.read(writer.write(List.of(List.of(new BigDecimal("7")))));

        assertThat(chunk.rows()).containsExactly(List.of(new BigDecimal("7.00")));
    }

    @Test
    void aLabelBeyondTheLengthFieldIsRefused() {
        var columns = List.of(new OutputColumn("x".repeat(70_000), WireType.LONG, 0));

        assertThatThrownBy(() -> MetadataWriter.write(0, columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65535");
    }

    private static List<Integer> chunkSizes(List<List<Object>> rows, ChunkOptions options) throws Exception {
        var sizes = new ArrayList<Integer>();
        var writer = new ChunkWriter(TEXT, options);
        try (var cursor = new ListCursor(TEXT, rows)) {
            for (var bytes = writer.next(cursor); bytes != null; bytes = writer.next(cursor)) {
                sizes.add(ThriftChunkReader.read(bytes).size());
            }
        }
        return sizes;
    }

    private static List<List<Object>> rows(int count, String text) {
        var rows = new ArrayList<List<Object>>();
        for (var i = 0; i < count; i++) {
            rows.add(List.of(text));
        }
        return rows;
    }

    private static List<Object> nullRow() {
        var row = new ArrayList<>();
        row.add(null);
        return row;
    }
}
