package com.e6data.emulator.sql;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/** TPC-H tables in a schema {@code tpch} of a catalog {@code main}, filled by the generator. */
final class TpchData {

    private TpchData() {}

    static void load(SqlEngine engine, double scaleFactor) throws SqlError {
        engine.createSchema("main", "tpch");
        for (TpchTable<?> table : TpchTable.getTables()) {
            load(engine, table, scaleFactor);
        }
    }

    private static <E extends TpchEntity> void load(SqlEngine engine, TpchTable<E> table, double scaleFactor)
            throws SqlError {
        var ddl =
                new StringBuilder("CREATE TABLE ").append(table.getTableName()).append(" (");
        List<TpchColumn<E>> columns = table.getColumns();
        for (int i = 0; i < columns.size(); i++) {
            ddl.append(i > 0 ? ", " : "")
                    .append(columns.get(i).getColumnName())
                    .append(' ')
                    .append(type(columns.get(i)));
        }
        engine.prepare(ddl.append(')').toString(), "main", "tpch").execute();
        Iterable<E> entities = table.createGenerator(scaleFactor, 1, 1);
        engine.load("main", "tpch", table.getTableName(), () -> {
            Iterator<E> rows = entities.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Object[] next() {
                    E entity = rows.next();
                    return columns.stream().map(c -> value(c, entity)).toArray();
                }
            };
        });
    }

    private static String type(TpchColumn<?> column) {
        TpchColumnType.Base base = column.getType().getBase();
        return switch (base) {
            case IDENTIFIER -> "BIGINT";
            case INTEGER -> "INT";
            case DATE -> "DATE";
            case DOUBLE -> "DECIMAL(15,2)";
            case VARCHAR -> "VARCHAR(" + column.getType().getPrecision().orElse(255L) + ")";
        };
    }

    static <E extends TpchEntity> Object value(TpchColumn<E> column, E entity) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(entity);
            case INTEGER -> column.getInteger(entity);
            case DATE -> LocalDate.ofEpochDay(column.getDate(entity));
            case DOUBLE -> BigDecimal.valueOf(column.getDouble(entity)).setScale(2, RoundingMode.HALF_UP);
            case VARCHAR -> column.getString(entity);
        };
    }
}
