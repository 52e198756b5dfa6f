package com.e6data.conformance.jdbc;

import com.e6data.emulator.E6dataEmulator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The one emulator of this package, and tables with names that no other test has. */
final class SharedEmulator {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private SharedEmulator() {}

    /** Lives as long as the JVM of the tests. */
    private static final class Holder {
        private static final E6dataEmulator EMULATOR =
                E6dataEmulator.builder().catalog("demo").schema("jdbc").start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(EMULATOR::close));
        }
    }

    static Connection connect() throws SQLException {
        return connect("");
    }

    /** @param parameters to add to the URL, for example {@code &parameterBinding=server} */
    static Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(Holder.EMULATOR.url() + parameters, "me@example.com", "token");
    }

    static String freshName() {
        return "t" + TABLES.incrementAndGet();
    }

    /** Makes a table and returns its name. */
    static String table(Connection connection, String columns) throws SQLException {
        String name = freshName();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE " + name + " (" + columns + ")");
        }
        return name;
    }
}
