package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class E6ConnectionTest {

    private FakeEngine engine;
    private E6Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        engine = new FakeEngine();
        connection = engine.connect();
    }

    private static void fails(ThrowingCallable call, String sqlState, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(sqlState);
    }

    @Test
    void transactionsAreAcceptedWithoutEffect() throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        connection.commit();
        connection.rollback();
        connection.setAutoCommit(false);
        assertThat(connection.getAutoCommit()).isFalse();
        connection.commit();
        connection.rollback();
        assertThat((Throwable) connection.getWarnings()).isNull();
    }

    @Test
    void rollbackWarnsWhereSomethingWasWritten() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (1)");
            connection.commit();
            connection.rollback();
            assertThat((Throwable) connection.getWarnings()).isNull();
            statement.execute("INSERT INTO t VALUES (1)");
            connection.rollback();
        }
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("not undone");
        connection.clearWarnings();
        connection.rollback();
        assertThat((Throwable) connection.getWarnings()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void otherIsolationLevelsLeaveAWarning(int level) throws SQLException {
        connection.setTransactionIsolation(level);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("TRANSACTION_NONE");
    }

    @Test
    void aWarningIsKeptOnceHoweverOftenItComes() throws SQLException {
        for (int i = 0; i < 1000; i++) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setClientInfo("Unknown" + i, "x");
        }
        int length = 0;
        for (Throwable warning = connection.getWarnings();
                warning != null;
                warning = ((SQLWarning) warning).getNextWarning()) {
            length++;
        }
        assertThat(length).isEqualTo(100);
    }

    @Test
    void theReportedIsolationIsAccepted() throws SQLException {
        connection.setTransactionIsolation(connection.getTransactionIsolation());
        assertThat((Throwable) connection.getWarnings()).isNull();
        fails(() -> connection.setTransactionIsolation(3), "HY024", "3");
    }

    @Test
    void catalogAndSchemaAreSwitchedLocally() throws SQLException {
        assertThat(connection.getCatalog()).isEqualTo("lake");
        assertThat(connection.getSchema()).isEqualTo("main");
        connection.setCatalog("sea");
        connection.setSchema("");
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP CACHE");
        }
        assertThat(engine.last().options.catalog()).isEqualTo("sea");
        assertThat(engine.last().options.schema()).isNull();
        assertThat(engine.executions).hasSize(1);
    }

    @Test
    void readOnlyIsAHint() throws SQLException {
        connection.setReadOnly(true);
        assertThat(connection.isReadOnly()).isTrue();
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM t")).isEqualTo(1);
        }
    }

    @Test
    void validAsksTheEngine() throws SQLException {
        assertThat(connection.isValid(0)).isTrue();
        engine.valid = false;
        assertThat(connection.isValid(5)).isFalse();
        fails(() -> connection.isValid(-1), "HY024", "negative");
        engine.valid = true;
        connection.close();
        assertThat(connection.isValid(5)).isFalse();
    }

    @Test
    void closeClosesStatementsAndTheEngineOnce() throws SQLException {
        engine.answer("SELECT 1", () -> Rows.of("v:INTEGER").values(1));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1");
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThat(engine.last().closed).isTrue();
        assertThat(engine.closed).isTrue();
        fails(connection::createStatement, "08003", "closed");
        fails(() -> statement.execute("SELECT 1"), "08003", "closed");
    }

    @Test
    void abortCutsTheEngineAndClosesInTheExecutor() throws SQLException {
        Statement statement = connection.createStatement();
        Runnable[] task = new Runnable[1];
        connection.abort(command -> task[0] = command);
        assertThat(connection.isClosed()).isTrue();
        assertThat(engine.aborted).isTrue();
        assertThat(statement.isClosed()).isFalse();
        task[0].run();
        assertThat(statement.isClosed()).isTrue();
        connection.abort(Runnable::run);
        fails(() -> connection.abort(null), "HY024", "null");
    }

    @Test
    void networkTimeoutReachesTheEngine() throws SQLException {
        assertThat(connection.getNetworkTimeout()).isZero();
        connection.setNetworkTimeout(Runnable::run, 5000);
        assertThat(connection.getNetworkTimeout()).isEqualTo(5000);
        assertThat(engine.networkTimeout).isEqualTo(5000);
        fails(() -> connection.setNetworkTimeout(Runnable::run, -1), "HY024", "negative");
        fails(() -> connection.setNetworkTimeout(null, 1), "HY024", "null");
    }

    @Test
    void clientInfoIsKept() throws SQLException {
        connection.setClientInfo("ApplicationName", "report");
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("report");
        var properties = new Properties();
        properties.setProperty("ClientUser", "ann");
        connection.setClientInfo(properties);
        assertThat(connection.getClientInfo()).isEqualTo(properties);
        connection.setClientInfo("ClientUser", null);
        assertThat(connection.getClientInfo()).isEmpty();
        assertThat((Throwable) connection.getWarnings()).isNull();
        connection.setClientInfo("Unknown", "x");
        assertThat((Throwable) connection.getWarnings())
                .hasMessageContaining("Unknown")
                .hasMessageContaining("ApplicationName");
        assertThat(connection.getClientInfo("Unknown")).isNull();
    }

    @Test
    void anOauthTokenIsRefusedRatherThanIgnored() {
        assertThatThrownBy(() -> connection.setClientInfo("oauth_token", "secret"))
                .isInstanceOfSatisfying(SQLClientInfoException.class, e -> {
                    assertThat(e.getFailedProperties())
                            .isEqualTo(Map.of("oauth_token", ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
                    assertThat(e.getMessage()).doesNotContain("secret");
                });
    }

    @Test
    void kindsOfResultSetsThatThereAreNotAreReplacedWithAWarning() throws SQLException {
        try (Statement statement = connection.createStatement(
                ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE, ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
            assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
            assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            assertThat(statement.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        }
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("TYPE_SCROLL_INSENSITIVE");
        assertThat(connection.getWarnings().getSQLState()).isEqualTo("01S02");
        assertThat((Throwable) connection.getWarnings().getNextWarning()).hasMessageContaining("CONCUR_READ_ONLY");
        connection.clearWarnings();
        connection.prepareStatement("SELECT 1", 1003, 1007).close();
        connection.prepareStatement("SELECT 1", 1004, 1007).close();
        assertThat((Throwable) connection.getWarnings()).isNull();
        fails(() -> connection.createStatement(1, 1007), "HY024", "1");
        fails(() -> connection.createStatement(1003, 1), "HY024", "1");
        fails(() -> connection.createStatement(1003, 1007, 9), "HY024", "9");
    }

    @Test
    void shardingIsRefused() {
        fails(() -> connection.setShardingKey(null), "HYC00", "Sharding");
        fails(() -> connection.setShardingKey(null, null), "HYC00", "Sharding");
        fails(() -> connection.setShardingKeyIfValid(null, 1), "HYC00", "Sharding");
        fails(() -> connection.setShardingKeyIfValid(null, null, 1), "HYC00", "Sharding");
    }

    @Test
    void savepointsAndXmlAreRefused() {
        fails(connection::setSavepoint, "HYC00", "savepoint");
        fails(() -> connection.setSavepoint("s"), "HYC00", "savepoint");
        fails(() -> connection.rollback(null), "HYC00", "savepoint");
        fails(() -> connection.releaseSavepoint(null), "HYC00", "savepoint");
        fails(connection::createSQLXML, "HYC00", "SQLXML");
    }

    @Test
    void requestsHaveNoEffect() throws SQLException {
        connection.beginRequest();
        connection.setSchema("other");
        connection.endRequest();
        assertThat(connection.getSchema()).isEqualTo("other");
        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void theTypeMapIsKept() throws SQLException {
        assertThat(connection.getTypeMap()).isEmpty();
        connection.getTypeMap().put("x", String.class);
        connection.setTypeMap(Map.of("y", String.class));
        assertThat(connection.getTypeMap()).containsOnlyKeys("y");
        connection.setTypeMap(null);
        assertThat(connection.getTypeMap()).isEmpty();
    }

    @Test
    void missingFeaturesAreNamed() {
        assertThatThrownBy(connection::setSavepoint)
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("savepoint");
        assertThatThrownBy(() -> connection.prepareCall("{call x}"))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("prepareCall");
        assertThatThrownBy(() -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void unknownParametersOfTheUrlAreWarnings() throws SQLException {
        E6Connection other = new FakeEngine("jdbc:e6data://localhost:80/catalog=lake&colour=red").connect();
        assertThat((Throwable) other.getWarnings()).hasMessageContaining("colour");
    }

    @Test
    void nativeSqlHasNoEscapes() throws SQLException {
        assertThat(connection.nativeSQL("SELECT {d '2024-01-01'}")).isEqualTo("SELECT DATE '2024-01-01'");
        fails(() -> connection.nativeSQL(null), "HY024", "null");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"backslash,'a\\\\b''c'", "standard,'a\\b''c'"})
    void literalsAreQuotedAsTheEngineReadsThem(String mode, String literal) throws SQLException {
        E6Connection other = new FakeEngine("jdbc:e6data://localhost:80/stringEscapes=" + mode).connect();
        try (Statement statement = other.createStatement()) {
            assertThat(statement.enquoteLiteral("a\\b'c")).isEqualTo(literal);
            assertThat(statement.enquoteNCharLiteral("a\\b'c")).isEqualTo("N" + literal);
        }
    }

    @Test
    void createsValuesInMemory() throws SQLException {
        assertThat(connection.createClob().length()).isZero();
        assertThat(connection.createNClob().length()).isZero();
        assertThat(connection.createBlob().length()).isZero();
        assertThat((Object[])
                        connection.createArrayOf("bigint", new Object[] {1L}).getArray())
                .containsExactly(1L);
        fails(() -> connection.createArrayOf(null, new Object[0]), "HY024", "null");
    }
}
