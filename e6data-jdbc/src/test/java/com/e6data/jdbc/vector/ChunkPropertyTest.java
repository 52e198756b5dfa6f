package com.e6data.jdbc.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What libthrift writes, the reader reads: random chunks of every type in every form. */
class ChunkPropertyTest {

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyChunkThatLibthriftWritesIsRead(@ForAll long seed) throws SQLException {
        RandomChunk random = RandomChunk.of(seed);

        Chunk chunk = Chunk.read(random.bytes(), 0, random.bytes().length, random.columns());

        assertThat(GoldenChunksTest.rows(chunk)).isEqualTo(random.rows());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void typedAccessorsAgreeWithTheTableOfConversions(@ForAll long seed) throws SQLException {
        RandomChunk random = RandomChunk.of(seed);
        Chunk chunk = Chunk.read(random.bytes(), 0, random.bytes().length, random.columns());

        for (int i = 0; i < chunk.columnCount(); i++) {
            for (int row = 0; row < Math.min(chunk.rowCount(), 20); row++) {
                if (!chunk.column(i).isNull(row)) {
                    ColumnAccess.assertAgreesWithConversions(chunk.column(i), row);
                }
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aCutChunkIsRefused(@ForAll long seed) {
        RandomChunk random = RandomChunk.of(seed);
        int step = Math.max(1, random.bytes().length / 200);
        for (int length = 1; length < random.bytes().length; length += step) {
            assertThat(isRefused(Arrays.copyOf(random.bytes(), length), random.columns()))
                    .as("%d bytes", length)
                    .isTrue();
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aDamagedChunkGivesValuesOrAnSqlException(@ForAll long seed) throws SQLException {
        RandomChunk chunk = RandomChunk.of(seed);
        Random random = new Random(~seed);
        for (int i = 0; i < 30; i++) {
            byte[] damaged = chunk.bytes().clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            isRefused(damaged, chunk.columns());
        }
    }

    /**
     * True for an SQLException of the right kind; any other exception fails. Reads some values where there are some.
     */
    private static boolean isRefused(byte[] bytes, int columns) {
        try {
            Chunk chunk = Chunk.read(bytes, 0, bytes.length, columns);
            for (int i = 0; i < chunk.columnCount(); i++) {
                for (int row : new int[] {0, chunk.rowCount() / 2, chunk.rowCount() - 1}) {
                    if (!chunk.column(i).isNull(row)) {
                        ColumnAccess.callAll(chunk.column(i), row);
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("08P01");
            return true;
        }
    }
}
