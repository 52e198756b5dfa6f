package com.e6data.demo;

import com.e6data.demo.data.TpchTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The second opinion: the same data in a plain H2, asked over H2's own driver in SQL that was written by hand. */
final class PlainH2 implements AutoCloseable {

    private static final int BATCH = 1000;

    private final Connection connection;

    PlainH2(double scale) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        for (var table : TpchTable.all(scale)) {
            load(table);
        }
    }

    private void load(TpchTable table) throws SQLException {
        execute(table.createStatement());
        var marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        try (var insert = connection.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")")) {
            int waiting = 0;
            for (var row : table.rows()) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        for (var column : table.joinColumns()) {
            execute("CREATE INDEX %s_index ON %s (%s)".formatted(column, table.name(), column));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** True where there is a statement for a question. */
    static boolean knows(String question) {
        return PlainH2.class.getResource("/answers/" + question + ".sql") != null;
    }

    /** Rows of the statement that is written down for a question. */
    List<List<Object>> answer(String question) throws SQLException {
        var rows = new ArrayList<List<Object>>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql(question))) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<Object>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String sql(String question) {
        try (var text = PlainH2.class.getResourceAsStream("/answers/" + question + ".sql")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
