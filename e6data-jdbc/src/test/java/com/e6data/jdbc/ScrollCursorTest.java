package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScrollCursorTest {

    /** The chunk of a LONG column with 258 and NULL (protocol 7.10). */
    private static final byte[] TWO_LONGS = HexFormat.of()
            .parseHex("080001000000020f00020c00000001080001000000020800020000000"
                    + "60f0003020000000200010c00040c00030f00010a0000000200000000000001020000000000000000"
                    + "00000200050000"
                    + "00");

    private static E6ResultSet scrollable(ChunkSource source, long maxRows) {
        return new E6ResultSet(new ScrollCursor(source, maxRows, 0), null, 0);
    }

    private static Rows rows(int count, int perChunk) {
        Rows rows = Rows.of("v:INTEGER");
        List<Object> chunk = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            chunk.add(i);
            if (chunk.size() == perChunk || i == count) {
                rows.values(chunk.toArray());
                chunk.clear();
            }
        }
        return rows;
    }

    /** What the JDBC Javadoc says, over a result whose row n has the value n: 0 is before the first row. */
    private static final class Model {
        private final int size;
        private int position;

        Model(int size) {
            this.size = size;
        }

        boolean to(long target) {
            position = (int) Math.max(0, Math.min(target, size + 1L));
            return onRow();
        }

        boolean onRow() {
            return position >= 1 && position <= size;
        }
    }

    @Test
    void everyWalkEndsWhereTheJavadocSaysWhateverTheChunks() throws SQLException {
        var random = new Random(42);
        for (int round = 0; round < 400; round++) {
            int count = random.nextInt(9);
            int maxRows = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 0;
            int size = maxRows == 0 ? count : Math.min(count, maxRows);
            var model = new Model(size);
            try (E6ResultSet rows = scrollable(rows(count, 1 + random.nextInt(4)), maxRows)) {
                var walk = new StringBuilder("rows " + size + ":");
                for (int step = 0; step < 30; step++) {
                    int argument = random.nextInt(2 * size + 5) - size - 2;
                    step(random.nextInt(8), argument, rows, model, walk);
                    check(rows, model, walk.toString());
                }
            }
        }
    }

    private static void step(int move, int n, ResultSet rows, Model model, StringBuilder walk) throws SQLException {
        int size = model.size;
        boolean on;
        boolean expected;
        switch (move) {
            case 0 -> {
                walk.append(" next");
                expected = model.to(model.position + 1);
                on = rows.next();
            }
            case 1 -> {
                walk.append(" previous");
                expected = model.to(model.position - 1);
                on = rows.previous();
            }
            case 2 -> {
                walk.append(" first");
                expected = model.to(1);
                on = rows.first();
            }
            case 3 -> {
                walk.append(" last");
                expected = model.to(size);
                on = rows.last();
            }
            case 4 -> {
                walk.append(" beforeFirst");
                expected = model.to(0);
                rows.beforeFirst();
                on = false;
            }
            case 5 -> {
                walk.append(" afterLast");
                expected = model.to(size + 1);
                rows.afterLast();
                on = false;
            }
            case 6 -> {
                walk.append(" absolute ").append(n);
                expected = model.to(n < 0 ? size + 1 + n : n);
                on = rows.absolute(n);
            }
            default -> {
                walk.append(" relative ").append(n);
                expected = model.to(model.position + n);
                on = rows.relative(n);
            }
        }
        assertThat(on).as(walk.toString()).isEqualTo(expected);
    }

    private static void check(ResultSet rows, Model model, String walk) throws SQLException {
        int size = model.size;
        assertThat(rows.getRow()).as(walk).isEqualTo(model.onRow() ? model.position : 0);
        assertThat(rows.isFirst()).as(walk).isEqualTo(size > 0 && model.position == 1);
        assertThat(rows.isLast()).as(walk).isEqualTo(size > 0 && model.position == size);
        assertThat(rows.isBeforeFirst()).as(walk).isEqualTo(size > 0 && model.position == 0);
        assertThat(rows.isAfterLast()).as(walk).isEqualTo(size > 0 && model.position > size);
        if (model.onRow()) {
            assertThat(rows.getInt(1)).as(walk).isEqualTo(model.position);
        } else {
            assertThatThrownBy(() -> rows.getInt(1))
                    .as(walk)
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("24000");
        }
    }

    @Test
    void extremeArgumentsDoNotOverflow() throws SQLException {
        try (E6ResultSet rows = scrollable(rows(3, 2), 0)) {
            assertThat(rows.absolute(Integer.MAX_VALUE)).isFalse();
            assertThat(rows.isAfterLast()).isTrue();
            assertThat(rows.relative(Integer.MAX_VALUE)).isFalse();
            assertThat(rows.relative(Integer.MIN_VALUE)).isFalse();
            assertThat(rows.isBeforeFirst()).isTrue();
            assertThat(rows.absolute(Integer.MIN_VALUE)).isFalse();
            assertThat(rows.isBeforeFirst()).isTrue();
        }
    }

    @Test
    void readsOnlyAsFarAsThePositionDemands() throws SQLException {
        Rows source = rows(10, 2);
        try (E6ResultSet rows = scrollable(source, 0)) {
            rows.absolute(3);
            assertThat(source.fetches).isEqualTo(2);
            rows.first();
            rows.absolute(4);
            assertThat(source.fetches).isEqualTo(2);
            assertThat(rows.isLast()).isFalse();
            assertThat(source.fetches).isEqualTo(3);
            assertThat(source.closed).isFalse();
            rows.last();
            assertThat(source.closed).isTrue();
            assertThat(source.fetches).isEqualTo(6);
            rows.first();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void batchesComeChunkByChunkUpToTheRowLimit() throws SQLException {
        ScrollCursor cursor = new ScrollCursor(rows(5, 2), 3, 0);
        assertThat(cursor.take().rowCount()).isEqualTo(2);
        assertThat(cursor.takenRows()).isEqualTo(2);
        assertThat(cursor.take().column(0).getInt(0)).isEqualTo(3);
        assertThat(cursor.takenRows()).isEqualTo(1);
        assertThat(cursor.take()).isNull();
    }

    @Test
    void aFailedFetchLeavesTheRowsThatWereRead() throws SQLException {
        SQLException lost = ErrorKind.CONNECTION_LOST.exception("lost");
        Rows source = rows(2, 2);
        ChunkSource failing = new ChunkSource() {
            @Override
            public ResultMetadata metadata() {
                return source.metadata();
            }

            @Override
            public Chunk next() throws SQLException {
                Chunk chunk = source.next();
                if (chunk == null) {
                    throw lost;
                }
                return chunk;
            }

            @Override
            public void close() {
                source.close();
            }
        };
        try (E6ResultSet rows = scrollable(failing, 0)) {
            assertThat(rows.next()).isTrue();
            assertThatThrownBy(rows::last).isSameAs(lost);
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.next()).isTrue();
            assertThatThrownBy(rows::next).isSameAs(lost);
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.previous()).isTrue();
            assertThat(source.closed).isTrue();
        }
    }

    @Test
    void theBudgetNamesItsProperty() throws SQLException {
        ChunkSource big = new ChunkSource() {
            @Override
            public ResultMetadata metadata() {
                return Rows.of("v:BIGINT").metadata();
            }

            @Override
            public Chunk next() throws SQLException {
                return Chunk.read(TWO_LONGS, 0, TWO_LONGS.length, 1);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        try (E6ResultSet rows = new E6ResultSet(new ScrollCursor(big, 0, 2 * TWO_LONGS.length), null, 0)) {
            assertThat(rows.absolute(4)).isTrue();
            assertThatThrownBy(rows::next)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("holds 4 rows")
                    .hasMessageContaining("scrollBufferBytes")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("54000");
            assertThat(rows.first()).isTrue();
        }
    }
}
