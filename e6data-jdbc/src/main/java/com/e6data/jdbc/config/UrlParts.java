package com.e6data.jdbc.config;

import com.e6data.jdbc.error.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A URL cut into its parts, values decoded, nothing interpreted.
 *
 * <p>Two forms are in use: {@code jdbc:e6data://host:port/database=db&catalog=c}, parameters right after the slash, and
 * {@code jdbc:e6data://host:port/db?catalog=c}. Several hosts are separated by commas. No message of this class repeats
 * the URL: it may hold a password.
 *
 * @param endpoints at least one, in the order of the URL, with port 0 where none is given
 * @param parameters in the order of the URL; a database that stands as a path comes first
 */
record UrlParts(List<Endpoint> endpoints, List<Parameter> parameters) {

    static final String PREFIX = "jdbc:e6data://";

    private static final String FORM = PREFIX + "host:port/database=...&catalog=...&secure=true";
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final Pattern INNER_PARAMETER = Pattern.compile("\\?([A-Za-z_-]+)=");

    /** One {@code name=value}. */
    record Parameter(String name, String value) {

        /** Without the value, which may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    static UrlParts read(String url) throws SQLException {
        String rest = url.substring(PREFIX.length());
        int end = indexOfAny(rest, "/?;&");
        String authority = rest.substring(0, end);
        var parameters = new ArrayList<Parameter>();
        if (end < rest.length()) {
            readTail(rest.charAt(end) == '/' ? rest.substring(end + 1) : rest.substring(end), parameters);
        }
        return new UrlParts(readAuthority(authority), List.copyOf(parameters));
    }

    private static List<Endpoint> readAuthority(String authority) throws SQLException {
        if (authority.indexOf('@') >= 0) {
            throw wrong(
                    "user and password cannot stand before the host; give them as the properties user and password");
        }
        var endpoints = new ArrayList<Endpoint>();
        for (String one : authority.split(",", -1)) {
            if (one.isBlank() && authority.indexOf(',') >= 0) {
                throw wrong("\"" + authority + "\" has an empty place in its list of hosts");
            }
            Endpoint endpoint = readEndpoint(one.trim());
            if (endpoints.contains(endpoint)) {
                throw wrong("the host \"" + one.trim() + "\" is given twice");
            }
            endpoints.add(endpoint);
        }
        return List.copyOf(endpoints);
    }

    private static Endpoint readEndpoint(String authority) throws SQLException {
        String host;
        String port;
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            if (close < 0) {
                throw wrong("the IPv6 address \"" + authority + "\" has no closing bracket; write [::1]:80");
            }
            host = authority.substring(1, close);
            if (!IPV6.matcher(host).matches()) {
                throw wrong("\"" + host + "\" is not an IPv6 address");
            }
            String after = authority.substring(close + 1);
            if (!after.isEmpty() && after.charAt(0) != ':') {
                throw wrong("\"" + after + "\" after the host is not a port; write [" + host + "]:80");
            }
            port = after.isEmpty() ? null : after.substring(1);
        } else {
            int colon = authority.indexOf(':');
            if (colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
                throw wrong(
                        "\"" + authority + "\" has several colons; write an IPv6 address in brackets, as in [::1]:80");
            }
            host = colon < 0 ? authority : authority.substring(0, colon);
            port = colon < 0 ? null : authority.substring(colon + 1);
            if (host.isEmpty()) {
                throw wrong("the host is missing; write " + FORM);
            }
            if (!HOST_NAME.matcher(host).matches()) {
                throw wrong("the host \"" + host + "\" may hold letters, digits, '.', '-' and '_' only");
            }
        }
        return new Endpoint(host, port == null ? 0 : readPort(port));
    }

    private static int readPort(String text) throws SQLException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535 && Character.isDigit(text.charAt(0))) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw wrong("the port \"" + text + "\" is not a number from 1 to 65535");
        }
        throw wrong("the port \"" + text + "\" is not a number from 1 to 65535");
    }

    /** What follows the slash: a database, parameters, or both. */
    private static void readTail(String tail, List<Parameter> parameters) throws SQLException {
        int end = indexOfAny(tail, "?;&");
        String first = tail.substring(0, end);
        String list = end < tail.length() ? tail.substring(end + 1) : "";
        if (first.indexOf('=') >= 0) {
            list = tail;
        } else if (!first.isEmpty()) {
            parameters.add(new Parameter(E6Property.DATABASE.key(), decode(E6Property.DATABASE.key(), first)));
        }
        for (String piece : list.split("[&;]")) {
            if (piece.isEmpty()) {
                continue;
            }
            int equals = piece.indexOf('=');
            if (equals < 1) {
                throw wrong("parameter " + (parameters.size() + 1)
                        + " is not of the form name=value; separate parameters by & and write & ; = and % inside a value"
                        + " as %26 %3B %3D %25");
            }
            String name = decode("a parameter name", piece.substring(0, equals));
            String value = piece.substring(equals + 1);
            var inner = INNER_PARAMETER.matcher(value);
            if (inner.find() && E6Property.find(inner.group(1)).isPresent()) {
                throw wrong("the parameter " + inner.group(1) + " follows a ?; separate parameters by &");
            }
            parameters.add(new Parameter(name, decode(name, value)));
        }
    }

    private static String decode(String name, String text) throws SQLException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        var decoded = ByteBuffer.allocate(utf8.length);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] != '%') {
                decoded.put(utf8[i]);
                continue;
            }
            int high = i + 2 < utf8.length ? Character.digit(utf8[i + 1], 16) : -1;
            int low = i + 2 < utf8.length ? Character.digit(utf8[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw wrong("the value of " + name + " has a %" + shown(name, text)
                        + " that is not followed by two hexadecimal digits; write %25");
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw wrong("the percent-encoded value of " + name + " is not UTF-8");
        }
    }

    /** The whole value, unless the value is or may be a secret. */
    private static String shown(String name, String text) {
        return isOpen(name) ? " in \"" + text + "\"" : "";
    }

    /**
     * A URL as it was given, but only with those parameters that are known and no secret; a misspelled name might stand
     * before a password. Works on text that {@link #read} refuses, too.
     */
    static String withoutSecrets(String url) {
        String rest = url.substring(PREFIX.length());
        int end = indexOfAny(rest, "/?;&");
        String authority = rest.substring(rest.lastIndexOf('@', end - 1) + 1, end);
        var kept = new StringBuilder(PREFIX).append(authority);
        char separator = '/';
        String tail = end < rest.length() && rest.charAt(end) == '/' ? rest.substring(end + 1) : rest.substring(end);
        for (String piece : tail.split("[?&;]")) {
            int equals = piece.indexOf('=');
            boolean path = equals < 0 && separator == '/' && !tail.isEmpty() && tail.startsWith(piece);
            if (!piece.isEmpty() && (path || equals > 0 && isOpen(piece.substring(0, equals)))) {
                kept.append(separator).append(piece);
                separator = path ? '?' : '&';
            }
        }
        return separator == '/' ? kept.append('/').toString() : kept.toString();
    }

    private static boolean isOpen(String name) {
        return E6Property.find(name).filter(property -> !property.secret()).isPresent();
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static SQLException wrong(String text) {
        return ErrorKind.INVALID_CONFIGURATION.exception("In the URL, " + text);
    }
}
