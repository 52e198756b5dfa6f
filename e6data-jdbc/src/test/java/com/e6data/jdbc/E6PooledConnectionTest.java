package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class E6PooledConnectionTest {

    private final List<String> events = new ArrayList<>();
    private FakeEngine engine;
    private E6PooledConnection pooled;

    @BeforeEach
    void open() throws SQLException {
        engine = new FakeEngine().answer("SELECT 1", () -> Rows.of("v:INTEGER").values(1));
        pooled = new E6PooledConnection(engine);
        pooled.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                assertThat(event.getSource()).isSameAs(pooled);
                events.add("closed");
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                events.add("error " + event.getSQLException().getSQLState());
            }
        });
    }

    @Test
    void closingTheHandleGivesTheConnectionBack() throws SQLException {
        Connection handle = pooled.getConnection();
        Statement statement = handle.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1");
        assertThat(statement.getConnection()).isSameAs(handle);
        assertThat(handle.unwrap(E6dataConnection.class)).isSameAs(handle);
        handle.close();
        handle.close();
        assertThat(events).containsExactly("closed");
        assertThat(handle.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThat(engine.last().closed).isTrue();
        assertThat(engine.closed).isFalse();
        assertThatThrownBy(handle::createStatement).hasMessageContaining("closed");
        try (Connection next = pooled.getConnection()) {
            assertThat(next.isClosed()).isFalse();
            assertThat(next.createStatement().executeQuery("SELECT 1").next()).isTrue();
        }
        assertThat(events).containsExactly("closed", "closed");
    }

    @Test
    void eachHandleStartsLikeANewConnection() throws SQLException {
        Connection handle = pooled.getConnection();
        handle.setAutoCommit(false);
        handle.setReadOnly(true);
        handle.setCatalog("sea");
        handle.setSchema("other");
        handle.setNetworkTimeout(Runnable::run, 500);
        handle.setClientInfo("ClientUser", "ann");
        handle.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        handle.unwrap(E6dataConnection.class).addQueryListener(event -> events.add("heard"));
        handle.close();
        Connection next = pooled.getConnection();
        assertThat(next.getAutoCommit()).isTrue();
        assertThat(next.isReadOnly()).isFalse();
        assertThat(next.getCatalog()).isEqualTo("lake");
        assertThat(next.getSchema()).isEqualTo("main");
        assertThat(next.getNetworkTimeout()).isZero();
        assertThat(engine.networkTimeout).isZero();
        assertThat(next.getClientInfo()).isEmpty();
        assertThat((Throwable) next.getWarnings()).isNull();
        next.createStatement().execute("SELECT 1");
        assertThat(events).containsExactly("closed");
    }

    @Test
    void aNewHandleClosesTheOldOneWithoutAnEvent() throws SQLException {
        Connection first = pooled.getConnection();
        Connection second = pooled.getConnection();
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        first.close();
        assertThat(events).isEmpty();
        assertThat(second.isClosed()).isFalse();
    }

    @Test
    void onlyErrorsThatCostTheConnectionAreReportedAndOnce() throws SQLException {
        engine.fail("SELECT x", ErrorKind.COLUMN_NOT_FOUND.exception("no x"))
                .fail("SELECT 2", ErrorKind.CONNECTION_LOST.exception("gone"));
        Connection handle = pooled.getConnection();
        assertThatThrownBy(() -> handle.createStatement().executeQuery("SELECT x"))
                .hasMessageContaining("no x");
        assertThatThrownBy(handle::setSavepoint).isInstanceOf(SQLException.class);
        assertThat(events).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> handle.createStatement().executeQuery("SELECT 2"))
                    .hasMessageContaining("gone");
        }
        assertThat(events).containsExactly("error 08006");
        handle.close();
        assertThat(events).containsExactly("error 08006", "closed");
        assertThatThrownBy(pooled::getConnection).hasMessageContaining("broken");
    }

    @Test
    void abortCostsTheConnection() throws SQLException {
        Connection handle = pooled.getConnection();
        handle.abort(Runnable::run);
        assertThat(engine.aborted).isTrue();
        assertThat(handle.isClosed()).isTrue();
        assertThat(events).containsExactly("error 08003");
    }

    @Test
    void closingThePooledConnectionClosesAllWithoutAnEvent() throws SQLException {
        Connection handle = pooled.getConnection();
        pooled.close();
        pooled.close();
        assertThat(handle.isClosed()).isTrue();
        assertThat(engine.closed).isTrue();
        assertThat(events).isEmpty();
        assertThatThrownBy(pooled::getConnection)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("08003");
    }

    @Test
    void aPoolMayTakeTheNextHandleInsideOfTheEvent() throws SQLException {
        var taken = new ArrayList<Connection>();
        pooled.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                try {
                    taken.add(pooled.getConnection());
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {}
        });
        pooled.getConnection().close();
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).isClosed()).isFalse();
    }

    @Test
    void closedPreparedStatementsAreReported() throws SQLException {
        var closed = new ArrayList<PreparedStatement>();
        var listener = new StatementEventListener() {
            @Override
            public void statementClosed(StatementEvent event) {
                closed.add(event.getStatement());
            }

            @Override
            public void statementErrorOccurred(StatementEvent event) {}
        };
        pooled.addStatementEventListener(listener);
        pooled.addStatementEventListener(null);
        Connection handle = pooled.getConnection();
        PreparedStatement first = handle.prepareStatement("SELECT 1");
        first.close();
        first.close();
        handle.createStatement().close();
        PreparedStatement second = handle.prepareStatement("SELECT 1");
        handle.close();
        assertThat(closed).containsExactly(first, second);
        pooled.removeStatementEventListener(listener);
        pooled.getConnection().prepareStatement("SELECT 1").close();
        assertThat(closed).hasSize(2);
    }
}
