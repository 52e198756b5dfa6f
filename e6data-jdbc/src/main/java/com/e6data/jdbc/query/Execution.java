package com.e6data.jdbc.query;

import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.session.Calls;
import com.e6data.jdbc.session.Login;
import com.e6data.jdbc.session.Route;
import com.e6data.jdbc.session.Rpc;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.session.Turn;
import com.e6data.jdbc.sql.BackslashMode;
import com.e6data.jdbc.sql.ReadOnlyText;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.jdbc.vector.ResultMetadata;
import com.e6data.proto.ExecuteStatementRequest;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.ExistingQuery;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.IdentifyPlannerRequest.FirstTimeRequestPayload;
import com.e6data.proto.PrepareStatementRequest;
import com.e6data.proto.PrepareStatementV2Request;
import java.sql.SQLException;

/**
 * One statement from its text to its metadata: prepare, execute, describe, with the clean-up when one of them fails.
 */
final class Execution implements Calls.Work<Execution.Started> {

    /**
     * A statement that runs on the server.
     *
     * @param clear ends it there, once; {@code token} calls it when it is cancelled
     */
    record Started(Route route, ResultMetadata metadata, Runnable clear) {}

    private final Session session;
    private final Calls calls;
    private final String sql;
    private final QueryOptions options;
    private final CancelToken token;
    private final QueryProgress progress;
    private final CallScope scope;
    private final Budget budget;
    private final QueryReport report;

    Execution(Session session, String sql, QueryOptions options, CancelToken token, QueryProgress progress) {
        this.session = session;
        this.calls = session.calls();
        this.sql = sql;
        this.options = options;
        this.token = token;
        this.progress = progress;
        this.scope = token.scope();
        this.budget = Budget.queryTimeout(options.timeoutSeconds());
        this.report = new QueryReport(session.observer(), scope);
    }

    Query run() throws SQLException {
        scope.onResume(progress::resuming);
        Started started;
        try {
            started = start();
        } catch (SQLException e) {
            throw report.failed(e);
        }
        var query = new Query(session, this, started, token, budget, options.keepUntilClosed());
        if (query.updateCount() >= 0) {
            query.finish();
        }
        return query;
    }

    /** Waits for a planner where the user wants that and the cluster has such a queue. */
    private Turn turn(Login login, Budget limit) throws CallFailed {
        if (!session.config().flag(E6Property.PLANNER_SELECTION)) {
            return Turn.NONE;
        }
        var statement = FirstTimeRequestPayload.newBuilder()
                .setSchema(schema(options))
                .setCatalog(options.catalog() == null ? "" : options.catalog())
                .setQueryString(sql)
                .build();
        return new PlannerQueue(calls, login, statement, limit, scope, progress::queued).await();
    }

    private static ExistingQuery existing(Turn turn) {
        return ExistingQuery.newBuilder()
                .setQueryId(turn.queryId())
                .setElapsedTimeMillis(turn.waitedMillis())
                .build();
    }

    QueryReport report() {
        return report;
    }

    /** Runs the statement up to its metadata; again where a first run was lost before its rows were read. */
    Started start() throws SQLException {
        return calls.run(budget, scope, options.update(), this);
    }

    @Override
    public Started run(Login login) throws CallFailed, SQLException {
        report.begins();
        Budget limit = limit();
        Route route = prepare(login, limit);
        report.prepared(route.queryId());
        Runnable clear = () -> calls.clear(route);
        scope.onCancel(clear);
        Started started = null;
        try {
            progress.prepared(route.queryId());
            progress.executing();
            execute(route, limit);
            report.executed();
            started = new Started(route, describe(route, limit), clear);
            report.described();
            return started;
        } catch (CallFailed failure) {
            throw verdict(failure, route);
        } finally {
            if (started == null) {
                scope.forget(clear);
                clear.run();
            }
        }
    }

    /** Only of a query that may be begun anew it is worth a request to know whether it went away with its side. */
    CallFailed verdict(CallFailed failure, Route route) {
        return calls.mayHaveLost(failure) && mayRunTwice() ? calls.verdict(failure, route, budget, scope) : failure;
    }

