package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowCursorTest {

    private static List<Object> read(RowCursor cursor) throws SQLException {
        List<Object> values = new ArrayList<>();
        while (cursor.next()) {
            values.add(cursor.chunk().column(0).getObject(cursor.row()));
        }
        return values;
    }

    @Test
    void walksThroughAllChunksAndClosesTheSourceAtTheEnd() throws SQLException {
        Rows rows = Rows.of("v:INTEGER").values(1, 2).values().values(3);
        RowCursor cursor = new RowCursor(rows, 0);
        assertThat(read(cursor)).containsExactly(1, 2, 3);
        assertThat(rows.closed).isTrue();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.rowNumber()).isZero();
    }

    @Test
    void stopsAtTheRowLimitWithoutFetchingFurther() throws SQLException {
        Rows rows = Rows.of("v:INTEGER").values(1, 2).values(3, 4).values(5);
        RowCursor cursor = new RowCursor(rows, 3);
        assertThat(read(cursor)).containsExactly(1, 2, 3);
        assertThat(rows.fetches).isEqualTo(2);
        assertThat(rows.closed).isTrue();
    }

    @Test
    void aLimitAtTheEndOfAChunkNeedsNoFurtherFetch() throws SQLException {
        Rows rows = Rows.of("v:INTEGER").values(1, 2).values(3);
        assertThat(read(new RowCursor(rows, 2))).containsExactly(1, 2);
        assertThat(rows.fetches).isEqualTo(1);
    }

    @Test
    void knowsItsPosition() throws SQLException {
        RowCursor cursor = new RowCursor(Rows.of("v:INTEGER").values(1).values(2), 0);
        assertThat(cursor.isBeforeFirst()).isTrue();
        assertThat(cursor.isLast()).isFalse();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.isBeforeFirst()).isFalse();
        assertThat(cursor.rowNumber()).isEqualTo(1);
        assertThat(cursor.isLast()).isFalse();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.rowNumber()).isEqualTo(2);
        assertThat(cursor.isLast()).isTrue();
        assertThat(cursor.isAfterLast()).isFalse();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.isAfterLast()).isTrue();
        assertThat(cursor.isLast()).isFalse();
    }

    @Test
    void anEmptyResultIsNeitherBeforeFirstNorAfterLast() throws SQLException {
        RowCursor cursor = new RowCursor(Rows.of("v:INTEGER"), 0);
        assertThat(cursor.isBeforeFirst()).isFalse();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.isAfterLast()).isFalse();
    }

    @Test
    void aFailedFetchFailsAgainInsteadOfLookingLikeTheEnd() {
        SQLException failure = ErrorKind.CONNECTION_LOST.exception("lost");
        boolean[] closed = new boolean[1];
        RowCursor cursor = new RowCursor(
                new ChunkSource() {
                    @Override
                    public ResultMetadata metadata() {
                        return new ResultMetadata(0, List.of());
                    }

                    @Override
                    public Chunk next() throws SQLException {
                        throw failure;
                    }

                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                },
                0);
        assertThatThrownBy(cursor::next).isSameAs(failure);
        assertThatThrownBy(cursor::next).isSameAs(failure);
        assertThat(closed[0]).isTrue();
    }
}
