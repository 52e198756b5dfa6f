package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Guesses from a failed attempt to connect what the user has to change. */
final class ConnectHint {

    /** What a server says that wants another client certificate, in the words of the JDK and of BoringSSL. */
    private static final Pattern CLIENT_REFUSED =
            Pattern.compile("alert.*(certificate|unknown_ca|unknown ca|access_denied)", Pattern.DOTALL);

    private ConnectHint() {}

    /** What gRPC or the socket said, without the network stack's inner life. */
    static String reason(Status status) {
        String text = status.getDescription() == null ? "" : status.getDescription();
        int inner = text.indexOf("\nChannel Pipeline:");
        text = inner < 0 ? text : text.substring(0, inner);
        String cause = reason(status.getCause());
        return text.equals("io exception") && !cause.isEmpty() ? cause : text;
    }

    /** What the socket or TLS said; empty where it said nothing. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest == null || deepest.getMessage() == null ? "" : deepest.getMessage();
    }

    static String of(Status status, E6Config config) {
        return of(status.getDescription(), status.getCause(), config);
    }

    /** {@code description} and {@code failure} may be null. */
    static String of(String description, Throwable failure, E6Config config) {
        var words = new StringBuilder();
        words.append(description).append('\n');
        boolean tls = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host name is unknown; check the host in the URL";
            }
            // Netty throws subclasses of these.
            if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
                return "the host does not answer; check host, port and firewall";
            }
            if (cause instanceof ConnectException) {
                return connectFailure(String.valueOf(cause.getMessage()), config);
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
        if (CLIENT_REFUSED.matcher(text).find()) {
            return config.get(E6Property.CLIENT_CERT) == null && config.get(E6Property.KEY_STORE) == null
                    ? "the server asks for a certificate of the client; give it as clientCert and clientKey, or as keyStore"
                    : "the server does not accept the client's certificate; check "
                            + (config.get(E6Property.KEY_STORE) == null ? "clientCert" : "keyStore")
                            + " and what the server trusts";
        }
        if (text.contains("no subject alternative") || text.contains("no name matching")) {
            return "the server's certificate is for another host name; use the name that it is for";
        }
        if (text.contains("notafter") || text.contains("certificate expired")) {
            return "the server's certificate has expired; it has to be renewed there";
        }
        if (text.contains("notbefore") || text.contains("certificate not yet valid")) {
            return "the server's certificate is not valid yet; check the clocks of both sides";
        }
        if (text.contains("pkix") || text.contains("certificate") || text.contains("unable to find valid")) {
            return "the server's certificate is not trusted; give the certificate of its issuer as sslCert";
        }
        return tls
                ? "the TLS handshake failed"
                : "the server closed the connection; check that the port expects TLS (secure=true)";
    }

    private static String connectFailure(String message, E6Config config) {
        if (message.contains(SocketWatch.SILENCE)) {
            return "the server accepts connections but says nothing; check host and port, "
                    + (config.secure() ? "" : "whether the port expects TLS (secure=true), ")
                    + "and that the cluster is up";
        }
        return message.contains("timed out")
                ? "the host does not answer; check host, port and firewall"
                : "nothing listens there; check host and port, and that the cluster is up";
    }
}
