package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LargeObjectsTest {

    @Test
    void aBlobReadsSearchesAndChanges() throws SQLException, IOException {
        var blob = new MemoryBlob(new byte[] {1, 2, 3, 4});
        assertThat(blob.getBytes(2, 2)).containsExactly(2, 3);
        assertThat(blob.getBytes(5, 2)).isEmpty();
        assertThat(blob.position(new byte[] {3, 4}, 1)).isEqualTo(3);
        assertThat(blob.position(new byte[] {9}, 1)).isEqualTo(-1);
        assertThat(blob.position(new MemoryBlob(new byte[] {2}), 1)).isEqualTo(2);
        assertThat(blob.setBytes(4, new byte[] {7, 8})).isEqualTo(2);
        assertThat(blob.getBinaryStream().readAllBytes()).containsExactly(1, 2, 3, 7, 8);
        assertThat(blob.getBinaryStream(2, 2).readAllBytes()).containsExactly(2, 3);
        try (var out = blob.setBinaryStream(6)) {
            out.write(9);
            out.write(new byte[] {10, 11});
        }
        assertThat(blob.length()).isEqualTo(8);
        blob.truncate(2);
        assertThat(blob.getBytes(1, 10)).containsExactly(1, 2);
        blob.free();
        assertThatThrownBy(blob::length).isInstanceOf(SQLException.class).hasMessageContaining("freed");
    }

    @Test
    void aClobReadsSearchesAndChanges() throws SQLException, IOException {
        var clob = new MemoryClob("abcd");
        assertThat(clob.getSubString(2, 2)).isEqualTo("bc");
        assertThat(clob.position("cd", 1)).isEqualTo(3);
        assertThat(clob.position("x", 1)).isEqualTo(-1);
        assertThat(clob.position(new MemoryClob("b"), 1)).isEqualTo(2);
        assertThat(clob.setString(4, "xy")).isEqualTo(2);
        assertThat(clob.getSubString(1, 99)).isEqualTo("abcxy");
        try (var out = clob.setAsciiStream(6)) {
            out.write("12".getBytes(StandardCharsets.US_ASCII));
        }
        try (Writer out = clob.setCharacterStream(8)) {
            out.write("ü");
        }
        assertThat(clob.getCharacterStream(6, 3).read()).isEqualTo('1');
        assertThatThrownBy(clob::getAsciiStream)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("getCharacterStream");
        clob.truncate(7);
        assertThat(clob.getAsciiStream().readAllBytes()).isEqualTo("abcxy12".getBytes(StandardCharsets.US_ASCII));
        clob.truncate(1);
        assertThat(clob.length()).isEqualTo(1);
        clob.free();
        assertThatThrownBy(clob::length).isInstanceOf(SQLException.class).hasMessageContaining("freed");
    }

    @Test
    void positionsOutsideAreNamed() {
        assertThatThrownBy(() -> new MemoryBlob(new byte[2]).getBytes(0, 1)).hasMessageContaining("1..3");
        assertThatThrownBy(() -> new MemoryBlob(new byte[2]).getBytes(1, -1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new MemoryClob("ab").getSubString(4, 1)).hasMessageContaining("1..3");
        assertThatThrownBy(() -> new MemoryClob("ab").truncate(3)).hasMessageContaining("0..2");
        assertThatThrownBy(() -> new MemoryBlob(new byte[2]).setBytes(1, new byte[1], 0, 2))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> new MemoryClob("ab").position("a", 0)).hasMessageContaining("start at 1");
    }
}
