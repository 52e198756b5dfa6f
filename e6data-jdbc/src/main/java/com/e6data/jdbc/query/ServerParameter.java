package com.e6data.jdbc.query;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.DateTimeText;
import com.e6data.jdbc.type.Numbers;
import com.e6data.proto.ParameterValue;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A parameter value that travels beside the statement text. What is known of such values is their three fields
 * (protocol 5.4); all else is assumed, and stands here alone: the marker in the text is {@code ?}, positions begin at
 * 1, types are the names of result columns (protocol 6.3), texts are those of literals without their quotes, and NULL
 * is the type NULL with no text.
 *
 * @param type name of the type
 * @param text the value
 */
public record ServerParameter(String type, String text) {

    private static final ServerParameter NULL = new ServerParameter("NULL", "");
    private static final int FIRST = 1;

    private interface Writer {
        ServerParameter write(Object value) throws SQLException;
    }

    private interface Format<T> {
        String text(T value) throws SQLException;
    }

    /** Made when the first value is bound, which most programs never do on the server. */
    private static final class Writers {

        private static final HexFormat HEX = HexFormat.of().withUpperCase();
        private static final Map<Class<?>, Writer> BY_CLASS = Map.ofEntries(
                writer(Boolean.class, "BOOLEAN", Object::toString),
                writer(Integer.class, "INTEGER", Object::toString),
                writer(Long.class, "LONG", Object::toString),
                // All digits, so that an engine that reads a double gets the same number.
                writer(Float.class, "FLOAT", v -> Double.toString(v)),
                writer(Double.class, "DOUBLE", Object::toString),
                writer(BigDecimal.class, "DECIMAL128", Numbers::toPlainText),
                writer(String.class, "STRING", v -> v),
                writer(byte[].class, "BINARY", HEX::formatHex),
                writer(LocalDate.class, "DATE", Object::toString),
                writer(LocalTime.class, "STRING", DateTimeText::of),
                writer(OffsetTime.class, "STRING", DateTimeText::of),
                writer(LocalDateTime.class, "DATETIME", ServerParameter::timestamp),
                writer(
                        OffsetDateTime.class,
                        "DATETIME",
                        v -> timestamp(v.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())));
    }

    private static <T> Map.Entry<Class<?>, Writer> writer(Class<T> from, String type, Format<? super T> format) {
        return Map.entry(from, value -> new ServerParameter(type, format.text(from.cast(value))));
    }

    private static String timestamp(LocalDateTime value) {
        return DateTimeText.of(value.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * A value in a natural class, or a time of day; null for NULL. As in literals, a time of day is a text and a
     * timestamp with zone the clock at UTC.
     *
     * @throws SQLException HYC00 where the value is of another class, 22003 where a decimal is too long
     */
    public static ServerParameter of(Object value) throws SQLException {
        if (value == null) {
            return NULL;
        }
        Writer writer = Writers.BY_CLASS.get(value.getClass());
        if (writer == null) {
            throw ErrorKind.NOT_SUPPORTED.exception(
                    "Binding a " + value.getClass().getSimpleName()
                            + " on the server is not supported; use parameterBinding=client for it.");
        }
        return writer.write(value);
    }

    /** The values as the request carries them. */
    static List<ParameterValue> message(List<ServerParameter> parameters) {
        List<ParameterValue> values = new ArrayList<>(parameters.size());
        for (ServerParameter parameter : parameters) {
            values.add(ParameterValue.newBuilder()
                    .setIndex(FIRST + values.size())
                    .setType(parameter.type())
                    .setValue(parameter.text())
                    .build());
        }
        return values;
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return type;
    }
}
