package com.e6data.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate made by the JDK's own keytool when a test asks for one, so that no private key lies in the
 * repository and none expires.
 *
 * @param file the certificate as a PEM file
 * @param certificate the certificate, PEM
 * @param privateKey PKCS #8, PEM
 */
record TestCertificate(Path file, String certificate, String privateKey) {

    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    /** A certificate that is valid for {@code names}, for example {@code dns:localhost,ip:127.0.0.1}. */
    static TestCertificate create(Path folder, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=e6data test",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(STORE_PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool made no certificate");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD);
        }
        Key key = keys.getKey("server", STORE_PASSWORD);
        String certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        return new TestCertificate(
                Files.writeString(folder.resolve("certificate.pem"), certificate),
                certificate,
                pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
