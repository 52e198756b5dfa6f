package com.e6data.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table of what goes with what, in which rows and columns that say the same are one. */
final class Matrix {

    private Matrix() {}

    /** As Markdown; the first cell is empty. */
    static <R, C> String markdown(
            List<R> rows,
            Function<R, String> rowName,
            List<C> columns,
            Function<C, String> columnName,
            BiPredicate<R, C> marked) {
        List<List<R>> rowGroups = groups(
                rows,
                row -> columns.stream().map(column -> marked.test(row, column)).toList());
        List<List<C>> columnGroups = groups(
                columns,
                column -> rows.stream().map(row -> marked.test(row, column)).toList());
        var text = new StringBuilder("| |");
        columnGroups.forEach(
                group -> text.append(' ').append(names(group, columnName)).append(" |"));
        text.append("\n|---|").append("---|".repeat(columnGroups.size())).append('\n');
        for (List<R> rowGroup : rowGroups) {
            text.append("| ").append(names(rowGroup, rowName)).append(" |");
            for (List<C> columnGroup : columnGroups) {
                text.append(marked.test(rowGroup.get(0), columnGroup.get(0)) ? " x |" : " |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Items whose key is the same, in the order of the first of them. */
    private static <T> List<List<T>> groups(List<T> items, Function<T, List<Boolean>> key) {
        Map<List<Boolean>, List<T>> groups = new LinkedHashMap<>();
        items.forEach(item ->
                groups.computeIfAbsent(key.apply(item), k -> new ArrayList<>()).add(item));
        return List.copyOf(groups.values());
    }

    private static <T> String names(List<T> items, Function<T, String> name) {
        return items.stream().map(name).collect(Collectors.joining(", "));
    }

    /** With its package where the simple name could be another class. */
    static String name(Class<?> type) {
        boolean ambiguous = type == java.util.Date.class || type == java.sql.Date.class || type == java.sql.Array.class;
        return "`" + (ambiguous ? type.getTypeName() : type.getSimpleName()) + "`";
    }
}
