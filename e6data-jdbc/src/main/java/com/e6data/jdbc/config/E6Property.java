package com.e6data.jdbc.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every driver property: the one source for the URL, {@code DriverPropertyInfo}, data source setters and
 * {@code docs/properties.md}.
 *
 * <p>Names are compared without case, {@code -} and {@code _}, so {@code clusterName}, {@code cluster-name} and
 * {@code cluster_name} are one property.
 */
public enum E6Property {
    USER("user", Type.TEXT, null, "", "E-mail address of the e6data user.", Flag.REQUIRED),
    PASSWORD(
            "password",
            Type.TEXT,
            null,
            "",
            "Personal access token of the user. Give it as a connection property rather than in the URL.",
            Flag.REQUIRED,
            Flag.SECRET),
    ACCESS_TOKEN(
            "accessToken",
            Type.TEXT,
            null,
            "",
            "OAuth access token, instead of user and password. Needs secure=true.",
            Flag.SECRET),
    ACCESS_TOKEN_FILE(
            "accessTokenFile",
            Type.TEXT,
            null,
            "",
            "File that holds an OAuth access token, instead of user and password. It is read again while the connection is"
                    + " used, so another process can keep the token fresh. Needs secure=true."),
    CATALOG(
            "catalog",
            Type.TEXT,
            null,
            "",
            "Catalog for unqualified names. Without one the cluster's default is used."),
    DATABASE("database", Type.TEXT, null, "", "Schema for unqualified names.", "schema"),
    SECURE(
            "secure",
            Type.BOOLEAN,
            "false",
            "",
            "TLS on. The host name is always checked. Decides the default port: 443 with TLS, 80 without."),
    CLUSTER_NAME("clusterName", Type.TEXT, null, "", "Cluster to route to at a shared endpoint. Sent in lower case."),
    CLUSTER_UUID(
            "clusterUuid",
            Type.TEXT,
            null,
            "",
            "Older way to name the cluster, sent in addition to the cluster name where it is given."),
    COLOUR_CACHE_FILE(
            "colourCacheFile",
            Type.TEXT,
            null,
            "",
            "File in which the JVMs of a host share the colour of blue/green deployments that they have last seen, so that"
                    + " a new one need not try. Entries older than a day are ignored. Its directory must exist."),
    SSL_CERT(
            "sslCert",
            Type.TEXT,
            null,
            "",
            "Certificates to trust instead of the JVM's: path of a PEM file, or the PEM text itself."),
    TRUST_STORE("trustStore", Type.TEXT, null, "", "Path of a PKCS12 or JKS trust store to use instead of the JVM's."),
    TRUST_STORE_PASSWORD("trustStorePassword", Type.TEXT, null, "", "Password of the trust store.", Flag.SECRET),
    CLIENT_CERT(
            "clientCert",
            Type.TEXT,
            null,
            "",
            "Certificate of the client, with those that signed it, for servers that ask for one: path of a PEM file, or"
                    + " the PEM text itself. Needs clientKey."),
    CLIENT_KEY(
            "clientKey",
            Type.TEXT,
            null,
            "",
            "Private key of clientCert in PKCS 8 form (BEGIN PRIVATE KEY): path of a PEM file, or the PEM text itself.",
            Flag.SECRET),
    CLIENT_KEY_PASSWORD(
            "clientKeyPassword",
            Type.TEXT,
            null,
            "",
            "Password of clientKey where it is encrypted (BEGIN ENCRYPTED PRIVATE KEY).",
            Flag.SECRET),
    KEY_STORE(
            "keyStore",
            Type.TEXT,
            null,
            "",
            "Path of a PKCS12 or JKS key store with the client's certificate and key, instead of clientCert and"
                    + " clientKey."),
    KEY_STORE_PASSWORD(
            "keyStorePassword", Type.TEXT, null, "", "Password of the key store and of the key in it.", Flag.SECRET),
    CONNECT_TIMEOUT(
            "connectTimeout",
            Type.SECONDS,
            "0",
            "s",
            "Longest time until one address of a host has been connected to and says something, before the next is"
                    + " tried. 0 is 10 s, or 2 s where the URL names several hosts.",
            range(0, 86_400)),
    LOGIN_TIMEOUT(
            "loginTimeout",
            Type.SECONDS,
            "30",
            "s",
            "Longest time for one attempt to connect and log in. Waiting for a suspended cluster has its own limit.",
            range(1, 86_400)),
    PREPARE_TIMEOUT(
            "prepareTimeout",
            Type.SECONDS,
            "600",
            "s",
            "Longest time to prepare, start and describe one statement. A query timeout lowers it.",
            range(1, 86_400)),
    METADATA_TIMEOUT(
            "metadataTimeout",
            Type.SECONDS,
            "60",
            "s",
            "Longest time for one catalog, status or plan request.",
            range(1, 86_400)),
    METADATA_CACHE_TTL(
            "metadataCacheTtl",
            Type.SECONDS,
            "0",
            "s",
            "How long a connection may answer DatabaseMetaData calls from earlier answers of the server; 0 always asks."
                    + " Statements of the same connection that change the catalog empty the cache.",
            range(0, 86_400)),
    AUTO_RESUME(
            "autoResume",
            Type.BOOLEAN,
            "true",
            "",
            "Resume a suspended cluster and wait for it, instead of failing at once."),
    AUTO_RESUME_TIMEOUT(
            "autoResumeTimeout",
            Type.SECONDS,
            "300",
            "s",
            "Longest time to wait for a suspended cluster.",
            range(1, 86_400)),
    PLANNER_SELECTION(
            "plannerSelection",
            Type.BOOLEAN,
            "false",
            "",
            "Ask the cluster for a planner before each statement, and wait in its queue while planners start. Only for"
                    + " clusters whose planners scale by themselves; others do not need the extra request."),
    KEEP_ALIVE_TIME(
            "keepAliveTime",
            Type.SECONDS,
            "30",
            "s",
            "Pause without traffic after which the connection is probed with a PING frame.",
            range(10, 86_400)),
    KEEP_ALIVE_TIMEOUT(
            "keepAliveTimeout",
            Type.SECONDS,
            "60",
            "s",
            "Time for the answer to such a probe before the connection counts as lost.",
            range(1, 86_400)),
    KEEP_ALIVE_WITHOUT_CALLS(
            "keepAliveWithoutCalls", Type.BOOLEAN, "true", "", "Probe also while no request is running."),
    IDLE_TIMEOUT(
            "idleTimeout",
            Type.SECONDS,
            "300",
            "s",
            "Time without a request after which the socket is closed, about 5 s later; the next request opens one again,"
                    + " and the login stays. 0 keeps the socket open.",
            range(0, 86_400)),
    MAX_INBOUND_MESSAGE_SIZE(
            "maxInboundMessageSize",
            Type.BYTES,
            Integer.toString(Integer.MAX_VALUE),
            "bytes",
            "Largest response to accept. One batch of rows is one response.",
            range(1024, Integer.MAX_VALUE)),
    MAX_OUTBOUND_MESSAGE_SIZE(
            "maxOutboundMessageSize",
            Type.BYTES,
            "314572800",
            "bytes",
            "Largest request to send. One statement with its parameters is one request.",
            range(1024, Integer.MAX_VALUE)),
    FETCH_BUFFER_BYTES(
            "fetchBufferBytes",
            Type.BYTES,
            "67108864",
            "bytes",
            "Rows are read ahead while less than this waits to be read; never more than an eighth of the JVM's heap.",
            range(0, Integer.MAX_VALUE)),
    FETCH_BUFFER_BATCHES(
            "fetchBufferBatches",
            Type.COUNT,
            "2",
            "",
            "Rows are read ahead while fewer batches than this wait to be read. 0 reads nothing ahead.",
            range(0, 1024)),
    SCROLL_BUFFER_BYTES(
            "scrollBufferBytes",
            Type.BYTES,
            "0",
            "bytes",
            "Most bytes that one TYPE_SCROLL_INSENSITIVE result set may keep in memory: all rows up to the farthest one"
                    + " that was visited, as they arrived. Beyond it the move fails. 0 is a quarter of the JVM's heap.",
            range(0, Long.MAX_VALUE)),
    STRING_ESCAPES(
            "stringEscapes",
            Type.CHOICE,
            "backslash",
            "",
            "How the engine reads string literals: with backslash escapes, or as in standard SQL."
                    + " Set standard only where that is certain: elsewhere a value with a backslash could leave its literal.",
            choices("backslash", "standard")),
    PARAMETER_BINDING(
            "parameterBinding",
            Type.CHOICE,
            "client",
            "",
            "Who puts the parameters of a PreparedStatement into its text: the driver, as literals, or the engine, which"
                    + " gets them beside the text. How engines want them is not confirmed.",
            choices("client", "server")),
    APPLICATION_NAME(
            "applicationName",
            Type.TEXT,
            null,
            "",
            "Name of the application, sent in the user agent for the server's logs.");

