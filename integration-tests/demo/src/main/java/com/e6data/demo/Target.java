package com.e6data.demo;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A cluster, embedded or real, and how to get in.
 *
 * @param url for the JDBC driver
 * @param user may be empty
 * @param password may be empty
 */
record Target(String url, String user, String password) {

    /** Opens and closes a connection: says what is wrong before pools and sessions are built upon it. */
    void check() throws SQLException {
        DriverManager.getConnection(url, user, password).close();
    }

    /** What would be in {@code application.properties} if it were known before the start. */
    Map<String, Object> springProperties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.datasource.password", password);
    }

    /** A secret stays out of texts. */
    @Override
    public String toString() {
        return "Target[" + url + ", user=" + user + "]";
    }
}
