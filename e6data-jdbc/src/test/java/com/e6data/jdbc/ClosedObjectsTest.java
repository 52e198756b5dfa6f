package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** After {@code close} every method throws, but for those that the JDBC Javadoc exempts. */
class ClosedObjectsTest {

    private static final String SELECT = "SELECT v FROM t";
    private static final Set<String> EXEMPT = Set.of(
            "close",
            "isClosed",
            "unwrap",
            "isWrapperFor",
            "enquoteLiteral",
            "enquoteIdentifier",
            "enquoteNCharLiteral",
            "isSimpleIdentifier");

    private static E6Connection connect() throws SQLException {
        return new FakeEngine()
                .answer(SELECT, () -> Rows.of("v:INTEGER").values(1, 2))
                .connect();
    }

    @TestFactory
    Stream<DynamicTest> everyMethodThrows() throws SQLException {
        E6Connection connection = connect();
        Statement statement = connection.createStatement();
        statement.executeQuery(SELECT);
        statement.close();
        PreparedStatement prepared = connection.prepareStatement("SELECT ?");
        prepared.close();
        ResultSet forward = connection.createStatement().executeQuery(SELECT);
        forward.next();
        forward.close();
        ResultSet scrollable = connection.createStatement(1004, 1007).executeQuery(SELECT);
        scrollable.last();
        scrollable.close();
        return Stream.of(
                        tests("Statement", Statement.class, statement),
                        tests("PreparedStatement", PreparedStatement.class, prepared),
                        tests("forward-only ResultSet", ResultSet.class, forward),
                        tests("scrollable ResultSet", ResultSet.class, scrollable))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> tests(String name, Class<?> face, Object target) {
        return Arrays.stream(face.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !EXEMPT.contains(method.getName()))
                .map(method -> DynamicTest.dynamicTest(name + "." + method.getName(), () -> {
                    Object[] arguments = Arrays.stream(method.getParameterTypes())
                            .map(ClosedObjectsTest::argument)
                            .toArray();
                    assertThat(thrown(method, target, arguments))
                            .as(method.toString())
                            .isInstanceOf(SQLException.class);
                }));
    }

    private static Throwable thrown(Method method, Object target, Object[] arguments) {
        Throwable thrown = catchThrowable(() -> method.invoke(target, arguments));
        return thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
    }

    /** What an open object would take, as far as there is such a value for every method. */
    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == byte.class) {
            return (byte) 1;
        }
        if (type == short.class) {
            return (short) 1;
        }
        if (type == float.class) {
            return 1f;
        }
        if (type == double.class) {
            return 1d;
        }
        return type == String.class ? "v" : null;
    }

    @Test
    void closingTwiceAndAskingIsAllowed() throws SQLException {
        try (E6Connection connection = connect()) {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(SELECT);
            rows.close();
            rows.close();
            statement.close();
            statement.close();
            assertThat(rows.isClosed()).isTrue();
            assertThat(statement.isClosed()).isTrue();
        }
    }

    @Test
    void closingAStatementClosesItsRows() throws SQLException {
        try (E6Connection connection = connect()) {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(SELECT);
            statement.close();
            assertThat(rows.isClosed()).isTrue();
        }
    }
}
