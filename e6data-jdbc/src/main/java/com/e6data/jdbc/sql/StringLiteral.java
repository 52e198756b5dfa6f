package com.e6data.jdbc.sql;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.SQLException;

/**
 * A text between single quotes (protocol 5.4, SQL reference 1.2).
 *
 * <p>A quote is written twice, never with a backslash: engines accept both, but where the mode is wrong for the engine,
 * a doubled quote still cannot end the literal, while {@code \'} would.
 */
final class StringLiteral {

    private StringLiteral() {}

    static String of(String text, BackslashMode backslash) throws SQLException {
        var literal = new StringBuilder(text.length() + 16).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !isPaired(text, i)) {
                throw ErrorKind.INVALID_CONVERSION.exception(
                        "The text has " + (c == 0 ? "a NUL" : "half a surrogate pair") + " at character " + (i + 1)
                                + ", which no SQL literal can hold; set it as bytes.");
            }
            if (c == '\'') {
                literal.append("''");
                continue;
            }
            if (backslash == BackslashMode.LITERAL) {
                literal.append(c);
                continue;
            }
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '\r' -> literal.append("\\r");
                case '\n' -> literal.append("\\n");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c);
            }
        }
        return literal.append('\'').toString();
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
