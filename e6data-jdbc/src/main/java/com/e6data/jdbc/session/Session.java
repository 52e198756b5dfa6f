package com.e6data.jdbc.session;

import com.e6data.jdbc.config.E6Config;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.observe.Observer;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallFailed.Signal;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.transport.EngineChannel;
import com.e6data.jdbc.transport.ErrorMapper.Context;
import com.e6data.proto.CatalogResponse;
import com.e6data.proto.GetCatalogesRequest;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.GetTablesV2Request;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** One connection's login and channel, and the calls that need nothing but them. Thread-safe. */
public final class Session implements AutoCloseable {

    /** How long the channel may take to close; nothing runs on it any more. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(1);

    private final E6Config config;
    private final EngineChannel channel;
    private final Calls calls;
    private final Cluster cluster;
    private final Pace pace;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Session(E6Config config, EngineChannel channel, Calls calls, Cluster cluster, Pace pace) {
        this.pace = pace;
        this.config = config;
        this.channel = channel;
        this.calls = calls;
        this.cluster = cluster;
    }

    /**
     * Opens the channel and logs in. With access tokens there is no login: the first request shows whether they are
     * taken.
     *
     * @throws SQLException 08001 where the host cannot be reached or no credentials are given, 28000 where they are
     *     wrong, 08004 where the cluster is suspended and does not resume
     */
    public static Session open(E6Config config) throws SQLException {
        return open(config, Pace.NORMAL);
    }

    static Session open(E6Config config, Pace pace) throws SQLException {
        Cluster cluster = Clusters.join(config);
        Session session = null;
        try {
            session = open(config, cluster, pace);
            return session;
        } finally {
            if (session == null) {
                Clusters.leave(config, cluster);
            }
        }
    }

    static Session open(E6Config config, Cluster cluster, Pace pace) throws SQLException {
        config.requireCredentials();
        // Not even loaded where none is wanted.
        ColourFile colours = config.get(E6Property.COLOUR_CACHE_FILE) == null ? null : ColourFile.of(config);
        Bearer bearer = config.usesTokens() ? new Bearer(TokenSource.of(config)) : null;
        var channel = EngineChannel.open(config, bearer == null ? () -> null : bearer::token);
        var calls = new Calls(config, channel, cluster, bearer, colours, pace);
        boolean loggedIn = false;
        try {
            calls.login(Budget.UNLIMITED, new CallScope(), true);
            loggedIn = true;
            channel.observer().connection(ConnectionEvent.Kind.OPENED);
            return new Session(config, channel, calls, cluster, pace);
        } catch (CallFailed failure) {
            throw calls.errors().map(failure, Context.NONE);
        } finally {
            if (!loggedIn) {
                channel.abort();
                channel.observer().connection(ConnectionEvent.Kind.ABORTED);
            }
        }
    }

    public E6Config config() {
        return config;
    }

    /** For the floor above, which runs queries. */
    public Calls calls() {
        return calls;
    }

    /** Where the floors above report, too, what this connection does. */
    public Observer observer() {
        return channel.observer();
    }

    /** A query that is open for the same user on the same cluster, whichever connection of this JVM runs it. */
    public Optional<OpenQuery> openQuery(String queryId) {
        return cluster.query(config.owner(), queryId);
    }

    /**
     * Catalog names; the default one first, else as the server lists them. Where the server does not tell, the
     * connection's own catalog, if it has one.
     */
    public List<String> catalogs() throws SQLException {
        return ask(login -> {
            try {
                var response = calls.callOutsideSession(
                        login, CatalogRpc.CATALOGS, GetCatalogesRequest.getDefaultInstance(), limit(), new CallScope());
                return response.getCatalogResponsesList().stream()
                        .sorted(Comparator.comparing(CatalogResponse::getIsDefault)
                                .reversed())
                        .map(CatalogResponse::getName)
                        .toList();
            } catch (CallFailed failure) {
                if (failure.signal() == Signal.OTHER
                        || failure.signal() == Signal.ACCESS_DENIED && !config.usesTokens()) {
                    return config.catalog() == null ? List.of() : List.of(config.catalog());
                }
                throw failure;
            }
        });
    }

    /** Schema names of a catalog; null for the server's default catalog. */
    public List<String> schemas(String catalog) throws SQLException {
        return ask(login ->
                List.copyOf(calls.call(login, CatalogRpc.SCHEMAS, schemasRequest(catalog), limit(), new CallScope())
                        .getSchemasList()));
    }

