package com.e6data.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Arguments that nobody should pass. Each class has a few; variants beyond them begin again. */
final class HostileValues {

    static final int VARIANTS = 16;

    private HostileValues() {}

    /** A value for a parameter of the type, primitive or not; made anew, since streams are read once. */
    static Object of(Class<?> type, int variant) {
        Object[] values = values(type);
        return values[variant % values.length];
    }

    private static Object[] values(Class<?> type) {
        if (type == int.class) {
            return new Object[] {-1, 0, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 2, 1004, -77};
        }
        if (type == long.class) {
            return new Object[] {-1L, 0L, 1L, Long.MIN_VALUE, Long.MAX_VALUE, 2L, 1L << 40, -77L};
        }
        if (type == short.class) {
            return new Object[] {(short) -1, Short.MIN_VALUE};
        }
        if (type == byte.class) {
            return new Object[] {(byte) -1, Byte.MIN_VALUE};
        }
        if (type == boolean.class) {
            return new Object[] {true, false};
        }
        if (type == float.class) {
            return new Object[] {Float.NaN, Float.NEGATIVE_INFINITY, -0f};
        }
        if (type == double.class) {
            return new Object[] {Double.NaN, Double.NEGATIVE_INFINITY, -0d};
        }
        if (type == String.class) {
            return new Object[] {
                null, "", "%", "'; DROP TABLE t --", "{fn x(", "\0", "{", "v", "\ud800", "\"", "?", "%\\", "/*", "'"
            };
        }
        if (type == Object.class) {
            return objects();
        }
        if (type == int[].class) {
            return new Object[] {null, new int[0], new int[] {-1}};
        }
        if (type == String[].class) {
            return new Object[] {null, new String[0], new String[] {null}, new String[] {"", "%"}};
        }
        if (type == Object[].class) {
            return new Object[] {null, new Object[0], new Object[] {null}, new Object[] {new Object()}, ownElement()};
        }
        if (type == byte[].class) {
            return new Object[] {null, new byte[0], new byte[] {1}};
        }
        if (type == char[].class) {
            return new Object[] {null, new char[0], new char[] {0xd800}};
        }
        if (type == Class.class) {
            return new Object[] {
                null,
                Object.class,
                Void.class,
                int.class,
                Connection.class,
                Thread.class,
                void.class,
                int[][].class,
                Map.class,
                Override.class,
                Thread.State.class,
                Comparable.class
            };
        }
        return objectsOf(type);
    }

    private static Object[] objectsOf(Class<?> type) {
        if (type == InputStream.class) {
            return new Object[] {null, stream(new IOException("gone")), stream(new IllegalStateException()), empty()};
        }
        if (type == Reader.class) {
            return new Object[] {
                null,
                reader(-1, new IOException("gone")),
                reader(-1, new IllegalStateException()),
                reader(0, null),
                new StringReader("\0\ud800")
            };
        }
        if (type == Calendar.class) {
            var strict = new GregorianCalendar();
            strict.setLenient(false);
            var buddhist = Calendar.getInstance(Locale.forLanguageTag("th-TH-u-ca-buddhist"));
            buddhist.setTimeInMillis(Long.MAX_VALUE);
            return new Object[] {null, strict, buddhist};
        }
        if (type == Map.class) {
            var odd = new HashMap<String, Class<?>>();
            odd.put(null, null);
            odd.put("", void.class);
            return new Object[] {null, Map.of(), odd, Map.of("x", Thread.class)};
        }
        if (type == Properties.class) {
            var odd = new Properties();
            odd.put(new Object(), new Object());
            odd.put("user", 1);
            odd.put("", "");
            return new Object[] {null, new Properties(), odd};
        }
        if (type == SQLType.class) {
            return new Object[] {null, answering(SQLType.class, null), JDBCType.NULL, JDBCType.REF, JDBCType.VARCHAR};
        }
        if (type == Executor.class) {
            return new Object[] {
                null,
                (Executor) Runnable::run,
                (Executor) task -> {
                    throw new RejectedExecutionException("no thread for it");
                }
            };
        }
        if (type == Date.class) {
            return new Object[] {null, new Date(Long.MIN_VALUE), new Date(Long.MAX_VALUE)};
        }
        if (type == Time.class) {
            return new Object[] {null, new Time(Long.MIN_VALUE), new Time(Long.MAX_VALUE)};
        }
        if (type == Timestamp.class) {
            return new Object[] {null, new Timestamp(Long.MIN_VALUE), new Timestamp(Long.MAX_VALUE)};
        }
        if (type == BigDecimal.class) {
            return new Object[] {
                null,
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.TEN.pow(30_000))
            };
        }
        if (type == E6dataQueryListener.class) {
            return new Object[] {
                null,
                (E6dataQueryListener) event -> {
                    throw new IllegalStateException("a listener fails");
                }
            };
        }
        if (type == URL.class || !type.isInterface()) {
            return new Object[] {null};
        }
        return new Object[] {null, answering(type, null), answering(type, new SQLException("gone", "08000"))};
    }

    private static Object[] objects() {
        var cycle = new ArrayList<Object>();
        cycle.add(cycle);
        return new Object[] {
            null,
            new Object(),
            "x",
            1,
            Double.NaN,
            new int[0],
            Thread.State.NEW,
            'c',
            ownElement(),
            cycle,
            Collections.singletonMap(null, null),
            Optional.of(1),
            LocalDate.MAX,
            LocalDateTime.MIN,
            OffsetDateTime.MAX,
            Instant.MIN
        };
    }

    private static Object[] ownElement() {
        Object[] elements = new Object[1];
        elements[0] = elements;
        return elements;
    }

    private static InputStream empty() {
        return InputStream.nullInputStream();
    }

    private static InputStream stream(Exception failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw thrown(failure);
            }
        };
    }

    /** Gives {@code result} for ever where there is no failure. */
    private static Reader reader(int result, Exception failure) {
        return new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                if (failure != null) {
                    throw thrown(failure);
                }
                return result;
            }

            @Override
            public void close() {}
        };
    }

    private static IOException thrown(Exception failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return (IOException) failure;
    }

    /** An object of somebody else, whose methods answer with nothing, with -1, or fail. */
    private static Object answering(Class<?> type, SQLException failure) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> 1;
                    default -> "a " + type.getSimpleName() + " of somebody else";
                };
            }
            if (failure != null && List.of(method.getExceptionTypes()).contains(SQLException.class)) {
                throw failure;
            }
            Class<?> result = method.getReturnType();
            return result == long.class
                    ? (Object) (-1L)
                    : result == int.class ? (Object) (-1) : result == boolean.class ? (Object) false : null;
        });
    }
}
