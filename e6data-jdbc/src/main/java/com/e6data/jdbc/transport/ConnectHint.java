package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Guesses from a failed attempt to connect what the user has to change. */
final class ConnectHint {

    private ConnectHint() {}

    /** What gRPC or the socket said, without the network stack's inner life. */
    static String reason(Status status) {
        String text = status.getDescription() == null ? "" : status.getDescription();
        int inner = text.indexOf("\nChannel Pipeline:");
        text = inner < 0 ? text : text.substring(0, inner);
        Throwable deepest = status.getCause();
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return text.equals("io exception") && deepest != null && deepest.getMessage() != null
                ? deepest.getMessage()
                : text;
    }

    static String of(Status status, E6Config config) {
        var words = new StringBuilder();
        words.append(status.getDescription()).append('\n');
        boolean tls = false;
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host name is unknown; check the host in the URL";
            }
            // Netty throws subclasses of these.
            if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
                return "the host does not answer; check host, port and firewall";
            }
            if (cause instanceof ConnectException) {
                return String.valueOf(cause.getMessage()).contains("timed out")
                        ? "the host does not answer; check host, port and firewall"
                        : "nothing listens there; check host and port, and that the cluster is up";
            }
            tls |= cause instanceof SSLException;
            words.append(cause.getMessage()).append('\n');
        }
        String text = words.toString().toLowerCase(Locale.ROOT);
        if (!config.secure()) {
            return "the server does not speak plain HTTP/2; if the port expects TLS, set secure=true";
        }
        if (text.contains("not an ssl/tls record") || text.contains("wrong_version_number")) {
            return "the server does not speak TLS; leave out secure=true if the port is a plain one";
        }
        if (text.contains("no subject alternative") || text.contains("no name matching")) {
            return "the server's certificate is for another host name; use the name that it is for";
        }
        if (text.contains("pkix") || text.contains("certificate") || text.contains("unable to find valid")) {
            return "the server's certificate is not trusted; give the certificate of its issuer as sslCert";
        }
        return tls
                ? "the TLS handshake failed"
                : "the server closed the connection; check that the port expects TLS (secure=true)";
    }
}
