package com.e6data.conformance.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.Colour;
import com.e6data.jdbc.E6dataDataSource;
import com.e6data.jdbc.E6dataDriver;
import com.e6data.jdbc.event.CancelEvent;
import com.e6data.jdbc.event.ColourEvent;
import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.event.ConnectionEvent.Kind;
import com.e6data.jdbc.event.DriverEvent;
import com.e6data.jdbc.event.LoginEvent;
import com.e6data.jdbc.event.QueryEvent;
import com.e6data.jdbc.event.QueryEvent.Outcome;
import com.e6data.jdbc.event.RequestEvent;
import com.e6data.jdbc.event.ResumeEvent;
import com.e6data.jdbc.event.RetryEvent;
import io.grpc.Status;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears of a driver at work. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DriverListenerTest {

    private final Heard heard = new Heard();
    private TestCluster cluster;

    @BeforeEach
    void start() {
        cluster = TestCluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Connection connect() throws SQLException {
        var source = new E6dataDataSource();
        source.setUrl(cluster.url());
        source.setUser(TestCluster.USER);
        source.setPassword(TestCluster.TOKEN);
        source.setDriverListener(heard);
        return source.getConnection();
    }

    private static int read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    @Test
    void aQueryIsReportedWithItsRequestsAndItsTimes() throws Exception {
        try (Connection connection = connect()) {
            assertThat(read(connection, "SELECT * FROM (VALUES (1), (2), (3)) AS t(x)"))
                    .isEqualTo(3);
        }
        assertThat(heard.of(ConnectionEvent.class))
                .extracting(ConnectionEvent::kind)
                .containsExactly(Kind.OPENED, Kind.CLOSED);
        assertThat(heard.of(LoginEvent.class))
                .extracting(LoginEvent::colour, LoginEvent::repeated, LoginEvent::failure)
                .containsExactly(tuple("blue", false, null));

        QueryEvent query = heard.of(QueryEvent.class).get(0);
        assertThat(query.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(query.sqlState()).isNull();
        assertThat(query.attempts()).isEqualTo(1);
        assertThat(query.rows()).isEqualTo(3);
        assertThat(query.batches()).isEqualTo(1);
        assertThat(query.bytes()).isPositive();
        assertThat(query.prepare()).isPositive();
        assertThat(query.execute()).isPositive();
        assertThat(query.metadata()).isPositive();
        assertThat(query.prepare().plus(query.execute()).plus(query.metadata()).plus(query.fetch()))
                .isLessThanOrEqualTo(query.duration());

        assertThat(heard.of(RequestEvent.class))
                .extracting(RequestEvent::method, RequestEvent::queryId, RequestEvent::failure)
                .contains(
                        tuple("authenticate", null, null),
                        tuple("prepareStatementV2", query.queryId(), null),
                        tuple("executeStatementV2", query.queryId(), null),
                        tuple("getResultMetadata", query.queryId(), null),
                        tuple("getNextResultBatch", query.queryId(), null),
                        tuple("clearOrCancelQuery", query.queryId(), null));
        assertThat(heard.of(RequestEvent.class)).allSatisfy(request -> {
            assertThat(request.colour()).isEqualTo("blue");
            assertThat(request.duration()).isPositive();
            assertThat(request.requestBytes()).isPositive();
            assertThat(request.responseBytes()).isNotNegative();
        });
        assertThat(heard.all()).allSatisfy(event -> {
            assertThat(event.source().address())
                    .isEqualTo("localhost:" + cluster.emulator().port());
            assertThat(event.source().connection()).isPositive();
        });
        assertThat(heard.all()).extracting(DriverEvent::source).containsOnly(query.source());
    }

    @Test
    void failuresAndEarlyEndsOfQueriesAreToldApart() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT x FROM nowhere"))
                    .isInstanceOf(SQLException.class);
            statement.executeUpdate("CREATE TABLE t (x INTEGER)");
            statement.executeUpdate("INSERT INTO t VALUES (1), (2)");
            statement.executeQuery("SELECT * FROM t").close();
        }
        assertThat(heard.of(QueryEvent.class))
                .extracting(QueryEvent::outcome, QueryEvent::sqlState, QueryEvent::rows)
                .containsExactly(
                        tuple(Outcome.FAILED, "42S02", 0L),
                        tuple(Outcome.FINISHED, null, 0L),
                        tuple(Outcome.FINISHED, null, 2L),
                        tuple(Outcome.CLOSED, null, 0L));
    }

    @Test
    void aCancelIsReportedOnceWithItsQuery() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT 1");
            statement.cancel();
            assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
            rows.close();
            // Over, so there is nothing to cancel.
            statement.cancel();
        }
        assertThat(heard.of(QueryEvent.class))
                .extracting(QueryEvent::outcome, QueryEvent::sqlState)
                .containsExactly(tuple(Outcome.CANCELLED, "57014"));
        assertThat(heard.of(CancelEvent.class))
                .extracting(CancelEvent::queryId)
                .containsExactly(heard.of(QueryEvent.class).get(0).queryId());
    }

    @Test
    void anExpiredSessionIsARetryAndASecondLogin() throws Exception {
        try (Connection connection = connect()) {
            cluster.emulator().faults().expireSessions();
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
        }
        assertThat(heard.of(LoginEvent.class)).extracting(LoginEvent::repeated).containsExactly(false, true);
        assertThat(heard.of(RetryEvent.class))
                .extracting(RetryEvent::operation, RetryEvent::reason, RetryEvent::attempt)
                .containsExactly(tuple("PREPARE", "ACCESS_DENIED", 1));
        assertThat(heard.of(QueryEvent.class)).extracting(QueryEvent::attempts).containsExactly(2);
    }

    @Test
    void aChangeOfColourIsReportedOnceWithItsReason() throws Exception {
        try (Connection connection = connect()) {
            cluster.emulator().faults().switchColour(Colour.GREEN);
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
            cluster.emulator().faults().announceColour(Colour.BLUE);
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
        }
        assertThat(heard.of(ColourEvent.class))
                .extracting(ColourEvent::from, ColourEvent::to, ColourEvent::reason)
                .containsExactly(
                        tuple(null, "blue", ColourEvent.Reason.CONFIRMED),
                        tuple("blue", "green", ColourEvent.Reason.REFUSED),
                        tuple("green", "blue", ColourEvent.Reason.ANNOUNCED));
        assertThat(heard.of(ColourEvent.class).stream().map(ColourEvent::epoch)).isSorted();
        assertThat(heard.of(RetryEvent.class)).extracting(RetryEvent::reason).contains("WRONG_COLOUR");
    }

    @Test
    void everyStepOfAResumeIsReported() throws Exception {
        cluster.emulator().faults().suspend(Duration.ofMillis(1));
        connect().close();

        assertThat(heard.of(ResumeEvent.class))
                .extracting(ResumeEvent::kind, ResumeEvent::status)
                .startsWith(
                        tuple(ResumeEvent.Kind.STARTED, ""),
                        tuple(ResumeEvent.Kind.STATUS, "suspended"),
                        tuple(ResumeEvent.Kind.REQUESTED, "suspended"))
                .endsWith(tuple(ResumeEvent.Kind.STATUS, "active"), tuple(ResumeEvent.Kind.ENDED, "active"));
        assertThat(heard.of(ResumeEvent.class).stream().map(ResumeEvent::duration))
                .isSorted();
    }

    @Test
    void aLostNetworkConnectionAndTheNextOneAreReported() throws Exception {
        try (Connection connection = connect()) {
            cluster.emulator().faults().resetConnections();
            heard.await(Kind.LOST);
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
            heard.await(Kind.RECONNECTED);
        }
        assertThat(heard.of(ConnectionEvent.class))
                .extracting(ConnectionEvent::kind)
                .containsExactly(Kind.OPENED, Kind.LOST, Kind.RECONNECTED, Kind.CLOSED);
    }

    @Test
    void aSocketThatIsClosedForWantOfWorkIsNotLost() throws Exception {
        var source = new E6dataDataSource();
        source.setUrl(cluster.url() + "&idleTimeout=1");
        source.setUser(TestCluster.USER);
        source.setPassword(TestCluster.TOKEN);
        source.setDriverListener(heard);
        try (Connection connection = source.getConnection()) {
            heard.await(Kind.IDLE);
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
            heard.await(Kind.RECONNECTED);
        }
        assertThat(heard.of(ConnectionEvent.class))
                .extracting(ConnectionEvent::kind)
                .containsExactly(Kind.OPENED, Kind.IDLE, Kind.RECONNECTED, Kind.CLOSED);
    }

    @Test
    void aRefusedLoginIsReportedAndTheConnectionNeverOpens() {
        var source = new E6dataDataSource();
        source.setUrl(cluster.url());
        source.setDriverListener(heard);
        assertThatThrownBy(() -> source.getConnection(TestCluster.USER, "wrong-token"))
                .isInstanceOf(SQLException.class);

        assertThat(heard.of(LoginEvent.class))
                .hasSize(1)
                .allSatisfy(login -> assertThat(login.failure()).isNotNull());
        assertThat(heard.of(ConnectionEvent.class))
                .extracting(ConnectionEvent::kind)
                .containsExactly(Kind.ABORTED);
    }

    @Test
    void requestsThatFailSayWhy() throws Exception {
        try (Connection connection = connect()) {
            cluster.emulator().faults().on("prepareStatementV2").fail(Status.RESOURCE_EXHAUSTED);
            assertThatThrownBy(() -> read(connection, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(heard.of(RequestEvent.class))
                .extracting(RequestEvent::method, RequestEvent::failure)
                .contains(tuple("prepareStatementV2", "RESOURCE_EXHAUSTED"));
    }

    @Test
    void aListenerMayComeWithThePropertiesOfAConnection() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", TestCluster.USER);
        properties.setProperty("password", TestCluster.TOKEN);
        properties.put("driverListener", heard);
        try (Connection connection = DriverManager.getConnection(cluster.url(), properties)) {
            assertThat((Object) connection.getWarnings()).isNull();
        }
        assertThat(heard.of(LoginEvent.class)).hasSize(1);

        properties.put("driverListener", "com.example.Listener");
        assertThatThrownBy(() -> DriverManager.getConnection(cluster.url(), properties))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("driverListener");
    }

    @Test
    void aListenerOfTheWholeJvmHearsConnectionsThatAreOpenAlready() throws Exception {
        try (Connection connection = cluster.connect()) {
            E6dataDriver.addDriverListener(heard);
            E6dataDriver.addDriverListener(heard);
            try {
                read(connection, "SELECT 1");
            } finally {
                E6dataDriver.removeDriverListener(heard);
            }
            read(connection, "SELECT 1");
        }
        assertThat(heard.of(QueryEvent.class).stream()
                        .filter(query -> query.source()
                                .address()
                                .endsWith(":" + cluster.emulator().port())))
                .hasSize(1);
    }

    @Test
    void aListenerThatThrowsHarmsNobody() throws Exception {
        var source = new E6dataDataSource();
        source.setUrl(cluster.url());
        source.setUser(TestCluster.USER);
        source.setPassword(TestCluster.TOKEN);
        source.setDriverListener(event -> {
            throw new IllegalStateException("a listener of a test that fails");
        });
        var log = new CapturedLog("com.e6data.jdbc", java.util.logging.Level.INFO);
        try (log;
                Connection connection = source.getConnection()) {
            assertThat(read(connection, "SELECT 1")).isEqualTo(1);
        }
        assertThat(log.records())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.getLevel()).isEqualTo(java.util.logging.Level.WARNING))
                .allSatisfy(record -> assertThat(record.getMessage()).contains("listener failed"));
    }
}
