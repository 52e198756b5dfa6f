package com.e6data.jdbc.transport;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Whom a TLS connection trusts. The host name is always checked against the certificate. */
final class Tls {

    private Tls() {}

    static SslContext context(E6Config config) throws SQLException {
        String pem = config.get(E6Property.SSL_CERT);
        String trustStore = config.get(E6Property.TRUST_STORE);
        try {
            if (pem != null) {
                return fromPem(pem);
            }
            if (trustStore != null) {
                return fromTrustStore(trustStore, config.get(E6Property.TRUST_STORE_PASSWORD));
            }
            return GrpcSslContexts.forClient().build();
        } catch (SSLException e) {
            throw ErrorKind.INVALID_CONFIGURATION.exception("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static SslContext fromPem(String pem) throws SQLException, SSLException {
        byte[] bytes;
        if (pem.contains("-----BEGIN")) {
            bytes = pem.getBytes(StandardCharsets.US_ASCII);
        } else {
            try {
                bytes = Files.readAllBytes(Path.of(pem));
            } catch (IOException | InvalidPathException e) {
                throw wrong(E6Property.SSL_CERT, "\"" + pem + "\" cannot be read; give the path of a PEM file", e);
            }
        }
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return GrpcSslContexts.forClient().trustManager(in).build();
        } catch (IllegalArgumentException | IOException e) {
            throw wrong(E6Property.SSL_CERT, "no certificate in PEM form was found in it", e);
        }
    }

    private static SslContext fromTrustStore(String path, String password) throws SQLException, SSLException {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            // A PKCS12 key store reads JKS files as well.
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(in, password == null ? null : password.toCharArray());
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return GrpcSslContexts.forClient().trustManager(factory).build();
        } catch (SSLException e) {
            throw e;
        } catch (IOException | InvalidPathException | GeneralSecurityException e) {
            throw wrong(
                    E6Property.TRUST_STORE,
                    "\"" + path + "\" cannot be read; give the path of a PKCS12 or JKS file and its"
                            + " trustStorePassword (" + e.getMessage() + ")",
                    e);
        }
    }

    private static SQLException wrong(E6Property property, String text, Exception cause) {
        return ErrorKind.INVALID_CONFIGURATION.exception(
                "The value of the property " + property.key() + " is wrong: " + text, cause);
    }
}