    @Override
    public boolean mayRunTwice() {
        return ReadOnlyText.is(sql, session.config().backslashEscapes() ? BackslashMode.ESCAPE : BackslashMode.LITERAL);
    }

    /** Prepares and describes, without running; null where the engine describes only what it has run. */
    ResultMetadata describeOnly() throws SQLException {
        return calls.run(budget, scope, false, login -> {
            Budget limit = limit();
            Route route = prepare(login, limit);
            Runnable clear = () -> calls.clear(route);
            scope.onCancel(clear);
            try {
                return describe(route, limit);
            } catch (CallFailed failure) {
                if (failure.signal() != CallFailed.Signal.OTHER) {
                    throw failure;
                }
                return null;
            } finally {
                scope.forget(clear);
                clear.run();
            }
        });
    }

    private Budget limit() {
        return budget.within(session.config().duration(E6Property.PREPARE_TIMEOUT), E6Property.PREPARE_TIMEOUT.key());
    }

    private Route prepare(Login login, Budget limit) throws CallFailed, SQLException {
        Turn turn = turn(login, limit);
        return hasCatalog(options)
                ? calls.prepare(
                        login, Rpc.PREPARE_V2, sessionId -> prepareWithCatalog(sessionId, turn), turn, limit, scope)
                : calls.prepare(login, Rpc.PREPARE, sessionId -> prepare(sessionId, turn), turn, limit, scope);
    }

    private PrepareStatementV2Request prepareWithCatalog(String sessionId, Turn turn) {
        var request = PrepareStatementV2Request.newBuilder()
                .setSessionId(sessionId)
                .setSchema(schema(options))
                .setCatalog(options.catalog())
                .setQueryString(sql);
        if (!turn.plannerIp().isEmpty()) {
            request.setPlannerIp(turn.plannerIp());
        }
        if (!turn.queryId().isEmpty()) {
            request.setExistingQuery(existing(turn));
        }
        return request.build();
    }

    private PrepareStatementRequest prepare(String sessionId, Turn turn) {
        var request = PrepareStatementRequest.newBuilder()
                .setSessionId(sessionId)
                .setSchema(schema(options))
                .setQueryString(sql);
        if (!turn.plannerIp().isEmpty()) {
            request.setPlannerIp(turn.plannerIp());
        }
        if (!turn.queryId().isEmpty()) {
            request.setExistingQuery(existing(turn));
        }
        return request.build();
    }

    private void execute(Route route, Budget limit) throws CallFailed {
        // The older form has no field for parameters.
        if (hasCatalog(options) || !options.parameters().isEmpty()) {
            calls.call(
                    route,
                    Rpc.EXECUTE_V2,
                    sessionId -> ExecuteStatementV2Request.newBuilder()
                            .setEngineIP(route.engineIp())
                            .setSessionId(sessionId)
                            .setQueryId(route.queryId())
                            .addAllParams(ServerParameter.message(options.parameters()))
                            .build(),
                    limit,
                    scope);
        } else {
            calls.call(
                    route,
                    Rpc.EXECUTE,
                    sessionId -> ExecuteStatementRequest.newBuilder()
                            .setEngineIP(route.engineIp())
                            .setSessionId(sessionId)
                            .setQueryId(route.queryId())
                            .build(),
                    limit,
                    scope);
        }
    }

    private ResultMetadata describe(Route route, Budget limit) throws CallFailed, SQLException {
        var response = calls.read(
                route,
                Rpc.METADATA,
                sessionId -> GetResultMetadataRequest.newBuilder()
                        .setEngineIP(route.engineIp())
                        .setSessionId(sessionId)
                        .setQueryId(route.queryId())
                        .build(),
                limit,
                scope);
        try {
            return ResultMetadata.read(response.getResultMetaData().toByteArray());
        } catch (SQLException e) {
            throw Query.malformed(e, route);
        }
    }

    /** Which form of a call to use (protocol 5.2). */
    static boolean hasCatalog(QueryOptions options) {
        return options.catalog() != null && !options.catalog().isEmpty();
    }

    static String schema(QueryOptions options) {
        return options.schema() == null ? "" : options.schema();
    }
}
