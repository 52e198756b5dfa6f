package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.DryRunRequest;
import com.e6data.proto.DryRunRequestV2;
import com.e6data.proto.DryRunResponse;
import com.e6data.proto.ExplainAnalyzeRequest;
import com.e6data.proto.ExplainAnalyzeResponse;
import com.e6data.proto.ExplainRequest;
import com.e6data.proto.ExplainResponse;
import com.e6data.proto.QueryEngineServiceGrpc;
import com.e6data.proto.StatusRequest;
import com.e6data.proto.StatusResponse;
import java.util.function.Function;

/**
 * The requests that ask about a query or a statement without fetching rows. Apart from {@link Rpc}, so that they are
 * loaded when they are needed.
 */
public final class InspectRpc {

    public static final Rpc<StatusRequest, StatusResponse> STATUS = new Rpc<>(
            QueryEngineServiceGrpc.getStatusMethod(),
            Phase.INSPECT,
            StatusResponse::getSessionId,
            StatusResponse::getNewStrategy);

    public static final Rpc<ExplainRequest, ExplainResponse> EXPLAIN = new Rpc<>(
            QueryEngineServiceGrpc.getExplainMethod(),
            Phase.INSPECT,
            ExplainResponse::getSessionId,
            ExplainResponse::getNewStrategy);

    public static final Rpc<ExplainAnalyzeRequest, ExplainAnalyzeResponse> EXPLAIN_ANALYZE = new Rpc<>(
            QueryEngineServiceGrpc.getExplainAnalyzeMethod(),
            Phase.INSPECT,
            ExplainAnalyzeResponse::getSessionId,
            ExplainAnalyzeResponse::getNewStrategy);

    /** Without a catalog. */
    public static final Rpc<DryRunRequest, DryRunResponse> DRY_RUN =
            Rpc.silent(QueryEngineServiceGrpc.getDryRunMethod(), Phase.DRY_RUN);

    /** With a catalog. */
    public static final Rpc<DryRunRequestV2, DryRunResponse> DRY_RUN_V2 =
            Rpc.silent(QueryEngineServiceGrpc.getDryRunV2Method(), Phase.DRY_RUN);

    private InspectRpc() {}

    /** For {@link #STATUS}: how far the query is; takes the session id. */
    public static Function<String, StatusRequest> status(Route route) {
        return sessionId -> StatusRequest.newBuilder()
                .setEngineIP(route.engineIp())
                .setSessionId(sessionId)
                .setQueryId(route.queryId())
                .build();
    }
}
