package com.e6data.emulator.sql;

import com.e6data.emulator.wire.RowCursor;
import java.util.ArrayList;
import java.util.List;

/** Runs statements and reads everything. */
final class Rows {

    private Rows() {}

    static List<List<Object>> query(SqlEngine engine, String sql) throws SqlError {
        return read(engine.prepare(sql, "main", "tpch").execute().cursor());
    }

    static Object single(SqlEngine engine, String sql) throws SqlError {
        return query(engine, sql).get(0).get(0);
    }

    static long update(SqlEngine engine, String sql) throws SqlError {
        return engine.prepare(sql, "main", "tpch").execute().updateCount();
    }

    static List<List<Object>> read(RowCursor cursor) throws SqlError {
        try (cursor) {
            var rows = new ArrayList<List<Object>>();
            while (cursor.next()) {
                var row = new ArrayList<>();
                for (int i = 0; i < cursor.columns().size(); i++) {
                    row.add(cursor.get(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
