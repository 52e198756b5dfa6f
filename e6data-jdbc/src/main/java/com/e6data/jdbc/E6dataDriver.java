package com.e6data.jdbc;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.event.E6dataDriverListener;
import com.e6data.jdbc.metadata.DriverVersion;
import com.e6data.jdbc.observe.Observer;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.transport.BundledLibraries;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The JDBC driver for {@code jdbc:e6data://host[:port]/...} URLs. {@link DriverManager} finds it through
 * {@code META-INF/services}; environments that do not look there load this class by name.
 */
public final class E6dataDriver implements Driver {

    static {
        try {
            DriverManager.registerDriver(new E6dataDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For {@code META-INF/services} and tools; connect through {@link DriverManager} or {@link E6dataDataSource}. */
    public E6dataDriver() {}

    /**
     * Connects and logs in.
     *
     * @param info may be null; parameters of the URL win over it
     * @return null where the URL is for another driver
     * @throws SQLException 08001 where the URL is wrong or the host cannot be reached, 28000 where the credentials are
     *     wrong
     */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        BundledLibraries.prepare();
        return open(E6Config.parse(url, withLoginTimeout(info)));
    }

    /** With the limit of {@link DriverManager#setLoginTimeout}, where the properties say none. */
    private static Properties withLoginTimeout(Properties info) {
        int seconds = DriverManager.getLoginTimeout();
        if (seconds <= 0 || info != null && limitsLogin(info)) {
            return info;
        }
        var all = new Properties(info);
        if (info != null) {
            // What is no text has no place in the defaults.
            all.putAll(info);
        }
        all.setProperty(E6Property.LOGIN_TIMEOUT.key(), Integer.toString(seconds));
        return all;
    }

    private static boolean limitsLogin(Properties info) {
        return Stream.concat(info.keySet().stream(), info.stringPropertyNames().stream())
                .anyMatch(name -> name instanceof String text
                        && E6Property.find(text)
                                .filter(E6Property.LOGIN_TIMEOUT::equals)
                                .isPresent());
    }

    /**
     * Tells a listener what all connections of this JVM do from now on, those that are open too, besides the listener
     * that a connection may have of its own. Adding one twice has no effect. May be called by any thread.
     *
     * @param listener not null
     */
    public static void addDriverListener(E6dataDriverListener listener) {
        Observer.add(Objects.requireNonNull(listener, "listener"));
    }

    /** Ends what {@link #addDriverListener} began; without effect for one that was not added. */
    public static void removeDriverListener(E6dataDriverListener listener) {
        Observer.remove(listener);
    }

    private static void requireUrl(String url) throws SQLException {
        if (url == null) {
            throw ErrorKind.INVALID_CONFIGURATION.exception("The URL is null; it must start with jdbc:e6data://.");
        }
    }

    static Connection open(E6Config config) throws SQLException {
        Session session = Session.open(config);
        return new E6Connection(new SessionEngine(session));
    }

    /**
     * True for {@code jdbc:e6data://} in any case; nothing else of the URL is looked at.
     *
     * @throws SQLException 08001 where the URL is null
     */
    @Override
    public boolean acceptsURL(String url) throws SQLException {
        requireUrl(url);
        return E6Config.accepts(url);
    }

    /**
     * All properties with their present values, which are left out where they are secret, their defaults, choices and
     * descriptions. Never fails, so that a half-written URL can be completed; both arguments may be null.
     */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return E6Config.driverPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return DriverVersion.MINOR;
    }

    /** False: e6data has no transactions, which the full JDBC contract asks for. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("com.e6data.jdbc");
    }
}
