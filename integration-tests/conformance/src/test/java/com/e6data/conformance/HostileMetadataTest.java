package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every method of {@code DatabaseMetaData} answers, whatever it is asked, with a server behind. */
@Timeout(300)
class HostileMetadataTest {

    private static final Object[] TEXTS = {
        null,
        "",
        "%",
        "_",
        "\\",
        "%\\",
        "\\%",
        "demo",
        "public",
        "T1",
        "'; DROP TABLE t1 --",
        "\"",
        "\0",
        "é🚀",
        "x".repeat(5000)
    };
    private static final Object[] NUMBERS = {0, 1, -1, 3, 1003, 1007, Integer.MIN_VALUE, Integer.MAX_VALUE};
    private static final Object[] FLAGS = {true, false};
    private static final Object[] TEXT_LISTS = {
        null, new String[0], new String[] {null}, new String[] {"TABLE", "", "%", "NO SUCH TYPE"}
    };
    private static final Object[] NUMBER_LISTS = {null, new int[0], new int[] {-1, 2002}};

    private static TestCluster cluster;
    private static Connection connection;
    private static DatabaseMetaData metadata;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run("CREATE TABLE t1 (id INT)", "CREATE TABLE \"a_b%c\\d\" (\"x%y\" INT)");
        connection = cluster.connect();
        metadata = connection.getMetaData();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        cluster.close();
    }

    private static Stream<Method> methods() {
        return Arrays.stream(DatabaseMetaData.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("unwrap"))
                .sorted(Comparator.comparing(Method::toString));
    }

    private static Object[] choices(Class<?> type) {
        if (type == String.class) {
            return TEXTS;
        }
        if (type == int.class) {
            return NUMBERS;
        }
        if (type == boolean.class) {
            return FLAGS;
        }
        if (type == String[].class) {
            return TEXT_LISTS;
        }
        if (type == int[].class) {
            return NUMBER_LISTS;
        }
        return new Object[] {null, Object.class, DatabaseMetaData.class};
    }

    /** Each choice in all places at once, and in each place alone with harmless ones around. */
    private static List<Object[]> arguments(Class<?>[] types) {
        List<Object[]> all = new ArrayList<>();
        for (int choice = 0; choice < (types.length == 0 ? 1 : TEXTS.length); choice++) {
            Object[] everywhere = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                Object[] choices = choices(types[i]);
                everywhere[i] = choices[choice % choices.length];
            }
            all.add(everywhere);
        }
        for (int place = 0; place < types.length; place++) {
            for (Object choice : choices(types[place])) {
                Object[] arguments = new Object[types.length];
                for (int i = 0; i < types.length; i++) {
                    arguments[i] = i == place ? choice : choices(types[i])[0];
                }
                all.add(arguments);
            }
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyMethodAnswers() {
        return methods()
                .map(method -> DynamicTest.dynamicTest(shortName(method), () -> {
                    for (Object[] arguments : arguments(method.getParameterTypes())) {
                        try {
                            Object answer = method.invoke(metadata, arguments);
                            if (answer instanceof ResultSet result) {
                                readAll(result);
                            }
                        } catch (InvocationTargetException e) {
                            throw new AssertionError(shortName(method) + Arrays.deepToString(arguments), e.getCause());
                        }
                    }
                }));
    }

    private static String shortName(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }

    private static void readAll(ResultSet result) throws SQLException {
        try (result) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    Object value = result.getObject(i);
                    assertThat(result.getString(i)).isEqualTo(value == null ? null : value.toString());
                }
            }
            assertThat(result.getStatement()).isNull();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyListingNeedsAnOpenConnection() {
        return methods()
                .filter(method -> method.getReturnType() == ResultSet.class)
                .map(method -> DynamicTest.dynamicTest(shortName(method), () -> {
                    DatabaseMetaData late;
                    try (Connection closed = cluster.connect()) {
                        late = closed.getMetaData();
                    }
                    assertThatThrownBy(() -> method.invoke(
                                    late, arguments(method.getParameterTypes()).get(0)))
                            .cause()
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("08003"));
                }));
    }

    @Test
    void wildcardsInNamesAreFoundByTheirEscapes() throws SQLException {
        String escape = metadata.getSearchStringEscape();
        String table = "a_b%c\\d"
                .replace("\\", escape + "\\")
                .replace("_", escape + "_")
                .replace("%", escape + "%");
        try (ResultSet found = metadata.getTables("demo", "public", table, null)) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString("TABLE_NAME")).isEqualTo("a_b%c\\d");
            assertThat(found.next()).isFalse();
        }
        try (ResultSet found = metadata.getColumns("demo", "public", table, "X" + escape + "%Y")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString("COLUMN_NAME")).isEqualTo("x%y");
            assertThat(found.next()).isFalse();
        }
    }
}
