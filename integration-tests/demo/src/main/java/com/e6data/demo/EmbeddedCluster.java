package com.e6data.demo;

import com.e6data.demo.data.TpchTable;
import com.e6data.demo.print.Dots;
import com.e6data.demo.print.Stopwatch;
import com.e6data.emulator.E6dataEmulator;
import com.e6data.emulator.sql.SqlError;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The emulator inside this JVM, full of TPC-H data. */
final class EmbeddedCluster implements AutoCloseable {

    private static final String USER = "demo@example.com";
    private static final String PASSWORD = "demo";

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
        var dots = new Dots<>(table.rows(), out);
        long rows = emulator.load(table.name(), dots);
        out.printf(Locale.ROOT, "%," + Math.max(1, 16 - dots.printed()) + "d rows  %s%n", rows, watch.elapsed());
    }

    /** How to reach it. */
    Target target() {
        return new Target(emulator.url(), USER, PASSWORD);
    }

    /** The statements that arrived since the last call, with the literals that the driver put in. */
    List<String> receivedSql() {
        var recorder = emulator.recorder();
        var statements = recorder.calls("prepareStatementV2").stream()
                .map(call -> (String) call.field("queryString"))
                .toList();
        recorder.reset();
        return statements;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
