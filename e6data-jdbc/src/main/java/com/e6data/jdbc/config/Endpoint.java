package com.e6data.jdbc.config;

/**
 * One place where a cluster can be reached.
 *
 * @param host name or address, IPv6 without brackets
 * @param port from 1 to 65535; within {@link UrlParts} 0 where none is given
 */
public record Endpoint(String host, int port) {

    /** As in URLs and in HTTP's {@code :authority}: IPv6 in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
