package com.e6data.emulator;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The TLS side of the server.
 *
 * @param certificatePem certificate chain
 * @param keyPem private key, PKCS 8
 * @param clientTrustPem certificates that sign clients, or null where clients bring none
 */
record Tls(String certificatePem, String keyPem, String clientTrustPem) {

    static Tls selfSigned() {
        return SelfSigned.forLocalhost();
    }

    ServerCredentials credentials() {
        try {
            var credentials = TlsServerCredentials.newBuilder().keyManager(stream(certificatePem), stream(keyPem));
            if (clientTrustPem != null) {
                credentials.trustManager(stream(clientTrustPem)).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
            }
            return credentials.build();
        } catch (IOException e) {
            throw new IllegalArgumentException("certificate or key is not readable PEM: " + e.getMessage(), e);
        }
    }

    private static InputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
