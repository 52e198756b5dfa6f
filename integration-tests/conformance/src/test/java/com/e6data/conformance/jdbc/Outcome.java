package com.e6data.conformance.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;

/**
 * What a call came to, in a form in which two drivers can be compared.
 *
 * @param type simple name of the value's class, or of its interface where drivers have classes of their own; the
 *     SQLSTATE of a refusal
 * @param text the value: floats by their bits, streams, arrays and large objects by content, {@code java.sql} dates by
 *     their milliseconds; the message of a refusal
 */
record Outcome(Kind kind, String type, String text) {

    enum Kind {
        VALUE,
        /** A SQLException. */
        REFUSED,
        /** Any other exception. */
        BROKEN
    }

    /** A call of a driver. */
    interface Call {
        Object run() throws SQLException, ReflectiveOperationException;
    }

    static final Outcome NULL = new Outcome(Kind.VALUE, "null", "");

    static Outcome of(Call call) {
        try {
            return of(call.run());
        } catch (InvocationTargetException e) {
            return failure(e.getCause());
        } catch (SQLException | ReflectiveOperationException | IOException | RuntimeException e) {
            return failure(e);
        }
    }

    private static Outcome failure(Throwable thrown) {
        return thrown instanceof SQLException refused
                ? new Outcome(Kind.REFUSED, String.valueOf(refused.getSQLState()), firstLine(refused))
                : new Outcome(Kind.BROKEN, "", thrown.toString());
    }

    private static String firstLine(SQLException refused) {
        return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    }

    boolean isValue() {
        return kind == Kind.VALUE;
    }

    boolean isRefused() {
        return kind == Kind.REFUSED;
    }

    /** Equal values, or both without a value. */
    boolean agreesWith(Outcome other) {
        return isValue() ? equals(other) : !other.isValue();
    }

    Outcome andWasNull() {
        return new Outcome(kind, type, text + " (was null)");
    }

    @Override
    public String toString() {
        return switch (kind) {
            case VALUE -> type + " " + text;
            case REFUSED -> "refused " + type + " " + text;
            case BROKEN -> "broken " + text;
        };
    }

    private static Outcome of(Object value) throws SQLException, IOException {
        if (value == null) {
            return NULL;
        }
        if (value instanceof byte[] bytes) {
            return value("byte[]", HexFormat.of().formatHex(bytes));
        }
        if (value instanceof InputStream stream) {
            return value("InputStream", HexFormat.of().formatHex(stream.readAllBytes()));
        }
        if (value instanceof Reader reader) {
            return value("Reader", text(reader));
        }
        if (value instanceof Blob blob) {
            return value("Blob", HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length())));
        }
        if (value instanceof Clob clob) {
            return value("Clob", clob.getSubString(1, (int) clob.length()));
        }
        if (value instanceof SQLXML xml) {
            return value("SQLXML", xml.getString());
        }
        if (value instanceof Array array) {
            return value("Array", of(array.getArray()).text);
        }
        if (value instanceof Object[] elements) {
            List<String> texts = new ArrayList<>();
            for (Object element : elements) {
                texts.add(of(element).toString());
            }
            return value("Object[]", texts.toString());
        }
        if (value instanceof Timestamp timestamp) {
            return value("Timestamp", timestamp.getTime() + " and " + timestamp.getNanos() + " ns");
        }
        if (value instanceof java.util.Date date) {
            return value(date.getClass().getName(), String.valueOf(date.getTime()));
        }
        if (value instanceof Calendar calendar) {
            return value(
                    "Calendar",
                    calendar.getTimeInMillis() + " in " + calendar.getTimeZone().getID());
        }
        if (value instanceof Duration || value.getClass().getName().startsWith("java.")) {
            return value(value.getClass().getSimpleName(), value.toString());
        }
        return value(value.getClass().getName(), value.toString());
    }

    private static String text(Reader reader) throws IOException {
        var text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            text.append((char) c);
        }
        return text.toString();
    }

    private static Outcome value(String type, String text) {
        return new Outcome(Kind.VALUE, type, text);
    }
}
