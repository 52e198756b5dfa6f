package com.e6data.conformance.jdbc;

import com.e6data.emulator.E6dataEmulator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The same tables with the same rows, one for each column type, behind the emulator and in H2. */
final class Wall implements AutoCloseable {

    private final E6dataEmulator emulator =
            E6dataEmulator.builder().catalog("demo").schema("public").start();

    /** @throws IllegalStateException where the emulator does not take a value */
    Wall() {
        try {
            for (WallType type : WallType.values()) {
                emulator.execute("CREATE TABLE " + type.table() + " (id INT, v " + type.emulatorDdl + ")");
                List<Object[]> rows = new ArrayList<>();
                for (Object value : type.content()) {
                    rows.add(new Object[] {rows.size(), forEmulator(value)});
                }
                emulator.load(type.table(), rows);
            }
        } catch (Exception e) {
            emulator.close();
            throw new IllegalStateException(e);
        }
    }

    private static Object forEmulator(Object value) {
        return value;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(emulator.url(), "me", "token");
    }

    /** A database of its own, made under the present default time zone. */
    Connection connectToH2() throws SQLException {
        Connection connection = new org.h2.Driver().connect("jdbc:h2:mem:", new Properties());
        for (WallType type : WallType.values()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + type.table() + " (id INT, v " + type.h2Ddl + ")");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + type.table() + " VALUES (?, ?)")) {
                int id = 0;
                for (Object value : type.content()) {
                    insert.setInt(1, id++);
                    insert.setObject(2, value);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        return connection;
    }

    static String label(Object value) {
        return value instanceof byte[] bytes
                ? java.util.HexFormat.of().formatHex(bytes)
                : value instanceof Object[] elements ? Arrays.toString(elements) : String.valueOf(value);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
