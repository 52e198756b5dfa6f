package com.e6data.jdbc.query;

import com.e6data.jdbc.session.Calls;
import com.e6data.jdbc.session.InspectRpc;
import com.e6data.jdbc.session.OpenQuery;
import com.e6data.jdbc.session.Route;
import com.e6data.jdbc.session.Rpc;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.proto.ExplainAnalyzeRequest;
import com.e6data.proto.ExplainRequest;
import java.sql.SQLException;
import java.util.function.Function;

/** Questions about a query that is open on the server (protocol 5.6). None of them has an effect on it. */
final class Inspection {

    private final Calls calls;
    private final Route route;
    private final Budget limit;

    Inspection(Calls calls, Route route, Budget limit) {
        this.calls = calls;
        this.route = route;
        this.limit = limit;
    }

    Inspection(OpenQuery query, Budget limit) {
        this(query.calls(), query.route(), limit);
    }

    Query.Status status() throws SQLException {
        var response = ask(InspectRpc.STATUS, InspectRpc.status(route));
        return new Query.Status(response.getStatus(), response.getRowCount());
    }

    String explain() throws SQLException {
        return ask(
                        InspectRpc.EXPLAIN,
                        sessionId -> ExplainRequest.newBuilder()
                                .setEngineIP(route.engineIp())
                                .setSessionId(sessionId)
                                .setQueryId(route.queryId())
                                .build())
                .getExplain();
    }

    Query.Analysis explainAnalyze() throws SQLException {
        var response = ask(
                InspectRpc.EXPLAIN_ANALYZE,
                sessionId -> ExplainAnalyzeRequest.newBuilder()
                        .setEngineIP(route.engineIp())
                        .setSessionId(sessionId)
                        .setQueryId(route.queryId())
                        .build());
        return new Query.Analysis(
                response.getExplainAnalyze(),
                response.getIsCached(),
                response.getParsingTime(),
                response.getQueueingTime());
    }

    private <Q, R> R ask(Rpc<Q, R> rpc, Function<String, Q> request) throws SQLException {
        var scope = new CallScope();
        Runnable end = calls.endsWithConnection(scope);
        try {
            return calls.read(route, rpc, request, limit, scope);
        } catch (CallFailed failure) {
            throw calls.failed(failure, route, false);
        } finally {
            calls.outlived(end);
        }
    }
}
