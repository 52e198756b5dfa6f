package com.e6data.emulator.sql;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Indexes on columns that queries join by. H2 joins by nested loops only, and a correlated subquery is one look-up a
 * row: without an index every join of two tables would read one of them again for each row of the other.
 */
final class Indexes {

    private final H2Database database;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong();

    Indexes(H2Database database) {
        this.database = database;
    }

    void ensure(Set<PrintContext.JoinColumn> columns) throws SQLException {
        for (PrintContext.JoinColumn column : columns) {
            if (!known.contains(key(column.table(), column.column())) && indexable(column)) {
                create(column);
            }
        }
    }

    private void create(PrintContext.JoinColumn column) throws SQLException {
        String key = key(column.table(), column.column());
        database.definitions().lock();
        try {
            if (known.contains(key)) {
                return;
            }
            database.execute("CREATE INDEX " + H2Names.quote(column.table().h2Schema()) + "."
                    + H2Names.quote("e6$" + number.incrementAndGet()) + " ON "
                    + column.table().h2Name() + "(" + H2Names.quote(column.column()) + ")");
            known.add(key);
        } finally {
            database.definitions().unlock();
        }
    }

    private static boolean indexable(PrintContext.JoinColumn column) {
        return column.table().columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(column.column()))
                .anyMatch(c -> c.type().parts().isEmpty() && c.type().base() != ColumnType.Base.BINARY);
    }

    /** The table is gone or changed; nothing is known of its indexes. */
    void forget(Catalog.Table table) {
        known.removeIf(key -> key.startsWith(key(table, "")));
    }

    private static String key(Catalog.Table table, String column) {
        return (table.h2Schema() + "\0" + table.name() + "\0" + column).toLowerCase(Locale.ROOT);
    }
}
