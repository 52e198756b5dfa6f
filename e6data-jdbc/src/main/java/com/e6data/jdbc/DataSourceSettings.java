package com.e6data.jdbc;

import com.e6data.jdbc.auth.E6dataTokenSupplier;
import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.event.E6dataDriverListener;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What a data source was told, as text by property name; a URL or a server name says where. Thread-safe. */
final class DataSourceSettings {

    static final String URL = "url";
    static final String SERVER_NAME = "serverName";
    static final String PORT_NUMBER = "portNumber";
    static final String DESCRIPTION = "description";

    private final Properties properties = new Properties();
    private final Map<String, String> place = new TreeMap<>();

    /** Null for none. */
    synchronized String place(String name) {
        return place.get(name);
    }

    /** Null or empty for none. */
    synchronized void place(String name, String value) {
        if (value == null || value.isEmpty()) {
            place.remove(name);
        } else {
            place.put(name, value);
        }
    }

    /** Null where it is not set and has no default. */
    String get(E6Property property) {
        return properties.getProperty(property.key(), property.defaultValue());
    }

    /** Null where it is not set. */
    String given(E6Property property) {
        return properties.getProperty(property.key());
    }

    /** Null for the default. */
    void put(E6Property property, String value) {
        putAny(property.key(), value);
    }

    /** In any spelling, also unknown ones, of which the connection warns; null removes it. */
    void putAny(String name, String value) {
        String key = E6Property.find(name).map(E6Property::key).orElse(name);
        if (value == null) {
            properties.remove(key);
        } else {
            properties.setProperty(key, value);
        }
    }

    /** Null for none. */
    E6dataTokenSupplier tokenSupplier() {
        return (E6dataTokenSupplier) properties.get(E6Config.TOKEN_SUPPLIER);
    }

    /** Null for none. */
    void tokenSupplier(E6dataTokenSupplier supplier) {
        if (supplier == null) {
            properties.remove(E6Config.TOKEN_SUPPLIER);
        } else {
            properties.put(E6Config.TOKEN_SUPPLIER, supplier);
        }
    }

    /** Null for none. */
    E6dataDriverListener listener() {
        return (E6dataDriverListener) properties.get(E6Config.DRIVER_LISTENER);
    }

    /** Null for none. */
    void listener(E6dataDriverListener listener) {
        if (listener == null) {
            properties.remove(E6Config.DRIVER_LISTENER);
        } else {
            properties.put(E6Config.DRIVER_LISTENER, listener);
        }
    }

    /**
     * The settings to connect with.
     *
     * @throws SQLException 08001 where they say no place, or are wrong
     */
    E6Config config() throws SQLException {
        return config((Properties) properties.clone());
    }

    /** As {@link #config()} for another user; null for none. */
    E6Config config(String user, String password) throws SQLException {
        var other = new DataSourceSettings();
        other.properties.putAll(properties);
        other.put(E6Property.USER, user);
        other.put(E6Property.PASSWORD, password);
        if (password != null && !password.isEmpty()) {
            // Who names a password wants to log in with it, not with the tokens of the data source.
            other.put(E6Property.ACCESS_TOKEN, null);
            other.put(E6Property.ACCESS_TOKEN_FILE, null);
            other.tokenSupplier(null);
        }
        return config(other.properties);
    }

    private E6Config config(Properties with) throws SQLException {
        String url = url();
        if (url == null) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The data source has no URL; call setUrl with" + " jdbc:e6data://host:port/..., or setServerName.");
        }
        return E6Config.parse(url, with);
    }

    /** The URL, or one that is made of server name and port; null where neither is given. */
    private synchronized String url() {
        String host = place.get(SERVER_NAME);
        if (place.containsKey(URL) || host == null) {
            return place.get(URL);
        }
        String port = place.get(PORT_NUMBER);
        var authority = new StringBuilder();
        for (String one : host.split(",", -1)) {
            authority.append(authority.isEmpty() ? "" : ",").append(withPort(one.trim(), port));
        }
        return "jdbc:e6data://" + authority + "/";
    }

    /** A host may bring a port of its own; an IPv6 address needs no brackets where it brings none. */
    private static String withPort(String host, String port) {
        int colon = host.indexOf(':');
        boolean bareIpv6 = colon >= 0 && host.indexOf(':', colon + 1) >= 0 && !host.startsWith("[");
        String name = bareIpv6 ? "[" + host + "]" : host;
        boolean ownPort = !bareIpv6 && (host.startsWith("[") ? host.indexOf("]:") >= 0 : colon >= 0);
        return port == null || ownPort ? name : name + ":" + port;
    }

    /** What may be stored anywhere: no secret, nothing unknown. {@link #restore} understands it. */
    synchronized Map<String, String> withoutSecrets() {
        var open = new TreeMap<>(place);
        open.computeIfPresent(URL, (name, url) -> E6Config.withoutSecrets(url));
        for (E6Property property : E6Property.values()) {
            String value = given(property);
            if (value != null && !property.secret()) {
                open.put(property.key(), value);
            }
        }
        return open;
    }

    /** Sets what {@link #withoutSecrets} names, secrets too where somebody added them; ignores other names. */
    void restore(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            switch (name) {
                case URL, SERVER_NAME, PORT_NUMBER, DESCRIPTION -> place(name, value);
                case "databaseName" -> put(E6Property.DATABASE, value);
                default -> E6Property.find(name).ifPresent(property -> put(property, value));
            }
        });
    }

    /** For {@code toString}: the URL without user and secrets. */
    @Override
    public String toString() {
        try {
            return url() == null ? "no URL" : config().url();
        } catch (SQLException e) {
            return "invalid settings";
        }
    }
}