    /** What a value may be. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole number of seconds. */
        SECONDS,
        /** A whole number of bytes. */
        BYTES,
        /** A whole number. */
        COUNT,
        /** One of {@link E6Property#choices}. */
        CHOICE
    }

    private enum Flag {
        REQUIRED,
        SECRET
    }

    private record Range(long min, long max) {}

    private record Choices(List<String> values) {}

    private static final Map<String, E6Property> BY_NAME = index();

    private final String key;
    private final Type type;
    private final String defaultValue;
    private final String unit;
    private final String description;
    private final List<String> aliases;
    private final List<String> choices;
    private final boolean required;
    private final boolean secret;
    private final long min;
    private final long max;

    /** {@code extras}: flags, one range, one set of choices, and aliases as strings. */
    E6Property(String key, Type type, String defaultValue, String unit, String description, Object... extras) {
        this.key = key;
        this.type = type;
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.description = description;
        var names = new ArrayList<String>();
        var values = type == Type.BOOLEAN ? List.of("true", "false") : List.<String>of();
        var limits = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
        boolean mustBeGiven = false;
        boolean hidden = false;
        for (Object extra : extras) {
            if (extra instanceof Range range) {
                limits = range;
            } else if (extra instanceof Choices set) {
                values = set.values();
            } else if (extra instanceof Flag flag) {
                mustBeGiven |= flag == Flag.REQUIRED;
                hidden |= flag == Flag.SECRET;
            } else {
                names.add((String) extra);
            }
        }
        this.aliases = List.copyOf(names);
        this.choices = values;
        this.required = mustBeGiven;
        this.secret = hidden;
        this.min = limits.min();
        this.max = limits.max();
    }

    private static Range range(long min, long max) {
        return new Range(min, max);
    }

    private static Choices choices(String... values) {
        return new Choices(List.of(values));
    }

    private static Map<String, E6Property> index() {
        var index = new HashMap<String, E6Property>();
        for (E6Property property : values()) {
            index.put(normal(property.key), property);
            for (String alias : property.aliases) {
                index.put(normal(alias), property);
            }
        }
        return Map.copyOf(index);
    }

    /** The form in which names are compared. */
    static String normal(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The property of a name in any spelling. */
    public static Optional<E6Property> find(String name) {
        return Optional.ofNullable(BY_NAME.get(normal(name)));
    }

    /** The name in URLs and {@code Properties}. */
    public String key() {
        return key;
    }

    /** Other names that are understood, besides other spellings. */
    public List<String> aliases() {
        return aliases;
    }

    public Type type() {
        return type;
    }

    /** The value where none is given; null where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** Unit of the value, for example {@code s}; empty where it has none. */
    public String unit() {
        return unit;
    }

    /** One or two sentences for users. */
    public String description() {
        return description;
    }

    /** The only values that are allowed; empty where there is no such list. */
    public List<String> choices() {
        return choices;
    }

    /** True where no connection is possible without it. */
    public boolean required() {
        return required;
    }

    /** True where the value must never be shown. */
    public boolean secret() {
        return secret;
    }

    /** Smallest number that is allowed. */
    public long min() {
        return min;
    }

    /** Largest number that is allowed. */
    public long max() {
        return max;
    }

    /** What a right value looks like, for error texts and the documentation. */
    public String expectation() {
        return switch (type) {
            case TEXT -> "a text";
            case BOOLEAN -> "true or false";
            case CHOICE -> "one of " + String.join(", ", choices);
            case SECONDS -> "a whole number of seconds from " + min + " to " + max;
            case BYTES -> "a whole number of bytes from " + min + " to " + max;
            case COUNT -> "a whole number from " + min + " to " + max;
        };
    }

    /** The value in its normal form, or null where it is not allowed. */
    String normalize(String value) {
        return switch (type) {
            case TEXT -> value;
            case BOOLEAN, CHOICE -> {
                String lower = value.trim().toLowerCase(Locale.ROOT);
                yield choices.contains(lower) ? lower : null;
            }
            case SECONDS, BYTES, COUNT -> {
                try {
                    long number = Long.parseLong(value.trim());
                    yield number < min || number > max ? null : Long.toString(number);
                } catch (NumberFormatException e) {
                    yield null;
                }
            }
        };
    }
}