    private static Function<String, GetSchemaNamesV2Request> schemasRequest(String catalog) {
        return sessionId -> GetSchemaNamesV2Request.newBuilder()
                .setSessionId(sessionId)
                .setCatalog(text(catalog))
                .build();
    }

    /** Table names; empty where the schema has none. */
    public List<String> tables(String catalog, String schema) throws SQLException {
        Function<String, GetTablesV2Request> request = sessionId -> GetTablesV2Request.newBuilder()
                .setSessionId(sessionId)
                .setCatalog(text(catalog))
                .setSchema(text(schema))
                .build();
        return ask(login -> List.copyOf(calls.call(login, CatalogRpc.TABLES, request, limit(), new CallScope())
                .getTablesList()));
    }

    /** Columns of a table in order; empty where there is no such table. */
    public List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException {
        Function<String, GetColumnsV2Request> request = sessionId -> GetColumnsV2Request.newBuilder()
                .setSessionId(sessionId)
                .setCatalog(text(catalog))
                .setSchema(text(schema))
                .setTable(text(table))
                .build();
        return ask(login ->
                calls.call(login, CatalogRpc.COLUMNS, request, limit(), new CallScope()).getFieldInfoList().stream()
                        .map(field -> new CatalogColumn(field.getFieldName(), field.getFieldType()))
                        .toList());
    }

    /**
     * Asks the server within the time, 0 for no limit but {@code metadataTimeout}: true where it answers and the login
     * still holds or could be renewed. A suspended cluster is not woken up for this.
     */
    public boolean isValid(int timeoutSeconds) throws SQLException {
        if (closed.get()) {
            return false;
        }
        Budget budget = Budget.queryTimeout(timeoutSeconds);
        var scope = new CallScope();
        try {
            return calls.run(budget, scope, false, false, login -> {
                Budget limit = budget.within(metadataTimeout(), E6Property.METADATA_TIMEOUT.key());
                calls.call(login, CatalogRpc.SCHEMAS, schemasRequest(config.catalog()), limit, scope);
                return true;
            });
        } catch (SQLException e) {
            // An unknown catalog, say: the engine answered, and the login holds.
            String state = e.getSQLState();
            return state.startsWith("42") || state.equals(ErrorKind.EXECUTION_FAILED.sqlState());
        }
    }

    /**
     * Limits the wait for the answer to any one request from now on ({@code Connection.setNetworkTimeout}).
     *
     * @param millis 0 for no limit but those of the properties
     */
    public void networkTimeout(int millis) {
        calls.networkTimeout(Duration.ofMillis(millis));
    }

    /** Milliseconds; 0 for no limit. */
    public int networkTimeout() {
        return (int) calls.networkTimeout().toMillis();
    }

    /**
     * Releases whoever waits; open queries are cleared, in the background as far as there are any. Idempotent, never
     * blocks.
     */
    public void abort() {
        if (closed.compareAndSet(false, true)) {
            calls.end();
            calls.cleanup().abandon();
            cutWhenQuiet();
            channel.observer().connection(ConnectionEvent.Kind.ABORTED);
            Clusters.leave(config, cluster);
        }
    }

    /** Releases whoever waits, clears open queries, bounded in time, and closes the channel. Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            calls.end();
            calls.cleanup().close();
            if (calls.cleanup().quiet().isDone()) {
                channel.close(SHUTDOWN);
            } else {
                cutWhenQuiet();
            }
            channel.observer().connection(ConnectionEvent.Kind.CLOSED);
            Clusters.leave(config, cluster);
        }
    }

    /** A prepare that was given up may still be answered, and the query that it leaves is to be cleared. */
    private void cutWhenQuiet() {
        calls.cleanup()
                .quiet()
                .completeOnTimeout(null, pace.orphan().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((nothing, failure) -> channel.abort());
    }

    private <T> T ask(Calls.Work<T> work) throws SQLException {
        if (closed.get()) {
            throw EngineChannel.closedException();
        }
        return calls.run(Budget.UNLIMITED, new CallScope(), false, work);
    }

    private Budget limit() {
        return Budget.UNLIMITED.within(metadataTimeout(), E6Property.METADATA_TIMEOUT.key());
    }

    private Duration metadataTimeout() {
        return config.duration(E6Property.METADATA_TIMEOUT);
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }

    /**
     * A column as the catalog names it.
     *
     * @param type text of protocol 11, for example {@code decimal(7,2)}
     */
    public record CatalogColumn(String name, String type) {}
}
