package com.e6data.conformance;

import com.e6data.emulator.E6dataEmulator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The emulator as the tests of this module start it: one user, catalog {@code demo}, schema {@code public}. */
public final class TestCluster implements AutoCloseable {

    public static final String USER = "me@example.com";
    public static final String TOKEN = "test-token-7f3a";

    private final E6dataEmulator emulator;

    private TestCluster(E6dataEmulator emulator) {
        this.emulator = emulator;
    }

    public static TestCluster start() {
        return new TestCluster(builder().start());
    }

    public static TestCluster start(E6dataEmulator.Builder builder) {
        return new TestCluster(builder.start());
    }

    public static E6dataEmulator.Builder builder() {
        return E6dataEmulator.builder().user(USER, TOKEN).catalog("demo").schema("public");
    }

    public E6dataEmulator emulator() {
        return emulator;
    }

    public String url() {
        return emulator.url();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, TOKEN);
    }

    /** Runs statements on a connection of their own. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
