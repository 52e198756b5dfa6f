package com.e6data.demo.print;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as text in aligned columns: numbers to the right, everything else to the left. */
public final class ResultTable {

    private static final int WIDEST_TEXT = 40;

    private ResultTable() {}

    /** Lines without indentation: headings, a rule, one line a row. */
    public static List<String> format(List<String> columns, List<List<Object>> rows) {
        var cells = rows.stream()
                .map(row -> row.stream().map(ResultTable::text).toList())
                .toList();
        var widths = IntStream.range(0, columns.size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .reduce(columns.get(column).length(), Math::max))
                .toArray();
        var right = IntStream.range(0, columns.size())
                .mapToObj(column -> rows.stream().anyMatch(row -> row.get(column) instanceof Number))
                .toList();
        var lines = new ArrayList<String>();
        lines.add(line(columns, widths, right));
        lines.add(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        cells.forEach(row -> lines.add(line(row, widths, right)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, List<Boolean> right) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> pad(cells.get(column), widths[column], right.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String pad(String text, int width, boolean right) {
        var blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%,.2f", value);
        }
        var text = value.toString();
        return text.length() <= WIDEST_TEXT ? text : text.substring(0, WIDEST_TEXT - 3) + "...";
    }
}
