package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens connections from a URL, a user, a token and any other driver property. Each call opens a new connection: use a
 * pool in front of it. Setters are for set-up; afterwards any thread may ask for connections.
 */
public final class E6dataDataSource implements DataSource {

    private final Properties properties = new Properties();
    private String url;
    private PrintWriter logWriter;

    /** A data source without settings; {@link #setUrl} is required. */
    public E6dataDataSource() {}

    /** As {@link E6dataDriver#connect} with the URL and the properties. */
    @Override
    public Connection getConnection() throws SQLException {
        return open(properties);
    }

    /** As {@link #getConnection()}, for another user. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        var copy = (Properties) properties.clone();
        put(copy, E6Property.USER, username);
        put(copy, E6Property.PASSWORD, password);
        return open(copy);
    }

    private Connection open(Properties with) throws SQLException {
        if (url == null) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The data source has no URL; call setUrl with jdbc:e6data://host:port/...");
        }
        return E6dataDriver.open(E6Config.parse(url, with));
    }

    public String getUrl() {
        return url;
    }

    /** The JDBC URL; required. */
    public void setUrl(String url) {
        this.url = url;
    }

    public String getUser() {
        return properties.getProperty(E6Property.USER.key());
    }

    /** E-mail address of the user; null for none. */
    public void setUser(String user) {
        put(properties, E6Property.USER, user);
    }

    /** Personal access token of the user; null for none. There is no getter. */
    public void setPassword(String password) {
        put(properties, E6Property.PASSWORD, password);
    }

    /** Seconds for one attempt to connect and log in; 0 for the driver's default. */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        Arguments.notNegative("Login timeout", seconds);
        put(properties, E6Property.LOGIN_TIMEOUT, seconds == 0 ? null : Integer.toString(seconds));
    }

    @Override
    public int getLoginTimeout() {
        return Integer.parseInt(properties.getProperty(E6Property.LOGIN_TIMEOUT.key(), "0"));
    }

    /** Sets any driver property by its name; null removes it. Parameters of the URL win over it. */
    public void setProperty(String name, String value) throws SQLException {
        Arguments.notNull("Property name", name);
        if (value == null) {
            properties.remove(name);
        } else {
            properties.setProperty(name, value);
        }
    }

    /** Adds driver properties; null adds none. */
    public void setProperties(Properties added) {
        if (added != null) {
            added.stringPropertyNames().forEach(name -> properties.setProperty(name, added.getProperty(name)));
        }
    }

    private static void put(Properties target, E6Property property, String value) {
        if (value == null) {
            target.remove(property.key());
        } else {
            target.setProperty(property.key(), value);
        }
    }

    /** Kept, never written to: the driver logs through {@link System.Logger}. */
    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("com.e6data.jdbc");
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        return Wrappers.unwrap(this, iface);
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return Wrappers.isWrapperFor(this, iface);
    }

    /** Without user, token and other secrets. */
    @Override
    public String toString() {
        try {
            return "E6dataDataSource["
                    + (url == null ? "no URL" : E6Config.parse(url, properties).url()) + "]";
        } catch (SQLException e) {
            return "E6dataDataSource[invalid settings]";
        }
    }
}
