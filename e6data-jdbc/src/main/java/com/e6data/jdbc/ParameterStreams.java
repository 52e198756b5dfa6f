package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;

/** The content of streams and readers that are set as parameters: read at once, and never closed here. */
final class ParameterStreams {

    private ParameterStreams() {}

    /** Reads {@code length} characters, or all for -1; the reader is the caller's to close. */
    static String text(Reader reader, long length) throws SQLException {
        try {
            var text = new StringBuilder();
            char[] buffer = new char[8192];
            long left = length < 0 ? Long.MAX_VALUE : length;
            while (left > 0) {
                int read = reader.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    checkComplete(length, left, "reader", "characters");
                    break;
                }
                if (read == 0) {
                    throw ErrorKind.INVALID_ARGUMENT.exception("The reader of a parameter gives neither characters"
                            + " nor an end, though it was asked for some.");
                }
                text.append(buffer, 0, read);
                left -= read;
            }
            return text.toString();
        } catch (IOException | RuntimeException e) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The reader of a parameter failed: " + e.getMessage(), e);
        }
    }

    /** Reads {@code length} bytes, or all for -1; the stream is the caller's to close. */
    static byte[] bytes(InputStream stream, long length) throws SQLException {
        try {
            if (length < 0) {
                return stream.readAllBytes();
            }
            byte[] bytes = stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
            checkComplete(length, length - bytes.length, "stream", "bytes");
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The stream of a parameter failed: " + e.getMessage(), e);
        }
    }

    private static void checkComplete(long length, long left, String source, String unit) throws SQLException {
        if (length >= 0 && left > 0) {
            throw ErrorKind.INVALID_ARGUMENT.exception("The " + source + " ended after " + (length - left) + " of the "
                    + length + " " + unit + " that were announced.");
        }
    }
}
