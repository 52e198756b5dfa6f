package com.e6data.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * Issues certificates while a test runs, so that no private key lies in the repository and one that has expired can be
 * had. The JDK reads X.509 but has no public way to write it, so the few DER structures of RFC 5280 are spelled out.
 */
final class TestAuthority {

    private static final byte[] ECDSA_WITH_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02};
    private static final byte[] PBES2 = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x05, 0x0d};
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1d, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};
    private static final String STORED = "only";

    private final String name;
    private final KeyPair keys = newKeys();
    private final byte[] certificate;

    /** A certificate with its private key. */
    record Issued(byte[] der, KeyPair keys) {

        String certificatePem() {
            return pem("CERTIFICATE", der);
        }

        String keyPem() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        String encryptedKeyPem(String password) throws GeneralSecurityException, IOException {
            String algorithm = "PBEWithHmacSHA256AndAES_256";
            var salt = new byte[16];
            new SecureRandom().nextBytes(salt);
            var secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray()));
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.ENCRYPT_MODE, secret, new PBEParameterSpec(salt, 2_048));
            byte[] encrypted = cipher.doFinal(keys.getPrivate().getEncoded());
            // EncryptedPrivateKeyInfo does not know the JDK's own name of this algorithm.
            byte[] scheme = TestAuthority.der(
                    0x30, TestAuthority.der(0x06, PBES2), cipher.getParameters().getEncoded());
            return pem("ENCRYPTED PRIVATE KEY", TestAuthority.der(0x30, scheme, TestAuthority.der(0x04, encrypted)));
        }

        /** A store with certificate and key. */
        Path store(Path file, String type, String password) throws GeneralSecurityException, IOException {
            var store = emptyStore(type);
            store.setKeyEntry(STORED, keys.getPrivate(), password.toCharArray(), new Certificate[] {parse(der)});
            return save(store, file, password);
        }
    }

    TestAuthority(String name) throws GeneralSecurityException {
        this.name = name;
        byte[] isAuthority = der(
                0x30,
                der(0x06, BASIC_CONSTRAINTS),
                new byte[] {0x01, 0x01, (byte) 0xff},
                der(0x04, der(0x30, new byte[] {0x01, 0x01, (byte) 0xff})));
        certificate = sign(name, keys, isAuthority, Instant.now().minus(9, ChronoUnit.DAYS), 99);
    }

    String certificatePem() {
        return pem("CERTIFICATE", certificate);
    }

    /** A store that trusts this authority. */
    Path trustStore(Path file, String type, String password) throws GeneralSecurityException, IOException {
        var store = emptyStore(type);
        store.setCertificateEntry(STORED, parse(certificate));
        return save(store, file, password);
    }

    /** A certificate that is valid now, for these host names and no address. */
    Issued issue(String... hosts) throws GeneralSecurityException {
        return issue(Instant.now().minus(1, ChronoUnit.DAYS), hosts);
    }

    /** As {@link #issue(String...)}, valid for two days from {@code begin} on. */
    Issued issue(Instant begin, String... hosts) throws GeneralSecurityException {
        var names = new ByteArrayOutputStream();
        for (String host : hosts) {
            names.writeBytes(der(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        }
        byte[] alternatives = der(0x30, der(0x06, SUBJECT_ALTERNATIVE_NAME), der(0x04, der(0x30, names.toByteArray())));
        KeyPair own = newKeys();
        return new Issued(sign("e6data test " + String.join(" ", hosts), own, alternatives, begin, 2), own);
    }

    private byte[] sign(String subject, KeyPair subjectKeys, byte[] extension, Instant begin, int days)
            throws GeneralSecurityException {
        byte[] algorithm = der(0x30, der(0x06, ECDSA_WITH_SHA256));
        byte[] body = der(
                0x30,
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, new BigInteger(63, new SecureRandom()).toByteArray()),
                algorithm,
                distinguished(name),
                der(0x30, time(begin), time(begin.plus(days, ChronoUnit.DAYS))),
                distinguished(subject),
                subjectKeys.getPublic().getEncoded(),
                der(0xa3, der(0x30, extension)));
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(body);
        return der(0x30, body, algorithm, der(0x03, new byte[] {0}, signer.sign()));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] distinguished(String commonName) {
        byte[] text = der(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
        return der(0x30, der(0x31, der(0x30, der(0x06, COMMON_NAME), text)));
    }

    private static byte[] time(Instant instant) {
        String text = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").format(instant.atOffset(ZoneOffset.UTC));
        return der(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One DER element: tag, length, content. */
    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static String pem(String title, byte[] der) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + title + "-----\n";
    }

    private static Certificate parse(byte[] der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static KeyStore emptyStore(String type) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private static Path save(KeyStore store, Path file, String password) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}
