package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.vector.ResultColumn;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnLabelsTest {

    private static ColumnLabels labels(String... labels) {
        return new ColumnLabels(List.of(labels).stream()
                .map(label -> new ResultColumn(label, Rows.column("x:INTEGER").type(), "", ""))
                .toList());
    }

    @Test
    void prefersTheExactLabelThenIgnoresCase() throws SQLException {
        ColumnLabels labels = labels("ID", "id", "Name");
        assertThat(labels.find("id")).isEqualTo(2);
        assertThat(labels.find("ID")).isEqualTo(1);
        assertThat(labels.find("Id")).isEqualTo(1);
        assertThat(labels.find("NAME")).isEqualTo(3);
    }

    @Test
    void ofEqualLabelsTheFirstCounts() throws SQLException {
        assertThat(labels("a", "a").find("a")).isEqualTo(1);
    }

    @Test
    void namesTheColumnsWhereThereIsNoSuchLabel() {
        assertThatThrownBy(() -> labels("a", "b").find("c"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no column c")
                .hasMessageContaining("a, b")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("07009");
        assertThatThrownBy(() -> labels("a").find(null)).isInstanceOf(SQLException.class);
    }
}
