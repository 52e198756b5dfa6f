package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.BatchReply;
import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.AuthenticateResponse;
import com.e6data.proto.ClearOrCancelQueryRequest;
import com.e6data.proto.ClearOrCancelQueryResponse;
import com.e6data.proto.ExecuteStatementRequest;
import com.e6data.proto.ExecuteStatementResponse;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.GetNextResultBatchRequest;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.GetResultMetadataResponse;
import com.e6data.proto.PrepareStatementRequest;
import com.e6data.proto.PrepareStatementResponse;
import com.e6data.proto.PrepareStatementV2Request;
import com.e6data.proto.QueryEngineServiceGrpc;
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

    /** A response that has neither field, or whose fields the login itself handles. */
    static <Q, R> Rpc<Q, R> silent(MethodDescriptor<Q, R> method, Phase phase) {
        return new Rpc<>(method, phase, response -> "", response -> "");
    }
}
