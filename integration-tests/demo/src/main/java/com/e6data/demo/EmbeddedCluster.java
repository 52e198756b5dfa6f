package com.e6data.demo;

import com.e6data.demo.data.TpchTable;
import com.e6data.demo.print.Stopwatch;
import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.sql.SqlError;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.Locale;

/** The emulator inside this JVM, full of TPC-H data. */
final class EmbeddedCluster implements AutoCloseable {

    private static final String USER = "demo@example.com";
    private static final String PASSWORD = "demo";
    private static final int ROWS_PER_DOT = 50_000;

    private final E6dataEmulator emulator;

    private EmbeddedCluster(E6dataEmulator emulator) {
        this.emulator = emulator;
    }

    /** Generates and loads the data, one line on the console for each table. */
    static EmbeddedCluster start(double scale, PrintStream out) {
        var cluster = new EmbeddedCluster(
                E6dataEmulator.builder().user(USER, PASSWORD).schema("tpch").start());
        try {
            for (var table : TpchTable.all(scale)) {
                cluster.load(table, out);
            }
        } catch (SqlError e) {
            cluster.close();
            throw new IllegalStateException("The embedded engine refuses the data: " + e.getMessage(), e);
        }
        return cluster;
    }

    private void load(TpchTable table, PrintStream out) throws SqlError {
        var watch = new Stopwatch();
        out.printf("   %-9s ", table.name());
        out.flush();
        emulator.execute(table.createStatement());
        long rows = emulator.load(table.name(), () -> withDots(table.rows().iterator(), out));
        out.printf(Locale.ROOT, "%,11d rows  %s%n", rows, watch.elapsed());
    }

    /** The same rows; a dot on the console now and then shows that something happens. */
    private static Iterator<Object[]> withDots(Iterator<Object[]> rows, PrintStream out) {
        return new Iterator<>() {
            private long count;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Object[] next() {
                if (++count % ROWS_PER_DOT == 0) {
                    out.print('.');
                    out.flush();
                }
                return rows.next();
            }
        };
    }

    /** How to reach it. */
    Target target() {
        return new Target(emulator.url(), USER, PASSWORD);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
