package com.e6data.packaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Properties;

/**
 * What an application does with a driver, told in lines on standard output. Runs in JVMs that have the JDK and a
 * driver, and nothing else of this build.
 */
public final class Probe {

    private Probe() {}

    /**
     * Runs {@code scenario} against {@code url}.
     *
     * @param arguments scenario, URL, password, and {@code name=value} for further properties
     */
    public static void main(String[] arguments) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "me@example.com");
        properties.setProperty("password", arguments[2]);
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            properties.setProperty(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        switch (arguments[0]) {
            case "row" -> row(arguments[1], properties);
            case "types" -> types(arguments[1], properties);
            case "refusal" -> refusal(arguments[1], properties);
            case "others" -> others(arguments[1], properties);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void row(String url, Properties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 42")) {
            rows.next();
            System.out.println(rows.getInt(1));
        }
    }

    private static void types(String url, Properties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT CAST(7 AS BIGINT), 'text', CAST(1.50 AS DECIMAL(5,2)),"
                    + " DATE '2024-02-29', TIMESTAMP '2024-02-29 12:34:56.789', TRUE, CAST(NULL AS INTEGER)")) {
                rows.next();
                System.out.println(rows.getLong(1) + " " + rows.getString(2) + " " + rows.getBigDecimal(3) + " "
                        + rows.getObject(4, LocalDate.class) + " " + rows.getObject(5, LocalDateTime.class) + " "
                        + rows.getBoolean(6) + " " + rows.getObject(7));
            }
            try (ResultSet functions = connection.getMetaData().getFunctions(null, null, "upper")) {
                System.out.println(functions.next());
            }
            System.out.println(connection.getMetaData().getDriverVersion().isEmpty());
            try {
                statement.executeQuery("SELECT nothing FROM nowhere");
            } catch (SQLException e) {
                System.out.println(e.getClass().getName() + " " + e.getSQLState());
            }
        }
    }

    private static void refusal(String url, Properties properties) {
        try {
            DriverManager.getConnection(url, properties).close();
            System.out.println("connected");
        } catch (SQLException e) {
            System.out.println(e.getSQLState());
        }
    }

    /** Which copies of the libraries the application sees beside the driver; then a row, in spite of them. */
    private static void others(String url, Properties properties) throws SQLException {
        for (String name : new String[] {
            "com.google.protobuf.GeneratedMessageV3",
            "io.grpc.ManagedChannelBuilder",
            "com.google.common.collect.ImmutableList",
            "org.slf4j.Logger"
        }) {
            try {
                System.out.println(Class.forName(name).getName());
            } catch (ClassNotFoundException e) {
                System.out.println("no " + name);
            }
        }
        row(url, properties);
    }
}
