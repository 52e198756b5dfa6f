package com.e6data.conformance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads a result to its end and prints row count and checksum; a test runs it in a JVM with a small heap. */
final class StreamingProgram {

    private StreamingProgram() {}

    /** Arguments: URL, user, password, SQL with a BIGINT in the first column and a text in the second. */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(args[3])) {
            long count = 0;
            long sum = 0;
            long characters = 0;
            while (rows.next()) {
                count++;
                sum += rows.getLong(1);
                characters += rows.getString(2).length();
            }
            System.out.println(count + " " + sum + " " + characters);
        }
    }
}
