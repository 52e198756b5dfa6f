package com.e6data.conformance;

import com.e6data.emulator.E6dataEmulator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The emulator as the tests of this module start it: one user, catalog {@code demo}, schema {@code public}. */
final class TestCluster implements AutoCloseable {

    static final String USER = "me@example.com";
    static final String TOKEN = "test-token-7f3a";

    private final E6dataEmulator emulator;

    private TestCluster(E6dataEmulator emulator) {
        this.emulator = emulator;
    }

    static TestCluster start() {
        return new TestCluster(builder().start());
    }

    static TestCluster start(E6dataEmulator.Builder builder) {
        return new TestCluster(builder.start());
    }

    static E6dataEmulator.Builder builder() {
        return E6dataEmulator.builder().user(USER, TOKEN).catalog("demo").schema("public");
    }

    E6dataEmulator emulator() {
        return emulator;
    }

    String url() {
        return emulator.url();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, TOKEN);
    }

    /** Runs statements on a connection of their own. */
    void run(String... statements) throws SQLException {
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
