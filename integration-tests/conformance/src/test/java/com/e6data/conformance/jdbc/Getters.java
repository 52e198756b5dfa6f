package com.e6data.conformance.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

/** Every getter of {@link ResultSet} that reads a column, with each argument that it can take. */
final class Getters {

    /** Classes that {@code getObject(int, Class)} is asked for. */
    static final List<Class<?>> CLASSES = List.of(
            Object.class,
            String.class,
            Character.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            int.class,
            byte[].class,
            UUID.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Duration.class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            Calendar.class,
            Blob.class,
            Clob.class,
            NClob.class,
            InputStream.class,
            Reader.class,
            Array.class,
            Object[].class,
            Struct.class,
            Map.class,
            URL.class,
            URI.class);

    /** Zones of calendars: one ahead of UTC by half hours, one behind with summer time. */
    static final List<String> CALENDARS = List.of("Asia/Kolkata", "America/New_York");

    /** A getter and its arguments behind the column. */
    record Getter(String name, Method byIndex, Method byLabel, Object[] more) {

        Object read(ResultSet row, int column) throws ReflectiveOperationException {
            return byIndex.invoke(row, arguments(column));
        }

        Object read(ResultSet row, String label) throws ReflectiveOperationException {
            return byLabel.invoke(row, arguments(label));
        }

        private Object[] arguments(Object column) {
            return Stream.concat(Stream.of(column), Stream.of(more))
                    .map(argument -> argument instanceof Calendar calendar ? calendar.clone() : argument)
                    .toArray();
        }
    }

    private Getters() {}

    static List<Getter> all() {
        List<Getter> getters = new ArrayList<>();
        for (Method method : ResultSet.class.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (!method.getName().startsWith("get") || types.length == 0 || types[0] != int.class) {
                continue;
            }
            for (Object more : types.length == 1 ? List.of("") : arguments(types[1])) {
                Object[] rest = types.length == 1 ? new Object[0] : new Object[] {more};
                getters.add(new Getter(name(method, rest), method, byLabel(method, types), rest));
            }
        }
        getters.sort(Comparator.comparing(Getter::name));
        return List.copyOf(getters);
    }

    private static Method byLabel(Method method, Class<?>[] types) {
        Class<?>[] labelled = types.clone();
        labelled[0] = String.class;
        try {
            return ResultSet.class.getMethod(method.getName(), labelled);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<?> arguments(Class<?> type) {
        if (type == Class.class) {
            return CLASSES;
        }
        if (type == Calendar.class) {
            return CALENDARS.stream()
                    .map(zone -> new GregorianCalendar(TimeZone.getTimeZone(zone)))
                    .toList();
        }
        if (type == Map.class) {
            return List.of(Map.of());
        }
        if (type == int.class) {
            return List.of(2);
        }
        throw new IllegalStateException("no argument of " + type);
    }

    private static String name(Method method, Object[] rest) {
        if (rest.length == 0) {
            return method.getName();
        }
        Object more = rest[0];
        String argument = more instanceof Class<?> type
                ? name(type)
                : more instanceof Calendar calendar ? calendar.getTimeZone().getID() : more.toString();
        return method.getName() + "(" + argument + ")";
    }

    private static String name(Class<?> type) {
        return type == java.util.Date.class ? "java.util.Date" : type.getSimpleName();
    }

    /** The outcome of a getter with what {@code wasNull} says after it. */
    static Outcome outcome(ResultSet row, Outcome.Call call) throws SQLException {
        Outcome outcome = Outcome.of(call);
        return outcome.isValue() && row.wasNull() ? outcome.andWasNull() : outcome;
    }
}
