package com.e6data.demo.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A small result table.
 *
 * @param columns headings
 * @param rows values in column order, as Java objects; a value may be null
 * @param note a remark to show below the table; may be empty
 */
public record Answer(List<String> columns, List<List<Object>> rows, String note) {

    /** A column of a table made from objects. */
    public record Column<T>(String heading, Function<? super T, ?> value) {}

    static <T> Column<T> column(String heading, Function<? super T, ?> value) {
        return new Column<>(heading, value);
    }

    /** One row for each object. */
    @SafeVarargs
    static <T> Answer table(List<T> objects, Column<T>... columns) {
        var headings = new ArrayList<String>();
        for (var column : columns) {
            headings.add(column.heading());
        }
        var rows = new ArrayList<List<Object>>();
        for (var object : objects) {
            var row = new ArrayList<Object>();
            for (var column : columns) {
                row.add(column.value().apply(object));
            }
            rows.add(row);
        }
        return new Answer(headings, rows, "");
    }

    Answer withNote(String newNote) {
        return new Answer(columns, rows, newNote);
    }
}
