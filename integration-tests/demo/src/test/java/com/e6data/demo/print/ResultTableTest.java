package com.e6data.demo.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void numbersStandRightAndTextLeft() {
        var lines = ResultTable.format(
                List.of("name", "day", "value", "n"),
                List.of(
                        List.of("a", LocalDate.of(1997, 1, 2), new BigDecimal("1234567.5"), 7),
                        List.of("longer", LocalDate.of(1998, 12, 31), 0.126, 1_000L)));

        assertThat(lines)
                .containsExactly(
                        "name    day                value     n",
                        "------  ----------  ------------  ----",
                        "a       1997-01-02  1,234,567.50     7",
                        "longer  1998-12-31          0.13  1000");
    }

    @Test
    void nullIsEmptyAndLongTextIsCut() {
        var lines = ResultTable.format(List.of("a", "b"), List.of(Arrays.asList(null, "x".repeat(50))));

        assertThat(lines.get(2)).isEqualTo("   " + "x".repeat(37) + "...");
    }

    @Test
    void noRowsLeaveTheHeadings() {
        assertThat(ResultTable.format(List.of("a", "bc"), List.of())).containsExactly("a  bc", "-  --");
    }
}
