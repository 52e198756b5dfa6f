package com.e6data.hibernate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** JDBC without a database: says that it is e6data, writes down the SQL, returns no rows. */
final class StubConnections implements ConnectionProvider {

    private static final long serialVersionUID = 1L;

    private final transient List<String> statements = new ArrayList<>();

    /** SQL since the last call. */
    List<String> takeStatements() {
        var result = List.copyOf(statements);
        statements.clear();
        return result;
    }

    @Override
    public Connection getConnection() {
        return stub(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" -> statement((String) arguments[0]);
            case "createStatement" -> statement(null);
            case "getMetaData" -> metadata((Connection) proxy);
            case "getAutoCommit" -> true;
            case "getTransactionIsolation" -> Connection.TRANSACTION_NONE;
            default -> nothing(method);
        });
    }

    private PreparedStatement statement(String prepared) {
        return stub(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.add(prepared == null ? (String) arguments[0] : prepared);
            }
            return switch (method.getName()) {
                case "executeQuery", "getResultSet" -> noRows((Statement) proxy);
                case "executeUpdate" -> 1;
                default -> nothing(method);
            };
        });
    }

    private static ResultSet noRows(Statement statement) {
        return stub(ResultSet.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getMetaData" ->
                stub(ResultSetMetaData.class, (p, m, a) -> m.getName().equals("getColumnCount") ? 1 : nothing(m));
            case "getStatement" -> statement;
            case "findColumn" -> 1;
            default -> nothing(method);
        });
    }

    private static DatabaseMetaData metadata(Connection connection) {
        return stub(DatabaseMetaData.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getDatabaseProductName" -> "e6data";
            case "getDatabaseProductVersion" -> "1.0";
            case "getSQLKeywords" -> "";
            case "getConnection" -> connection;
            case "getURL" -> "jdbc:e6data://stub";
            default -> method.getReturnType() == ResultSet.class ? noRows(null) : nothing(method);
        });
    }

    private static Object nothing(Method method) {
        var type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        InvocationHandler withObjectMethods = (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "stub " + type.getSimpleName();
            default -> handler.invoke(proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, withObjectMethods));
    }

    @Override
    public void closeConnection(Connection connection) {}

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }
}
