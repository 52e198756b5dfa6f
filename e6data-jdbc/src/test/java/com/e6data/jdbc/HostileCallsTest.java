package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Calls every method of every {@code java.sql} object, open and closed, with arguments that nobody should pass: only a
 * SQLException may come out, or a normal result.
 */
class HostileCallsTest {

    /** For all calls of one object; they take a second. */
    private static final Duration ALL_CALLS = Duration.ofSeconds(120);

    private static final String SELECT = "SELECT v FROM t";

    private interface Subject {
        Object create(E6Connection connection) throws SQLException;
    }

    @TestFactory
    Stream<DynamicTest> onlySqlExceptionsComeOut() {
        return Stream.of(
                        test(Driver.class, connection -> new E6dataDriver()),
                        test(DataSource.class, connection -> new E6dataDataSource()),
                        test(ConnectionPoolDataSource.class, connection -> new E6dataConnectionPoolDataSource()),
                        test(PooledConnection.class, connection -> new E6PooledConnection(new FakeEngine())),
                        test(E6dataConnection.class, connection -> connection),
                        test(E6dataStatement.class, HostileCallsTest::usedStatement),
                        test(E6dataPreparedStatement.class, connection -> connection.prepareStatement("CALL_IT ?")),
                        test(E6dataResultSet.class, HostileCallsTest::resultOnRow),
                        test(Connection.class, connection -> connection),
                        test(Statement.class, HostileCallsTest::usedStatement),
                        test(PreparedStatement.class, connection -> connection.prepareStatement("CALL_IT ?, ?")),
                        test(ResultSet.class, HostileCallsTest::resultOnRow),
                        test(
                                ResultSet.class,
                                connection -> usedStatement(connection).executeQuery(SELECT)),
                        test(ResultSet.class, HostileCallsTest::resultAtEnd),
                        test(ResultSet.class, HostileCallsTest::scrollable),
                        test(
                                E6dataBatch.class,
                                connection -> batch(usedStatement(connection).executeQuery(SELECT))),
                        test(
                                E6dataColumn.class,
                                connection -> batch(usedStatement(connection).executeQuery(SELECT))
                                        .column(2)),
                        test(
                                ResultSetMetaData.class,
                                connection -> resultOnRow(connection).getMetaData()),
                        test(
                                ParameterMetaData.class,
                                connection ->
                                        connection.prepareStatement("CALL_IT ?").getParameterMetaData()),
                        test(DatabaseMetaData.class, E6Connection::getMetaData),
                        test(Blob.class, connection -> new MemoryBlob(new byte[] {1, 2})),
                        test(Clob.class, connection -> new MemoryClob("ab")),
                        test(NClob.class, connection -> new MemoryClob("ab")),
                        test(Array.class, connection -> connection.createArrayOf("int", new Object[] {1, 2})),
                        test(Struct.class, connection -> connection.createStruct("struct<a:int>", new Object[] {1})))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> test(Class<?> face, Subject subject) {
        return Stream.of(
                DynamicTest.dynamicTest(face.getSimpleName() + " open", () -> callInTime(face, subject, false)),
                DynamicTest.dynamicTest(face.getSimpleName() + " closed", () -> callInTime(face, subject, true)));
    }

    private static void callInTime(Class<?> face, Subject subject, boolean closed) {
        var current = new AtomicReference<Method>();
        assertTimeoutPreemptively(
                ALL_CALLS, () -> callAll(face, subject, closed, current), () -> "it hangs in " + current);
    }

    private static E6Connection connect() throws SQLException {
        return new FakeEngine()
                .answer(
                        SELECT,
                        () -> Rows.of("v:INTEGER s:VARCHAR a:ARRAY<INTEGER> d:DATE")
                                .chunk(Rows.row(1, "x", "[1]", null)))
                .connect();
    }

    private static Statement usedStatement(E6Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.executeQuery(SELECT);
        return statement;
    }

    private static ResultSet resultOnRow(E6Connection connection) throws SQLException {
        ResultSet result = connection.createStatement().executeQuery(SELECT);
        result.next();
        return result;
    }

    private static ResultSet scrollable(E6Connection connection) throws SQLException {
        ResultSet result = connection
                .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                .executeQuery(SELECT);
        result.last();
        return result;
    }

    private static E6dataBatch batch(ResultSet result) throws SQLException {
        return result.unwrap(E6dataResultSet.class).nextBatch();
    }

    private static ResultSet resultAtEnd(E6Connection connection) throws SQLException {
        ResultSet result = resultOnRow(connection);
        result.next();
        return result;
    }

    private static void callAll(Class<?> face, Subject subject, boolean closed, AtomicReference<Method> current)
            throws Exception {
        List<String> failures = new ArrayList<>();
        for (Method method : face.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            current.set(method);
            for (Object[] arguments : hostileArguments(method.getParameterTypes())) {
                try (E6Connection connection = connect()) {
                    Object target = subject.create(connection);
                    if (closed) {
                        close(target, connection);
                    }
                    call(method, target, arguments, failures);
                }
            }
        }
        if (!failures.isEmpty()) {
            fail(String.join("\n", failures));
        }
    }

    private static void close(Object target, E6Connection connection) throws Exception {
        if (target instanceof AutoCloseable closeable) {
            closeable.close();
        } else if (target instanceof Blob blob) {
            blob.free();
        } else if (target instanceof Clob clob) {
            clob.free();
        } else if (target instanceof Array array) {
            array.free();
        }
        connection.close();
    }

    private static void call(Method method, Object target, Object[] arguments, List<String> failures)
            throws IllegalAccessException {
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof IndexOutOfBoundsException && target instanceof E6dataColumn) {
                // A column is read like an array, and says so.
                return;
            }
            if (!(thrown instanceof SQLException)) {
                failures.add(method + " with " + Arrays.deepToString(arguments) + " threw " + thrown);
            } else if (thrown.getMessage() == null || thrown.getMessage().isBlank()) {
                failures.add(method + " with " + Arrays.deepToString(arguments) + " threw an exception without text");
            } else if ("0A000".equals(((SQLException) thrown).getSQLState())) {
                failures.add(method + " reports 0A000, after which pools give up the connection");
            }
        }
    }

    /** For each kind of nonsense one list of arguments, filled with it throughout. */
    private static List<Object[]> hostileArguments(Class<?>[] types) {
        if (types.length == 0) {
            return List.<Object[]>of(new Object[0]);
        }
        List<Object[]> all = new ArrayList<>();
        for (int variant = 0; variant < HostileValues.VARIANTS; variant++) {
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                // The first argument is mostly an index or a name: half of the variants get a good one, so that the
                // nonsense behind it is reached.
                arguments[i] =
                        i == 0 && variant % 8 >= 4 && types[i] == int.class ? 1 : HostileValues.of(types[i], variant);
            }
            all.add(arguments);
        }
        return all;
    }
}
