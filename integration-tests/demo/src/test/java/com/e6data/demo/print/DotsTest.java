package com.e6data.demo.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DotsTest {

    @Test
    void aDotForEveryFiftyThousandItems() {
        var console = new ByteArrayOutputStream();
        var dots = new Dots<>(Collections.nCopies(120_000, "item"), new PrintStream(console, true));

        int items = 0;
        for (var item : dots) {
            items += item.equals("item") ? 1 : 0;
        }

        assertThat(items).isEqualTo(120_000);
        assertThat(dots.printed()).isEqualTo(2);
        assertThat(console).hasToString("..");
    }
}
