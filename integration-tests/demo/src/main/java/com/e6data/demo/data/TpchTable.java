package com.e6data.demo.data;

import com.google.common.collect.Iterables;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One generated table of TPC-H.
 *
 * @param name in lower case, as the benchmark names it
 * @param columns in order
 * @param joinColumns names of those columns that are or refer to a key
 * @param rows values in column order; generated anew by each iteration, always the same
 */
public record TpchTable(String name, List<Column> columns, List<String> joinColumns, Iterable<Object[]> rows) {

    /** A column with its SQL type. */
    public record Column(String name, String sqlType) {}

    /** The eight tables, small ones first. A scale factor of 1 is about a gigabyte with 6 million lines of orders. */
    public static List<TpchTable> all(double scaleFactor) {
        return List.of(
                generate(io.trino.tpch.TpchTable.REGION, scaleFactor),
                generate(io.trino.tpch.TpchTable.NATION, scaleFactor),
                generate(io.trino.tpch.TpchTable.SUPPLIER, scaleFactor),
                generate(io.trino.tpch.TpchTable.CUSTOMER, scaleFactor),
                generate(io.trino.tpch.TpchTable.PART, scaleFactor),
                generate(io.trino.tpch.TpchTable.PART_SUPPLIER, scaleFactor),
                generate(io.trino.tpch.TpchTable.ORDERS, scaleFactor),
                generate(io.trino.tpch.TpchTable.LINE_ITEM, scaleFactor));
    }

    /** {@code CREATE TABLE} with columns and types, nothing else. */
    public String createStatement() {
        return columns.stream()
                .map(column -> column.name() + " " + column.sqlType())
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    }

    private static <E extends TpchEntity> TpchTable generate(io.trino.tpch.TpchTable<E> table, double scaleFactor) {
        var columns = table.getColumns().stream()
                .map(column -> new Column(column.getColumnName(), sqlType(column)))
                .toList();
        var joinColumns = table.getColumns().stream()
                .filter(column -> column.getType().getBase() == TpchColumnType.Base.IDENTIFIER)
                .map(TpchColumn::getColumnName)
                .toList();
        var rows =
                Iterables.transform(table.createGenerator(scaleFactor, 1, 1), row -> values(table.getColumns(), row));
        return new TpchTable(table.getTableName(), columns, joinColumns, rows);
    }

    /** The generator calls money a double; the benchmark says decimal(15,2). */
    private static String sqlType(TpchColumn<?> column) {
        var type = column.getType();
        return switch (type.getBase()) {
            case IDENTIFIER -> "bigint";
            case INTEGER -> "int";
            case DOUBLE -> "decimal(15,2)";
            case DATE -> "date";
            case VARCHAR -> "varchar(" + type.getPrecision().orElseThrow() + ")";
        };
    }

    private static <E extends TpchEntity> Object[] values(List<TpchColumn<E>> columns, E row) {
        var values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(columns.get(i), row);
        }
        return values;
    }

    private static <E extends TpchEntity> Object value(TpchColumn<E> column, E row) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(row);
            case INTEGER -> column.getInteger(row);
            case DOUBLE -> BigDecimal.valueOf(column.getDouble(row)).setScale(2, RoundingMode.HALF_UP);
            case DATE -> LocalDate.ofEpochDay(column.getDate(row));
            case VARCHAR -> column.getString(row);
        };
    }
}
