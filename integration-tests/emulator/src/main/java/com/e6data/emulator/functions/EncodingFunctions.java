package com.e6data.emulator.functions;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.h2.value.Value;

/**
 * Encodings of bytes and numbers as text. The decoding functions return text (UTF-8), as the engine's metadata says.
 * NULL in, NULL out.
 */
public final class EncodingFunctions {

    private EncodingFunctions() {}

    public static String toBase64(Value x) {
        return Values.isNull(x) ? null : Base64.getEncoder().encodeToString(HashFunctions.bytes(x));
    }

    public static String fromBase64(String s) {
        return s == null ? null : text(decode(Base64.getDecoder(), s));
    }

    public static String toBase64Url(Value x) {
        return Values.isNull(x) ? null : Base64.getUrlEncoder().encodeToString(HashFunctions.bytes(x));
    }

    public static String fromBase64Url(String s) {
        return s == null ? null : text(decode(Base64.getUrlDecoder(), s));
    }

    public static byte[] unbase64(String s) {
        return s == null ? null : decode(Base64.getDecoder(), s);
    }

    public static String toBase32(Value x) {
        return Values.isNull(x) ? null : Base32.encode(HashFunctions.bytes(x));
    }

    public static String fromBase32(String s) {
        return s == null ? null : text(Base32.decode(s));
    }

    /** Upper case; a whole number gives the digits of its value, anything else those of its bytes. */
    public static String toHex(Value x) {
        return toHex(x, 1);
    }

    /** @param upper 0 for lower-case digits */
    public static String toHex(Value x, int upper) {
        if (Values.isNull(x)) {
            return null;
        }
        String hex = Values.isInteger(x)
                ? Long.toHexString(x.getLong())
                : HexFormat.of().formatHex(HashFunctions.bytes(x));
        return upper == 0 ? hex : hex.toUpperCase(Locale.ROOT);
    }

    public static String fromHex(String s) {
        if (s == null) {
            return null;
        }
        try {
            return text(HexFormat.of().parseHex(s.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not hexadecimal: '" + s + "'", e);
        }
    }

    public static byte[] toUtf8(String s) {
        return s == null ? null : s.getBytes(StandardCharsets.UTF_8);
    }

    /** @param radix 2 to 36 */
    public static String toBase(Long n, int radix) {
        return n == null ? null : Long.toString(n, radix(radix));
    }

    /** Decimal digits of a number that is written in another base. */
    public static String fromBase(String s, int radix) {
        if (s == null) {
            return null;
        }
        try {
            return Long.toString(Long.parseLong(s.strip(), radix(radix)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + s + "' is not a 64-bit number of base " + radix, e);
        }
    }

    private static int radix(int radix) {
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw new IllegalArgumentException("A base must be 2 to 36, not " + radix);
        }
        return radix;
    }

    private static byte[] decode(Base64.Decoder decoder, String s) {
        try {
            return decoder.decode(s.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not base 64: '" + s + "': " + e.getMessage(), e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
