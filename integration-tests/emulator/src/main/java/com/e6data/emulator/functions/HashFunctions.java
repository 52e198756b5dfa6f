package com.e6data.emulator.functions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.h2.value.Value;

/** Digests as lower-case hexadecimal text; a text is hashed in UTF-8. NULL in, NULL out. */
public final class HashFunctions {

    private HashFunctions() {}

    public static String md5(Value x) {
        return digest("MD5", x);
    }

    public static String sha1(Value x) {
        return digest("SHA-1", x);
    }

    public static String sha256(Value x) {
        return digest("SHA-256", x);
    }

    /** @param bits 256, the only length this name has */
    public static String sha256(Value x, int bits) {
        if (bits != 256) {
            throw new IllegalArgumentException("SHA256 makes 256 bits, not " + bits);
        }
        return sha256(x);
    }

    public static String sha512(Value x) {
        return digest("SHA-512", x);
    }

    public static Long crc32(Value x) {
        if (Values.isNull(x)) {
            return null;
        }
        var crc = new CRC32();
        crc.update(bytes(x));
        return crc.getValue();
    }

    public static String hmacMd5(Value x, Value key) {
        return hmac("HmacMD5", x, key);
    }

    public static String hmacSha1(Value x, Value key) {
        return hmac("HmacSHA1", x, key);
    }

    public static String hmacSha256(Value x, Value key) {
        return hmac("HmacSHA256", x, key);
    }

    public static String hmacSha512(Value x, Value key) {
        return hmac("HmacSHA512", x, key);
    }

    /** Bytes of a binary value, or a text in UTF-8. */
    static byte[] bytes(Value x) {
        return Values.isBinary(x) ? x.getBytes() : x.getString().getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String algorithm, Value x) {
        if (Values.isNull(x)) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(x)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM lacks " + algorithm, e);
        }
    }

    private static String hmac(String algorithm, Value x, Value key) {
        if (Values.isNull(x) || Values.isNull(key)) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(key), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(bytes(x)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(algorithm + " refuses the key: " + e.getMessage(), e);
        }
    }
}
