package com.e6data.emulator.functions;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts and encoding of URLs. A text that is no URL has no parts (NULL); a part that a URL lacks is empty. */
public final class UrlFunctions {

    private UrlFunctions() {}

    public static String encode(String s) {
        return s == null ? null : URLEncoder.encode(s, StandardCharsets.UTF_8);
    }

    public static String decode(String s) {
        return s == null ? null : URLDecoder.decode(s, StandardCharsets.UTF_8);
    }

    public static String protocol(String url) {
        URI uri = parse(url);
        return uri == null ? null : notNull(uri.getScheme());
    }

    public static String host(String url) {
        URI uri = parse(url);
        return uri == null ? null : notNull(uri.getHost());
    }

    /** NULL when the URL names no port. */
    public static Integer port(String url) {
        URI uri = parse(url);
        return uri == null || uri.getPort() < 0 ? null : (Integer) uri.getPort();
    }

    public static String path(String url) {
        URI uri = parse(url);
        return uri == null ? null : notNull(uri.getPath());
    }

    public static String query(String url) {
        URI uri = parse(url);
        return uri == null ? null : notNull(uri.getQuery());
    }

    public static String fragment(String url) {
        URI uri = parse(url);
        return uri == null ? null : notNull(uri.getFragment());
    }

    private static URI parse(String url) {
        if (url == null) {
            return null;
        }
        try {
            return new URI(url);
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }

    private static String notNull(String s) {
        return s == null ? "" : s;
    }
}
