package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every method of a connection after close, and close in a race with use. */
class ClosedConnectionTest {

    /** Those for which the JDBC Javadoc, or ours, says what they do on a closed connection. */
    private static final Set<String> EXEMPT =
            Set.of("close", "isClosed", "isValid", "abort", "unwrap", "isWrapperFor", "removeQueryListener");

    @TestFactory
    Stream<DynamicTest> everyMethodRefusesAClosedConnection() {
        return Arrays.stream(E6dataConnection.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !EXEMPT.contains(method.getName()))
                .map(method ->
                        DynamicTest.dynamicTest(method.getName() + Arrays.toString(method.getParameterTypes()), () -> {
                            E6Connection connection = new FakeEngine().connect();
                            connection.close();
                            assertThatThrownBy(() -> call(method, connection))
                                    .isInstanceOf(SQLException.class)
                                    .extracting(e -> ((SQLException) e).getSQLState())
                                    .isEqualTo("08003");
                        }));
    }

    private static void call(Method method, Connection connection) throws Throwable {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            arguments.add(argument(type, arguments.size()));
        }
        try {
            method.invoke(connection, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object argument(Class<?> type, int position) {
        if (type == int.class) {
            int[] kinds = {
                ResultSet.HOLD_CURSORS_OVER_COMMIT,
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT
            };
            return kinds[position];
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Executor.class) {
            return (Executor) Runnable::run;
        }
        if (type == Properties.class) {
            return new Properties();
        }
        if (type == E6dataQueryListener.class) {
            return (E6dataQueryListener) event -> {};
        }
        return type == String.class
                ? "SELECT 1"
                : type == Map.class
                        ? Map.of()
                        : type == int[].class
                                ? new int[0]
                                : type == String[].class
                                        ? new String[0]
                                        : type == Object[].class
                                                ? new Object[0]
                                                : type == Savepoint.class
                                                                || type.getSimpleName()
                                                                        .equals("ShardingKey")
                                                        ? null
                                                        : unknown(type);
    }

    private static Object unknown(Class<?> type) {
        throw new AssertionError("no argument of " + type);
    }

    @Test
    @Timeout(60)
    void closeInARaceWithUseGivesSqlExceptionsOnly() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 200; round++) {
                E6Connection connection = new FakeEngine()
                        .answer("SELECT 1", () -> Rows.of("v:INTEGER").values(1))
                        .connect();
                var barrier = new CyclicBarrier(4);
                List<Future<?>> users = new ArrayList<>();
                for (int user = 0; user < 3; user++) {
                    users.add(pool.submit(() -> {
                        barrier.await();
                        try (Statement statement = connection.createStatement()) {
                            statement.executeUpdate("INSERT INTO t VALUES (1)");
                            connection.setSchema("s");
                            connection.getMetaData().getUserName();
                        } catch (SQLException e) {
                            assertThat(e.getSQLState()).isIn("08003", "HY010", "57014", "24000");
                        }
                        return null;
                    }));
                }
                users.add(pool.submit(() -> {
                    barrier.await();
                    connection.close();
                    return null;
                }));
                for (Future<?> user : users) {
                    user.get(20, TimeUnit.SECONDS);
                }
                assertThat(connection.isClosed()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
