package com.e6data.emulator;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Makes a certificate for {@code localhost} and {@code 127.0.0.1} with a new key. The JDK can read X.509 but has no
 * public way to write it, so the few DER structures of RFC 5280 are spelled out.
 */
final class SelfSigned {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;

    private static final byte[] ECDSA_WITH_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02};
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1d, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};
    private static final byte[] TRUE = {0x01, 0x01, (byte) 0xff};

    private SelfSigned() {}

    static Tls forLocalhost() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256));
            var name = der(
                    SEQUENCE,
                    der(
                            SET,
                            der(
                                    SEQUENCE,
                                    der(OBJECT_ID, COMMON_NAME),
                                    der(UTF8_STRING, "localhost".getBytes(StandardCharsets.US_ASCII)))));
            var body = der(
                    SEQUENCE,
                    der(0xa0, der(INTEGER, new byte[] {2})),
                    der(INTEGER, new BigInteger(63, new SecureRandom()).toByteArray()),
                    algorithm,
                    name,
                    validity(),
                    name,
                    keys.getPublic().getEncoded(),
                    der(0xa3, der(SEQUENCE, authority(), alternativeNames())));
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(body);
            var certificate = der(SEQUENCE, body, algorithm, der(BIT_STRING, new byte[] {0}, signer.sign()));
            return new Tls(
                    pem("CERTIFICATE", certificate),
                    pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot make an EC certificate", e);
        }
    }

    private static byte[] validity() {
        var now = Instant.now();
        return der(SEQUENCE, time(now.minus(1, ChronoUnit.DAYS)), time(now.plus(365, ChronoUnit.DAYS)));
    }

    private static byte[] time(Instant instant) {
        var text = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").format(instant.atOffset(ZoneOffset.UTC));
        return der(UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] authority() {
        return der(SEQUENCE, der(OBJECT_ID, BASIC_CONSTRAINTS), TRUE, der(OCTET_STRING, der(SEQUENCE, TRUE)));
    }

    private static byte[] alternativeNames() {
        var names = der(
                SEQUENCE, der(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)), der(0x87, new byte[] {127, 0, 0, 1
                }));
        return der(SEQUENCE, der(OBJECT_ID, SUBJECT_ALTERNATIVE_NAME), der(OCTET_STRING, names));
    }

    /** One DER element: tag, length, content. */
    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() < 128) {
            out.write(content.size());
        } else {
            var length = BigInteger.valueOf(content.size()).toByteArray();
            var start = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - start);
            out.write(length, start, length.length - start);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static String pem(String title, byte[] der) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + title + "-----\n";
    }
}
