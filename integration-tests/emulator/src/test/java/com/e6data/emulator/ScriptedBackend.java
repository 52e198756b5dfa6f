package com.e6data.emulator;

import com.e6data.emulator.sql.PreparedSql;
import com.e6data.emulator.sql.SqlEngine.CatalogColumn;
import com.e6data.emulator.sql.SqlError;
import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.RowCursor;
import com.e6data.emulator.wire.WireType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An engine whose few statements do exactly what a protocol test needs: {@code SELECT 1}, {@code ROWS n}, {@code BLOCK}
 * (rows never come), {@code SLOW EXECUTE} (execute never returns), {@code FAIL AT n}, {@code INSERT n}, and statements
 * that the parser, the validator or the executor refuse.
 */
final class ScriptedBackend implements Backend {

    static final List<OutputColumn> ID = List.of(new OutputColumn("id", WireType.LONG, 0));

    final AtomicLong inserted = new AtomicLong();
    final AtomicInteger openCursors = new AtomicInteger();
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    @Override
    public void createSchema(String catalog, String schema) {}

    @Override
    public List<String> catalogs() {
        return List.of("demo", "lake");
    }

    @Override
    public List<String> schemas(String catalog) {
        return catalog.equals("demo") ? List.of("public") : List.of();
    }

    @Override
    public List<String> tables(String catalog, String schema) {
        return catalog.equals("demo") && schema.equals("public") ? List.of("orders") : List.of();
    }

    @Override
    public List<CatalogColumn> columns(String catalog, String schema, String table) {
        return Map.of("orders", List.of(new CatalogColumn("id", "long"), new CatalogColumn("price", "decimal(15,2)")))
                .getOrDefault(table, List.of());
    }

    @Override
    public PreparedSql prepare(String sql, String catalog, String schema) throws SqlError {
        if (sql.endsWith(";")) {
            throw new SqlError(SqlError.Phase.SYNTAX, "Encountered \";\"", null);
        }
        var words = sql.strip().split(" ");
        return switch (words[0]) {
            case "SELECT" -> query(() -> new Counting(1, -1));
            case "ROWS" -> query(() -> new Counting(Long.parseLong(words[1]), -1));
            case "BLOCK" -> query(Blocking::new);
            case "SLOW" ->
                query(() -> {
                    blocked.countDown();
                    await(release);
                    return new Counting(1, -1);
                });
            case "FAIL" -> query(() -> new Counting(Long.MAX_VALUE, Long.parseLong(words[2])));
            case "INSERT" ->
                new Scripted(List.of(), () -> {
                    var rows = Long.parseLong(words[1]);
                    inserted.addAndGet(rows);
                    return new PreparedSql.Execution(null, rows);
                });
            case "REFUSED" ->
                query(() -> {
                    throw new SqlError(SqlError.Phase.EXECUTION, "division by zero", null);
                });
            case "BUG" -> throw new IllegalStateException("planner bug");
            case "UNKNOWN" ->
                throw new SqlError(SqlError.Phase.COMPILATION, "{COMPILATION ERROR} Column 'X' not found", null);
            default -> throw new SqlError(SqlError.Phase.SYNTAX, "Encountered \"" + words[0] + "\"", null);
        };
    }

    @Override
    public long load(String catalog, String schema, String table, Iterable<Object[]> rows) {
        throw new UnsupportedOperationException("the scripted engine keeps no data");
    }

    @Override
    public void close() {
        release.countDown();
    }

    private interface Source {
        RowCursor open() throws SqlError;
    }

    private interface Run {
        PreparedSql.Execution run() throws SqlError;
    }

    private Scripted query(Source source) {
        return new Scripted(ID, () -> new PreparedSql.Execution(source.open(), 0));
    }

    private record Scripted(List<OutputColumn> columns, Run run) implements PreparedSql {
        @Override
        public String plan() {
            return "SCRIPTED PLAN";
        }

        @Override
        public Execution execute() throws SqlError {
            return run.run();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private class Counting implements RowCursor {
        private final long last;
        private final long failAt;
        private long current;

        Counting(long last, long failAt) {
            this.last = last;
            this.failAt = failAt;
            openCursors.incrementAndGet();
        }

        @Override
        public List<OutputColumn> columns() {
            return ID;
        }

        @Override
        public boolean next() throws SqlError {
            if (current + 1 == failAt) {
                throw new SqlError(SqlError.Phase.EXECUTION, "row " + failAt + " is broken", null);
            }
            return current++ < last;
        }

        @Override
        public Object get(int column) {
            return current;
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            openCursors.decrementAndGet();
        }
    }

    private final class Blocking extends Counting {
        private final CountDownLatch cancelled = new CountDownLatch(1);

        Blocking() {
            super(1, -1);
        }

        @Override
        public boolean next() throws SqlError {
            blocked.countDown();
            await(cancelled);
            throw new SqlError(SqlError.Phase.CANCELLED, "stopped", null);
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }
}
