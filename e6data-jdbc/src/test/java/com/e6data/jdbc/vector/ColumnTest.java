package com.e6data.jdbc.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {

    @Test
    void valuesInMemoryConvertLikeThoseOfAChunk() throws SQLException {
        Column column = Column.of(5, null, "12", 7L);

        assertThat(column.isNull(0)).isFalse();
        assertThat(column.isNull(1)).isTrue();
        assertThat(column.getObject(0)).isEqualTo(5);
        assertThat(column.getLong(2)).isEqualTo(12);
        assertThat(column.getString(3)).isEqualTo("7");
    }

    @Test
    void rowsInMemoryAreSharedByTheirColumns() throws SQLException {
        Object[][] rows = {{1, "a"}, {2, "b"}};

        Chunk chunk = Chunk.of(2, List.of(Column.ofRows(rows, 0), Column.ofRows(rows, 1)));

        assertThat(chunk.columnCount()).isEqualTo(2);
        assertThat(chunk.column(0).getInt(1)).isEqualTo(2);
        assertThat(chunk.column(1).getString(0)).isEqualTo("a");
    }

    @Test
    void bytesInMemoryAreHandedOutAsCopies() throws SQLException {
        Column column = Column.of((Object) new byte[] {1});

        ((byte[]) column.getObject(0))[0] = 9;

        assertThat((byte[]) column.getObject(0)).containsExactly(1);
    }
}
