package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.BatchReply;
import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.AuthenticateResponse;
import com.e6data.proto.ClearOrCancelQueryRequest;
import com.e6data.proto.ClearOrCancelQueryResponse;
import com.e6data.proto.ClusterServiceGrpc;
import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ClusterStatusResponse;
import com.e6data.proto.DryRunRequest;
import com.e6data.proto.DryRunRequestV2;
import com.e6data.proto.DryRunResponse;
import com.e6data.proto.ExecuteStatementRequest;
import com.e6data.proto.ExecuteStatementResponse;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.ExplainAnalyzeRequest;
import com.e6data.proto.ExplainAnalyzeResponse;
import com.e6data.proto.ExplainRequest;
import com.e6data.proto.ExplainResponse;
import com.e6data.proto.GetCatalogesRequest;
import com.e6data.proto.GetCatalogesResponse;
import com.e6data.proto.GetColumnsResponse;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetNextResultBatchRequest;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.GetResultMetadataResponse;
import com.e6data.proto.GetSchemaNamesResponse;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.GetTablesResponse;
import com.e6data.proto.GetTablesV2Request;
import com.e6data.proto.PrepareStatementRequest;
import com.e6data.proto.PrepareStatementResponse;
import com.e6data.proto.PrepareStatementV2Request;
import com.e6data.proto.QueryEngineServiceGrpc;
import com.e6data.proto.ResumeRequest;
import com.e6data.proto.ResumeResponse;
import com.e6data.proto.StatusRequest;
import com.e6data.proto.StatusResponse;
import io.grpc.MethodDescriptor;
import java.util.function.Function;

/**
 * A request of the protocol: its method, what it is for, and where its response carries a session id and an announced
 * colour. The generated classes have no common type for these two.
 *
 * @param sessionId empty where the response has none
 * @param newStrategy empty where the response has none
 */
public record Rpc<Q, R>(
        MethodDescriptor<Q, R> method, Phase phase, Function<R, String> sessionId, Function<R, String> newStrategy) {

    static final Rpc<AuthenticateRequest, AuthenticateResponse> AUTHENTICATE =
            silent(QueryEngineServiceGrpc.getAuthenticateMethod(), Phase.LOGIN);

    static final Rpc<ClusterStatusRequest, ClusterStatusResponse> CLUSTER_STATUS =
            silent(ClusterServiceGrpc.getStatusMethod(), Phase.CLUSTER);

    static final Rpc<ResumeRequest, ResumeResponse> RESUME =
            silent(ClusterServiceGrpc.getResumeMethod(), Phase.CLUSTER);

    static final Rpc<GetCatalogesRequest, GetCatalogesResponse> CATALOGS =
            silent(QueryEngineServiceGrpc.getGetCatalogesMethod(), Phase.CATALOG);

    static final Rpc<GetSchemaNamesV2Request, GetSchemaNamesResponse> SCHEMAS = new Rpc<>(
            QueryEngineServiceGrpc.getGetSchemaNamesV2Method(),
            Phase.CATALOG,
            GetSchemaNamesResponse::getSessionId,
            GetSchemaNamesResponse::getNewStrategy);

    static final Rpc<GetTablesV2Request, GetTablesResponse> TABLES = new Rpc<>(
            QueryEngineServiceGrpc.getGetTablesV2Method(),
            Phase.CATALOG,
            GetTablesResponse::getSessionId,
            GetTablesResponse::getNewStrategy);

    static final Rpc<GetColumnsV2Request, GetColumnsResponse> COLUMNS = new Rpc<>(
            QueryEngineServiceGrpc.getGetColumnsV2Method(),
            Phase.CATALOG,
            GetColumnsResponse::getSessionId,
            GetColumnsResponse::getNewStrategy);

    static final Rpc<ClearOrCancelQueryRequest, ClearOrCancelQueryResponse> CLEAR = new Rpc<>(
            QueryEngineServiceGrpc.getClearOrCancelQueryMethod(),
            Phase.CLEAR,
            ClearOrCancelQueryResponse::getSessionId,
            ClearOrCancelQueryResponse::getNewStrategy);

    /** Without a catalog (protocol 5.2). */
    public static final Rpc<PrepareStatementRequest, PrepareStatementResponse> PREPARE = new Rpc<>(
            QueryEngineServiceGrpc.getPrepareStatementMethod(),
            Phase.PREPARE,
            PrepareStatementResponse::getSessionId,
            PrepareStatementResponse::getNewStrategy);

    /** With a catalog. */
    public static final Rpc<PrepareStatementV2Request, PrepareStatementResponse> PREPARE_V2 = new Rpc<>(
            QueryEngineServiceGrpc.getPrepareStatementV2Method(),
            Phase.PREPARE,
            PrepareStatementResponse::getSessionId,
            PrepareStatementResponse::getNewStrategy);

    /** After {@link #PREPARE}. */
    public static final Rpc<ExecuteStatementRequest, ExecuteStatementResponse> EXECUTE = new Rpc<>(
            QueryEngineServiceGrpc.getExecuteStatementMethod(),
            Phase.EXECUTE,
            ExecuteStatementResponse::getSessionId,
            ExecuteStatementResponse::getNewStrategy);

    /** After {@link #PREPARE_V2}. */
    public static final Rpc<ExecuteStatementV2Request, ExecuteStatementResponse> EXECUTE_V2 = new Rpc<>(
            QueryEngineServiceGrpc.getExecuteStatementV2Method(),
            Phase.EXECUTE,
            ExecuteStatementResponse::getSessionId,
            ExecuteStatementResponse::getNewStrategy);

    public static final Rpc<GetResultMetadataRequest, GetResultMetadataResponse> METADATA = new Rpc<>(
            QueryEngineServiceGrpc.getGetResultMetadataMethod(),
            Phase.METADATA,
            GetResultMetadataResponse::getSessionId,
            GetResultMetadataResponse::getNewStrategy);

    /** With a response class of our own, which does not copy the chunk. */
    static final Rpc<GetNextResultBatchRequest, BatchReply> FETCH = new Rpc<>(
            QueryEngineServiceGrpc.getGetNextResultBatchMethod().toBuilder(
                            QueryEngineServiceGrpc.getGetNextResultBatchMethod().getRequestMarshaller(),
                            BatchReply.MARSHALLER)
                    .build(),
            Phase.FETCH,
            BatchReply::sessionId,
            BatchReply::newStrategy);

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
            silent(QueryEngineServiceGrpc.getDryRunMethod(), Phase.DRY_RUN);

    /** With a catalog. */
    public static final Rpc<DryRunRequestV2, DryRunResponse> DRY_RUN_V2 =
            silent(QueryEngineServiceGrpc.getDryRunV2Method(), Phase.DRY_RUN);

    /** A response that has neither field, or whose fields the login itself handles. */
    private static <Q, R> Rpc<Q, R> silent(MethodDescriptor<Q, R> method, Phase phase) {
        return new Rpc<>(method, phase, response -> "", response -> "");
    }
}
