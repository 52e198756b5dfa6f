package com.e6data.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The program whose start {@link ColdStart} measures: connect, ask, read one row, close. Without a URL: nothing. */
final class FirstRow {

    private FirstRow() {}

    public static void main(String[] arguments) throws SQLException {
        if (arguments.length == 0) {
            System.out.println(1);
            return;
        }
        try (Connection connection = DriverManager.getConnection(arguments[0], ColdStart.USER, ColdStart.TOKEN);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            rows.next();
            System.out.println(rows.getInt(1));
        }
    }
}
