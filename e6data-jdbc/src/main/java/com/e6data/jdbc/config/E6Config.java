package com.e6data.jdbc.config;

import com.e6data.jdbc.auth.E6dataTokenSupplier;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.event.E6dataDriverListener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Everything that a connection needs to know, checked. Immutable; {@link #toString} shows no secret. */
public final class E6Config {

    /** Key under which {@code Properties} may have a listener, as an object. */
    public static final String DRIVER_LISTENER = "driverListener";

    /** Key under which {@code Properties} may have a supplier of access tokens, as an object. */
    public static final String TOKEN_SUPPLIER = "accessTokenSupplier";

    private static final int PLAIN_PORT = 80;
    private static final int TLS_PORT = 443;
    private static final int CONNECT_SECONDS = 10;
    private static final int CONNECT_SECONDS_OF_SEVERAL = 2;

    private final List<Endpoint> endpoints;
    private final Map<E6Property, String> values;
    private final List<String> warnings;
    private final E6dataDriverListener driverListener;
    private final E6dataTokenSupplier tokenSupplier;

    private E6Config(
            List<Endpoint> endpoints,
            Map<E6Property, String> values,
            List<String> warnings,
            E6dataDriverListener driverListener,
            E6dataTokenSupplier tokenSupplier) {
        this.tokenSupplier = tokenSupplier;
        this.values = Collections.unmodifiableMap(values);
        this.endpoints = endpoints;
        this.warnings = List.copyOf(warnings);
        this.driverListener = driverListener;
    }

    /** True where the driver should try the URL ({@code jdbc:e6data://}). */
    public static boolean accepts(String url) {
        return url != null && url.regionMatches(true, 0, UrlParts.PREFIX, 0, UrlParts.PREFIX.length());
    }

    /**
     * Reads a URL in any documented form; URL parameters win over {@code properties}. An empty value counts as absent,
     * an unknown name gives a warning.
     *
     * @param properties may be null
     * @throws SQLException 08001 that names the part that is wrong and what would be right
     */
    public static E6Config parse(String url, Properties properties) throws SQLException {
        if (!accepts(url)) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The URL does not begin with " + UrlParts.PREFIX + ", so it is not for this driver");
        }
        var parts = UrlParts.read(url);
        var warnings = new ArrayList<String>();
        var values = collect(entries(properties), "connection properties", warnings);
        values.putAll(collect(parts.parameters(), "URL", warnings));
        check(values, warnings);
        return new E6Config(
                withPorts(parts.endpoints(), values),
                values,
                warnings,
                object(properties, DRIVER_LISTENER, E6dataDriverListener.class),
                object(properties, TOKEN_SUPPLIER, E6dataTokenSupplier.class));
    }

    /** What is given as an object rather than as a text; null where it is not given. */
    private static <T> T object(Properties properties, String key, Class<T> type) throws SQLException {
        Object value = properties == null ? null : properties.get(key);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw ErrorKind.INVALID_CONFIGURATION.exception("The value of the connection property " + key
                + " is wrong; put an object into the Properties that implements " + type.getName());
    }

    private static List<Endpoint> withPorts(List<Endpoint> given, Map<E6Property, String> values) {
        int port = Boolean.parseBoolean(values.get(E6Property.SECURE)) ? TLS_PORT : PLAIN_PORT;
        var endpoints = new ArrayList<Endpoint>(given.size());
        for (Endpoint endpoint : given) {
            endpoints.add(endpoint.port() != 0 ? endpoint : new Endpoint(endpoint.host(), port));
        }
        return List.copyOf(endpoints);
    }

    /**
     * A URL with its host and those parameters that are known and no secret, for places where it is stored or shown.
     * The prefix alone where it is not a URL of this driver.
     */
    public static String withoutSecrets(String url) {
        return accepts(url) ? UrlParts.withoutSecrets(url) : UrlParts.PREFIX;
    }

    /**
     * All properties with their present values but those of secrets, for tools that ask before they connect. Never
     * fails: what cannot be read is left out, so that a half-written URL can be completed.
     */
    public static DriverPropertyInfo[] driverPropertyInfo(String url, Properties properties) {
        var values = new EnumMap<E6Property, String>(E6Property.class);
        var parameters = new ArrayList<>(entries(properties));
        parameters.addAll(readableParameters(url));
        for (var given : parameters) {
            var parameter = E6Property.find(given.name()).isPresent() ? given : ConnectorOption.translated(given);
            E6Property.find(parameter.name()).ifPresent(property -> values.put(property, parameter.value()));
        }
        var infos = new ArrayList<DriverPropertyInfo>();
        for (E6Property property : E6Property.values()) {
            // Tools show and store what they get here, so a secret is asked for rather than repeated.
            String value = property.secret() ? null : values.getOrDefault(property, property.defaultValue());
            var info = new DriverPropertyInfo(property.key(), value);
            info.required = property.required();
            info.description = property.description() + (property.unit().isEmpty() ? "" : " (" + property.unit() + ")");
            info.choices =
                    property.choices().isEmpty() ? null : property.choices().toArray(String[]::new);
            infos.add(info);
        }
        return infos.toArray(DriverPropertyInfo[]::new);
    }

    private static List<UrlParts.Parameter> readableParameters(String url) {
        try {
            return accepts(url) ? UrlParts.read(url).parameters() : List.of();
        } catch (SQLException unreadable) {
            // The URL is still being written; connecting with it reports what is wrong.
            return List.of();
        }
    }

    private static List<UrlParts.Parameter> entries(Properties properties) {
        var entries = new ArrayList<UrlParts.Parameter>();
        if (properties != null) {
            for (String name : properties.stringPropertyNames()) {
                entries.add(new UrlParts.Parameter(name, properties.getProperty(name)));
            }
            // Data sources put numbers and booleans into Properties, which stringPropertyNames leaves out.
            for (var entry : properties.entrySet()) {
                if (entry.getKey() instanceof String name
                        && !(entry.getValue() instanceof String)
                        && !name.equals(DRIVER_LISTENER)
                        && !name.equals(TOKEN_SUPPLIER)) {
                    entries.add(new UrlParts.Parameter(name, String.valueOf(entry.getValue())));
                }
            }
        }
        return entries;
    }

    private static Map<E6Property, String> collect(
            List<UrlParts.Parameter> parameters, String source, List<String> warnings) throws SQLException {
        var values = new EnumMap<E6Property, String>(E6Property.class);
        var names = new EnumMap<E6Property, String>(E6Property.class);
        for (var given : parameters) {
            var known = E6Property.find(given.name());
            var parameter = given;
            if (known.isEmpty()) {
                parameter = ConnectorOption.translated(given);
                known = E6Property.find(parameter.name());
            }
            if (known.isEmpty()) {
                String warning = ConnectorOption.warning(given);
                warnings.add(
                        warning != null
                                ? "Parameter " + warning
                                : "Unknown parameter " + given.name() + " in the " + source + " is ignored"
                                        + NearestName.suggestion(given.name()));
                continue;
            }
            E6Property property = known.get();
            String before = names.put(property, given.name());
            if (before != null) {
                throw ErrorKind.INVALID_CONFIGURATION.exception("The " + source + " gives the property "
                        + property.key() + " twice"
                        + (before.equals(given.name()) ? "" : ", as " + before + " and as " + given.name())
                        + "; give it once");
            }
            if (parameter.value().isEmpty()) {
                continue;
            }
            String value = property.normalize(parameter.value());
            if (value == null) {
                throw wrong(property, parameter.value(), property.expectation());
            }
            values.put(property, value);
        }
        return values;
    }

    /** What one value cannot tell alone. */
    private static void check(Map<E6Property, String> values, List<String> warnings) throws SQLException {
        for (var property : List.of(E6Property.CLUSTER_NAME, E6Property.CLUSTER_UUID, E6Property.APPLICATION_NAME)) {
            String value = values.get(property);
            // These travel as HTTP headers.
            if (value != null && !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                throw wrong(property, value, "a text of printable ASCII characters");
            }
        }
        boolean secure = Boolean.parseBoolean(values.get(E6Property.SECURE));
        if (values.containsKey(E6Property.SSL_CERT) && values.containsKey(E6Property.TRUST_STORE)) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The properties sslCert and trustStore are both given; give the one that holds your certificates");
        }
        if (values.containsKey(E6Property.CLIENT_CERT) && values.containsKey(E6Property.KEY_STORE)) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The properties clientCert and keyStore are both given; give the one that holds your certificate");
        }
        for (var property : List.of(
                E6Property.SSL_CERT,
                E6Property.TRUST_STORE,
                E6Property.CLIENT_CERT,
                E6Property.CLIENT_KEY,
                E6Property.KEY_STORE)) {
            if (!secure && values.containsKey(property)) {
                warnings.add("The property " + property.key() + " has no effect without secure=true");
            }
        }
    }

    private static SQLException wrong(E6Property property, String value, String right) {
        String shown = property.secret() ? "" : " \"" + value + "\"";
        return ErrorKind.INVALID_CONFIGURATION.exception(
                "The value" + shown + " of the property " + property.key() + " is wrong; it must be " + right);
    }

    /** Where the cluster can be reached; at least one, to be tried in this order. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The endpoints as in the URL, separated by commas. */
    public String authority() {
        if (endpoints.size() == 1) {
            return endpoints.get(0).toString();
        }
        var text = new StringBuilder();
        for (Endpoint endpoint : endpoints) {
            text.append(text.isEmpty() ? "" : ",").append(endpoint);
        }
        return text.toString();
    }

    /** First host name or address, IPv6 without brackets. */
    public String host() {
        return endpoints.get(0).host();
    }

    /** Port of the first host. */
    public int port() {
        return endpoints.get(0).port();
    }

    /** The value, the default where none was given, null where there is no default. Also returns secrets. */
    public String get(E6Property property) {
        return values.getOrDefault(property, property.defaultValue());
    }

    /** Empty string where none was given. */
    public String user() {
        return values.getOrDefault(E6Property.USER, "");
    }

    /** The access token; empty string where none was given. */
    public String password() {
        return values.getOrDefault(E6Property.PASSWORD, "");
    }

    /** Null where none was given. */
    public E6dataTokenSupplier tokenSupplier() {
        return tokenSupplier;
    }

    /** True where access tokens stand for user and password (protocol 4.4). */
    public boolean usesTokens() {
        return !tokenWays().isEmpty();
    }

    private List<String> tokenWays() {
        var ways = new ArrayList<String>(1);
        for (var property : List.of(E6Property.ACCESS_TOKEN, E6Property.ACCESS_TOKEN_FILE)) {
            if (values.containsKey(property)) {
                ways.add(property.key());
            }
        }
        if (tokenSupplier != null) {
            ways.add(TOKEN_SUPPLIER);
        }
        return ways;
    }

    /** Whoever has the same owner sees the same queries: the user, else where its tokens come from. Not to be shown. */
    public String owner() {
        if (!usesTokens()) {
            return user();
        }
        return String.join(
                "\n",
                user(),
                values.getOrDefault(E6Property.ACCESS_TOKEN, ""),
                values.getOrDefault(E6Property.ACCESS_TOKEN_FILE, ""),
                tokenSupplier == null
                        ? ""
                        : tokenSupplier.getClass().getName() + System.identityHashCode(tokenSupplier));
    }

    /**
     * Checks that there is exactly one way to log in.
     *
     * @throws SQLException 08001 that says what is missing, or which properties contradict each other
     */
    public void requireCredentials() throws SQLException {
        List<String> ways = tokenWays();
        if (ways.isEmpty()) {
            require(user(), E6Property.USER, "the e-mail address of the e6data user");
            require(password(), E6Property.PASSWORD, "a personal access token of the user");
            return;
        }
        if (!password().isEmpty()) {
            ways.add(E6Property.PASSWORD.key());
        }
        if (ways.size() > 1) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The properties " + String.join(" and ", ways) + " are different ways to log in; give one of them");
        }
        if (!secure()) {
            throw ErrorKind.INVALID_CONFIGURATION.exception("The property " + ways.get(0)
                    + " needs TLS, since whoever reads an OAuth access token can use it; set secure=true");
        }
    }

    private static void require(String value, E6Property property, String right) throws SQLException {
        if (value.isEmpty()) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The property " + property.key() + " is missing; give " + right);
        }
    }

    /** Null where none was given. */
    public String catalog() {
        return get(E6Property.CATALOG);
    }

    /** Null where none was given. */
    public String schema() {
        return get(E6Property.DATABASE);
    }

    /** True for TLS. */
    public boolean secure() {
        return flag(E6Property.SECURE);
    }

    /** In lower case; null where none was given. */
    public String clusterName() {
        String name = get(E6Property.CLUSTER_NAME);
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    /** Value of a property of type BOOLEAN. */
    public boolean flag(E6Property property) {
        return Boolean.parseBoolean(get(property));
    }

    /** Value of a property of type BYTES or COUNT. */
    public long number(E6Property property) {
        return Long.parseLong(get(property));
    }

    /** Value of a property of type SECONDS. */
    public Duration duration(E6Property property) {
        return Duration.ofSeconds(number(property));
    }

    /** Longest time until one address of a host has been connected to. */
    public Duration connectTimeout() {
        long seconds = number(E6Property.CONNECT_TIMEOUT);
        return Duration.ofSeconds(
                seconds != 0 ? seconds : endpoints.size() == 1 ? CONNECT_SECONDS : CONNECT_SECONDS_OF_SEVERAL);
    }

    /** True where backslash is an escape character in string literals. */
    public boolean backslashEscapes() {
        return get(E6Property.STRING_ESCAPES).equals("backslash");
    }

    /** True where parameter values travel beside the statement text. */
    public boolean bindsOnServer() {
        return get(E6Property.PARAMETER_BINDING).equals("server");
    }

    /**
     * The URL for {@code DatabaseMetaData.getURL}: without user, password and other secrets. It holds what was given,
     * not the defaults, and can be read again by {@link #parse}.
     */
    public String url() {
        var url = new StringBuilder(UrlParts.PREFIX);
        url.append(authority());
        char separator = '/';
        for (var value : values.entrySet()) {
            E6Property property = value.getKey();
            if (property.secret()
                    || property == E6Property.USER
                    || value.getValue().startsWith("-----BEGIN")) {
                continue;
            }
            url.append(separator).append(property.key()).append('=').append(encode(value.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    private static String encode(String value) {
        // URLEncoder writes a blank as +, which URLs of this driver take literally.
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** Whom to tell what this connection does; null for nobody. */
    public E6dataDriverListener driverListener() {
        return driverListener;
    }

    /** Unknown parameters and the like, for {@code Connection.getWarnings}. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public String toString() {
        return "E6Config[" + url() + "]";
    }
}
