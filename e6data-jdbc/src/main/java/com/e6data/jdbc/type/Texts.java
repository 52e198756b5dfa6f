package com.e6data.jdbc.type;

import com.e6data.jdbc.error.ErrorKind;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/** Values out of texts, without dates. Blanks around a value do not count. */
final class Texts {

    private static final int SHOWN = 40;
    private static final int UUID_LENGTH = 36;
    private static final int UUID_BYTES = 16;
    /** The time to read digits grows by the square of their number. */
    private static final int MAX_NUMBER = 10_000;

    private Texts() {}

    static Boolean toBoolean(String text) throws SQLException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw invalid(text, "a boolean; true, t, yes, y, on, 1, false, f, no, n, off and 0 are");
        };
    }

    static Character toCharacter(String text) throws SQLException {
        if (text.length() != 1) {
            throw invalid(text, "a single character");
        }
        return text.charAt(0);
    }

    static BigDecimal toDecimal(String text) throws SQLException {
        String number = text.strip();
        try {
            if (number.length() <= MAX_NUMBER) {
                return new BigDecimal(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(text, "a number");
        }
        throw invalid(text, "a number of at most " + MAX_NUMBER + " characters");
    }

    static Double toDouble(String text) throws SQLException {
        Double special = special(text);
        return special == null ? Numbers.toDouble(toDecimal(text)) : special;
    }

    static Float toFloat(String text) throws SQLException {
        Double special = special(text);
        return special == null ? Numbers.toFloat(toDecimal(text)) : special.floatValue();
    }

    /** What a double can be and a decimal cannot; null for everything else. */
    private static Double special(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-infinity" -> Double.NEGATIVE_INFINITY;
            case "-0", "-0.0" -> -0.0;
            default -> null;
        };
    }

    static UUID toUuid(String text) throws SQLException {
        String uuid = text.strip();
        try {
            // fromString alone takes groups of any length and cuts them.
            if (uuid.length() == UUID_LENGTH) {
                return UUID.fromString(uuid);
            }
        } catch (IllegalArgumentException e) {
            throw invalid(text, "a UUID");
        }
        throw invalid(text, "a UUID");
    }

    static UUID toUuid(byte[] bytes) throws SQLException {
        if (bytes.length != UUID_BYTES) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    bytes.length + " bytes are no UUID, which has " + UUID_BYTES + ".");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static URI toUri(String text) throws SQLException {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw ErrorKind.INVALID_CONVERSION.exception("The text " + quoted(text) + " is not a URI.", e);
        }
    }

    static URL toUrl(String text) throws SQLException {
        try {
            return toUri(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw ErrorKind.INVALID_CONVERSION.exception(
                    "The text " + quoted(text) + " is not a URL with a protocol that Java knows.", e);
        }
    }

    private static SQLException invalid(String text, String target) {
        return ErrorKind.INVALID_CONVERSION.exception("The text " + quoted(text) + " is not " + target + ".");
    }

    /** A text for a message, cut where it is long. */
    static String quoted(String text) {
        return text.length() <= SHOWN ? "'" + text + "'" : "'" + text.substring(0, SHOWN) + "...'";
    }
}
