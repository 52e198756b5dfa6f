package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom a TLS connection trusts, and who it says that it is. The host name is always checked against the certificate.
 *
 * <p>Connections with the same settings share one context: the JVM's own certificates alone are hundreds of kilobytes,
 * and with a shared one a second handshake can resume the first. A file that has changed makes a new context.
 */
final class Tls {

    private static final List<E6Property> SETTINGS = List.of(
            E6Property.SSL_CERT,
            E6Property.TRUST_STORE,
            E6Property.TRUST_STORE_PASSWORD,
            E6Property.CLIENT_CERT,
            E6Property.CLIENT_KEY,
            E6Property.CLIENT_KEY_PASSWORD,
            E6Property.KEY_STORE,
            E6Property.KEY_STORE_PASSWORD);

    /** Handshakes to remember, of all connections together; each is of use once. */
    private static final int SESSIONS = 64;

    private static final ReentrantLock LOCK = new ReentrantLock();

    /** Lives as long as connections use it. The keys hold passwords, as the connections' settings do. */
    private static final Map<List<Object>, WeakReference<SslContext>> CONTEXTS = new HashMap<>();

    private Tls() {}

    static SslContext context(E6Config config) throws SQLException {
        List<Object> key = key(config);
        LOCK.lock();
        try {
            CONTEXTS.values().removeIf(unused -> unused.get() == null);
            var known = CONTEXTS.get(key);
            SslContext context = known == null ? null : known.get();
            if (context == null) {
                context = newContext(config);
                CONTEXTS.put(key, new WeakReference<>(context));
            }
            return context;
        } finally {
            LOCK.unlock();
        }
    }

    /** The settings, and of files also size and time. */
    private static List<Object> key(E6Config config) {
        var key = new ArrayList<Object>();
        for (E6Property property : SETTINGS) {
            String value = config.get(property);
            key.add(value);
            if (value != null && !isPem(value)) {
                try {
                    Path file = Path.of(value);
                    key.add(Files.getLastModifiedTime(file));
                    key.add(Files.size(file));
                } catch (IOException | InvalidPathException noFile) {
                    // A password, or a file that cannot be read, which is reported where it is.
                    key.add(null);
                }
            }
        }
        return key;
    }

    private static SslContext newContext(E6Config config) throws SQLException {
        String pem = config.get(E6Property.SSL_CERT);
        String trustStore = config.get(E6Property.TRUST_STORE);
        SslContextBuilder builder = GrpcSslContexts.forClient().sessionCacheSize(SESSIONS);
        if (pem != null) {
            trustPem(builder, pem);
        } else if (trustStore != null) {
            trustStore(builder, trustStore, config.get(E6Property.TRUST_STORE_PASSWORD));
        }
        if (config.get(E6Property.KEY_STORE) != null) {
            keyStore(builder, config.get(E6Property.KEY_STORE), config.get(E6Property.KEY_STORE_PASSWORD));
        } else if (config.get(E6Property.CLIENT_CERT) != null || config.get(E6Property.CLIENT_KEY) != null) {
            clientCertificate(builder, config);
        }
        try {
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw ErrorKind.INVALID_CONFIGURATION.exception("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static void trustPem(SslContextBuilder builder, String pem) throws SQLException {
        try (InputStream in = new ByteArrayInputStream(pem(E6Property.SSL_CERT, pem))) {
            builder.trustManager(in);
        } catch (IllegalArgumentException | IOException e) {
            throw wrong(E6Property.SSL_CERT, "no certificate in PEM form was found in it", e);
        }
    }

    private static void trustStore(SslContextBuilder builder, String path, String password) throws SQLException {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store(path, password));
            builder.trustManager(factory);
        } catch (IOException | InvalidPathException | GeneralSecurityException e) {
            throw wrong(
                    E6Property.TRUST_STORE,
                    "\"" + path + "\" cannot be read; give the path of a PKCS12 or JKS file and its"
                            + " trustStorePassword (" + e.getMessage() + ")",
                    e);
        }
    }

    private static void keyStore(SslContextBuilder builder, String path, String password) throws SQLException {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store(path, password), password == null ? new char[0] : password.toCharArray());
            builder.keyManager(factory);
        } catch (IOException | InvalidPathException | GeneralSecurityException e) {
            throw wrong(
                    E6Property.KEY_STORE,
                    "\"" + path + "\" cannot be read; give the path of a PKCS12 or JKS file with a certificate and its"
                            + " key, and its keyStorePassword (" + e.getMessage() + ")",
                    e);
        }
    }

    private static KeyStore store(String path, String password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            // A PKCS12 key store reads JKS files as well.
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(in, password == null ? null : password.toCharArray());
            return store;
        }
    }

    private static void clientCertificate(SslContextBuilder builder, E6Config config) throws SQLException {
        String certificate = config.get(E6Property.CLIENT_CERT);
        String key = config.get(E6Property.CLIENT_KEY);
        String password = config.get(E6Property.CLIENT_KEY_PASSWORD);
        if (certificate == null || key == null) {
            throw ErrorKind.INVALID_CONFIGURATION.exception(
                    "The properties clientCert and clientKey belong together; give both, or keyStore instead");
        }
        byte[] certificatePem = pem(E6Property.CLIENT_CERT, certificate);
        byte[] keyPem = pem(E6Property.CLIENT_KEY, key);
        String keyText = new String(keyPem, StandardCharsets.US_ASCII);
        if (!keyText.contains("-----BEGIN PRIVATE KEY") && !keyText.contains("-----BEGIN ENCRYPTED PRIVATE KEY")) {
            throw wrong(
                    E6Property.CLIENT_KEY,
                    "it holds no private key in PKCS 8 form; \"openssl pkcs8 -topk8 -in FILE\" makes one of other forms",
                    null);
        }
        boolean encrypted = keyText.contains("-----BEGIN ENCRYPTED PRIVATE KEY");
        if (encrypted && password == null) {
            throw wrong(E6Property.CLIENT_KEY, "the key is encrypted; give its password as clientKeyPassword", null);
        }
        try (InputStream certificateIn = new ByteArrayInputStream(certificatePem);
                InputStream keyIn = new ByteArrayInputStream(keyPem)) {
            builder.keyManager(certificateIn, keyIn, encrypted ? password : null);
        } catch (IllegalArgumentException | IOException e) {
            throw new String(certificatePem, StandardCharsets.US_ASCII).contains("-----BEGIN CERTIFICATE")
                    ? wrong(
                            E6Property.CLIENT_KEY,
                            encrypted
                                    ? "the key cannot be read; check clientKeyPassword"
                                    : "the key cannot be read; it has to be an RSA, EC, DSA or EdDSA key",
                            e)
                    : wrong(E6Property.CLIENT_CERT, "no certificate in PEM form was found in it", e);
        }
    }

    private static boolean isPem(String value) {
        return value.contains("-----BEGIN");
    }

    /** The value itself, or what the file holds that it names. */
    private static byte[] pem(E6Property property, String value) throws SQLException {
        if (isPem(value)) {
            return value.getBytes(StandardCharsets.US_ASCII);
        }
        try {
            return Files.readAllBytes(Path.of(value));
        } catch (IOException | InvalidPathException e) {
            String shown = property.secret() ? "it" : "\"" + value + "\"";
            throw wrong(property, shown + " cannot be read; give the path of a PEM file", property.secret() ? null : e);
        }
    }

    private static SQLException wrong(E6Property property, String text, Exception cause) {
        return ErrorKind.INVALID_CONFIGURATION.exception(
                "The value of the property " + property.key() + " is wrong: " + text, cause);
    }
}
