package com.e6data.emulator;

import com.e6data.emulator.sql.PreparedSql;
import com.e6data.emulator.sql.SqlEngine.CatalogColumn;
import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.AuthenticateResponse;
import com.e6data.proto.CancelQueryRequest;
import com.e6data.proto.CancelQueryResponse;
import com.e6data.proto.CatalogResponse;
import com.e6data.proto.ClearOrCancelQueryRequest;
import com.e6data.proto.ClearOrCancelQueryResponse;
import com.e6data.proto.ClearRequest;
import com.e6data.proto.ClearResponse;
import com.e6data.proto.DropUserContextRequest;
import com.e6data.proto.DropUserContextResponse;
import com.e6data.proto.DryRunRequest;
import com.e6data.proto.DryRunRequestV2;
import com.e6data.proto.DryRunResponse;
import com.e6data.proto.ExecuteStatementRequest;
import com.e6data.proto.ExecuteStatementResponse;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.ExistingQuery;
import com.e6data.proto.ExplainAnalyzeRequest;
import com.e6data.proto.ExplainAnalyzeResponse;
import com.e6data.proto.ExplainRequest;
import com.e6data.proto.ExplainResponse;
import com.e6data.proto.GFieldInfo;
import com.e6data.proto.GetCatalogesRequest;
import com.e6data.proto.GetCatalogesResponse;
import com.e6data.proto.GetColumnsRequest;
import com.e6data.proto.GetColumnsResponse;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetDynamicParamsRequest;
import com.e6data.proto.GetDynamicParamsResponse;
import com.e6data.proto.GetNextResultBatchRequest;
import com.e6data.proto.GetNextResultBatchResponse;
import com.e6data.proto.GetNextResultBatchV2Response;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.GetResultMetadataResponse;
import com.e6data.proto.GetSchemaNamesRequest;
import com.e6data.proto.GetSchemaNamesResponse;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.GetTablesRequest;
import com.e6data.proto.GetTablesResponse;
import com.e6data.proto.GetTablesV2Request;
import com.e6data.proto.HealthCheckRequest;
import com.e6data.proto.HealthCheckResponse;
import com.e6data.proto.IdentifyPlannerRequest;
import com.e6data.proto.IdentifyPlannerResponse;
import com.e6data.proto.ParameterValue;
import com.e6data.proto.PrepareStatementRequest;
import com.e6data.proto.PrepareStatementResponse;
import com.e6data.proto.PrepareStatementV2Request;
import com.e6data.proto.QueryEngineServiceGrpc;
import com.e6data.proto.SetPropsRequest;
import com.e6data.proto.SetPropsResponse;
import com.e6data.proto.StatusRequest;
import com.e6data.proto.StatusResponse;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Comparator;
import java.util.List;

/**
 * The planner's service, one method an RPC (protocol 3.8). What it does not override (data frames, platform calls) is
 * answered UNIMPLEMENTED.
 */
final class EngineService extends QueryEngineServiceGrpc.QueryEngineServiceImplBase {

    /** Chunks in one answer of the second fetch form, as real planners have it. */
    private static final int CHUNKS_PER_V2_ANSWER = 8;

    private final Planner planner;
    private final EmulatorSettings settings;

    EngineService(Planner planner, EmulatorSettings settings) {
        this.planner = planner;
        this.settings = settings;
    }

    @Override
    public void authenticate(AuthenticateRequest request, StreamObserver<AuthenticateResponse> observer) {
        planner.answer(observer, call -> {
            Planner.requireNoPlannerIp(call);
            var answer = AuthenticateResponse.newBuilder();
            if (settings.accepts(request.getUser(), request.getPassword())) {
                answer.setSessionId(call.side().login(request.getUser()).id());
                answer.setEngineIP(call.side().engineIp());
            }
            return answer.build();
        });
    }

    @Override
    public void identifyPlanner(IdentifyPlannerRequest request, StreamObserver<IdentifyPlannerResponse> observer) {
        planner.inSession(request.getSessionId(), observer, (call, session, sessionId) -> {
            Planner.requireNoPlannerIp(call);
            var existing = request.hasExistingQuery()
                    ? request.getExistingQuery()
                    : ExistingQuery.newBuilder()
                            .setQueryId(call.side().newQueryId(session))
                            .build();
            return IdentifyPlannerResponse.newBuilder()
                    .setExistingQuery(existing)
                    .setPlannerIp(call.side().engineIp())
                    .setQueueMessage(call.side().nextQueueMessage())
                    .setSessionId(sessionId)
                    .build();
        });
    }

    @Override
    public void prepareStatement(PrepareStatementRequest request, StreamObserver<PrepareStatementResponse> observer) {
        var statement = new Planner.Statement(
                request.getQueryString(),
                settings.catalog(),
                request.getSchema(),
                request.getPlannerIp(),
                request.getExistingQuery().getQueryId());
        planner.prepare(request.getSessionId(), statement, observer);
    }

    @Override
    public void prepareStatementV2(
            PrepareStatementV2Request request, StreamObserver<PrepareStatementResponse> observer) {
        var statement = new Planner.Statement(
                request.getQueryString(),
                request.getCatalog(),
                request.getSchema(),
                request.getPlannerIp(),
                request.getExistingQuery().getQueryId());
        planner.prepare(request.getSessionId(), statement, observer);
    }

    @Override
    public void executeStatement(ExecuteStatementRequest request, StreamObserver<ExecuteStatementResponse> observer) {
        execute(new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId()), List.of(), observer);
    }

    @Override
    public void executeStatementV2(
            ExecuteStatementV2Request request, StreamObserver<ExecuteStatementResponse> observer) {
        List<ParameterValue> values = request.getParamsList().stream()
                .sorted(Comparator.comparingInt(ParameterValue::getIndex))
                .toList();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).getIndex() != i + 1) {
                observer.onError(Status.INVALID_ARGUMENT
                        .withDescription("parameters have to have the indexes 1 to " + values.size())
                        .asException());
                return;
            }
        }
        execute(
                new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId()),
                values.stream()
                        .map(value -> new PreparedSql.Parameter(value.getType(), value.getValue()))
                        .toList(),
                observer);
    }

    private void execute(
            QueryRef ref, List<PreparedSql.Parameter> values, StreamObserver<ExecuteStatementResponse> observer) {
        planner.onQuery(ref, observer, (query, sessionId, reply) -> {
            query.execute(reply, values);
            return ExecuteStatementResponse.newBuilder().setSessionId(sessionId).build();
        });
    }

    @Override
    public void getResultMetadata(
            GetResultMetadataRequest request, StreamObserver<GetResultMetadataResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(
                ref,
                observer,
                (query, sessionId, reply) -> GetResultMetadataResponse.newBuilder()
                        .setResultMetaData(UnsafeByteOperations.unsafeWrap(query.metadata()))
                        .setSessionId(sessionId)
                        .build());
    }

    @Override
    public void getDynamicParams(GetDynamicParamsRequest request, StreamObserver<GetDynamicParamsResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(ref, observer, (query, sessionId, reply) -> {
            var answer = GetDynamicParamsResponse.newBuilder().setSessionId(sessionId);
            for (var type : query.parameters()) {
                answer.addParams(ParameterValue.newBuilder()
                        .setIndex(answer.getParamsCount() + 1)
                        .setType(type.metadataName()));
            }
            return answer.build();
        });
    }

    @Override
    public void getNextResultBatch(
            GetNextResultBatchRequest request, StreamObserver<GetNextResultBatchResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(ref, observer, (query, sessionId, reply) -> {
            var answer = GetNextResultBatchResponse.newBuilder().setSessionId(sessionId);
            var chunk = query.fetch(reply);
            if (chunk != null) {
                answer.setResultBatch(UnsafeByteOperations.unsafeWrap(chunk));
            }
            return answer.build();
        });
    }

    @Override
    public void getNextResultBatchV2(
            GetNextResultBatchRequest request, StreamObserver<GetNextResultBatchV2Response> observer) {
        if (!settings.batchV2()) {
            super.getNextResultBatchV2(request, observer);
            return;
        }
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(ref, observer, (query, sessionId, reply) -> {
            var answer = GetNextResultBatchV2Response.newBuilder().setSessionId(sessionId);
            while (answer.getResultBatchesCount() < CHUNKS_PER_V2_ANSWER) {
                var chunk = query.fetch(reply);
                if (chunk == null) {
                    return answer.setEndOfStream(true).build();
                }
                answer.addResultBatches(UnsafeByteOperations.unsafeWrap(chunk));
            }
            return answer.build();
        });
    }

    @Override
    public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(
                ref,
                observer,
                (query, sessionId, reply) -> StatusResponse.newBuilder()
                        .setStatus(query.complete())
                        .setRowCount(query.rowCount())
                        .setSessionId(sessionId)
                        .build());
    }

    @Override
    public void explain(ExplainRequest request, StreamObserver<ExplainResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(
                ref,
                observer,
                (query, sessionId, reply) -> ExplainResponse.newBuilder()
                        .setExplain(query.plan())
                        .setSessionId(sessionId)
                        .build());
    }

    @Override
    public void explainAnalyze(ExplainAnalyzeRequest request, StreamObserver<ExplainAnalyzeResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onQuery(
                ref,
                observer,
                (query, sessionId, reply) -> ExplainAnalyzeResponse.newBuilder()
                        .setExplainAnalyze("{\"total_query_time\":" + (query.parsingMillis() + query.runMillis())
                                + ",\"executionQueueingTime\":0,\"parsingTime\":" + query.parsingMillis()
                                + ",\"row_count_out\":" + query.rowCount() + "}")
                        .setIsCached(false)
                        .setParsingTime(query.parsingMillis())
                        .setQueueingTime(0)
                        .setSessionId(sessionId)
                        .build());
    }

    @Override
    public void cancelQuery(CancelQueryRequest request, StreamObserver<CancelQueryResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onOptionalQuery(ref, observer, (query, sessionId) -> {
            if (query != null) {
                query.cancel();
            }
            return CancelQueryResponse.newBuilder().setSessionId(sessionId).build();
        });
    }

    @Override
    public void clear(ClearRequest request, StreamObserver<ClearResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onOptionalQuery(ref, observer, (query, sessionId) -> {
            planner.free(query);
            return ClearResponse.newBuilder().setSessionId(sessionId).build();
        });
    }

    @Override
    public void clearOrCancelQuery(
            ClearOrCancelQueryRequest request, StreamObserver<ClearOrCancelQueryResponse> observer) {
        var ref = new QueryRef(request.getEngineIP(), request.getSessionId(), request.getQueryId());
        planner.onOptionalQuery(ref, observer, (query, sessionId) -> {
            planner.free(query);
            return ClearOrCancelQueryResponse.newBuilder()
                    .setSessionId(sessionId)
                    .build();
        });
    }

    @Override
    public void dryRun(DryRunRequest request, StreamObserver<DryRunResponse> observer) {
        dryRun(request.getSessionId(), request.getQueryString(), settings.catalog(), request.getSchema(), observer);
    }

    @Override
    public void dryRunV2(DryRunRequestV2 request, StreamObserver<DryRunResponse> observer) {
        dryRun(request.getSessionId(), request.getQueryString(), request.getCatalog(), request.getSchema(), observer);
    }

    private void dryRun(
            String sessionId, String sql, String catalog, String schema, StreamObserver<DryRunResponse> observer) {
        planner.inSession(sessionId, observer, (call, session, nextId) -> {
            Planner.requireNoPlannerIp(call);
            return DryRunResponse.newBuilder()
                    .setDryrunValue(planner.plan(call, session, sql, catalog, schema))
                    .build();
        });
    }

    @Override
    public void getCataloges(GetCatalogesRequest request, StreamObserver<GetCatalogesResponse> observer) {
        planner.answer(observer, call -> {
            Planner.requireNoPlannerIp(call);
            var answer = GetCatalogesResponse.newBuilder();
            for (var name : planner.backend().catalogs()) {
                answer.addCatalogResponses(CatalogResponse.newBuilder()
                        .setName(name)
                        .setIsDefault(name.equalsIgnoreCase(settings.catalog())));
            }
            return answer.build();
        });
    }

    @Override
    public void getSchemaNames(GetSchemaNamesRequest request, StreamObserver<GetSchemaNamesResponse> observer) {
        schemas(request.getSessionId(), "", observer);
    }

    @Override
    public void getSchemaNamesV2(GetSchemaNamesV2Request request, StreamObserver<GetSchemaNamesResponse> observer) {
        schemas(request.getSessionId(), request.getCatalog(), observer);
    }

    private void schemas(String sessionId, String catalog, StreamObserver<GetSchemaNamesResponse> observer) {
        planner.inSession(sessionId, observer, (call, session, nextId) -> {
            Planner.requireNoPlannerIp(call);
            return GetSchemaNamesResponse.newBuilder()
                    .addAllSchemas(planner.backend().schemas(orDefault(catalog)))
                    .setSessionId(nextId)
                    .build();
        });
    }

    @Override
    public void getTables(GetTablesRequest request, StreamObserver<GetTablesResponse> observer) {
        tables(request.getSessionId(), "", request.getSchema(), observer);
    }

    @Override
    public void getTablesV2(GetTablesV2Request request, StreamObserver<GetTablesResponse> observer) {
        tables(request.getSessionId(), request.getCatalog(), request.getSchema(), observer);
    }

    private void tables(String sessionId, String catalog, String schema, StreamObserver<GetTablesResponse> observer) {
        planner.inSession(sessionId, observer, (call, session, nextId) -> {
            Planner.requireNoPlannerIp(call);
            return GetTablesResponse.newBuilder()
                    .addAllTables(planner.backend().tables(orDefault(catalog), schema))
                    .setSessionId(nextId)
                    .build();
        });
    }

    @Override
    public void getColumns(GetColumnsRequest request, StreamObserver<GetColumnsResponse> observer) {
        columns(request.getSessionId(), "", request.getSchema(), request.getTable(), observer);
    }

    @Override
    public void getColumnsV2(GetColumnsV2Request request, StreamObserver<GetColumnsResponse> observer) {
        columns(request.getSessionId(), request.getCatalog(), request.getSchema(), request.getTable(), observer);
    }

    private void columns(
            String sessionId,
            String catalog,
            String schema,
            String table,
            StreamObserver<GetColumnsResponse> observer) {
        planner.inSession(sessionId, observer, (call, session, nextId) -> {
            Planner.requireNoPlannerIp(call);
            List<CatalogColumn> columns = planner.backend().columns(orDefault(catalog), schema, table);
            return GetColumnsResponse.newBuilder()
                    .addAllFieldInfo(columns.stream()
                            .map(column -> GFieldInfo.newBuilder()
                                    .setFieldName(column.name())
                                    .setFieldType(column.type())
                                    .build())
                            .toList())
                    .setSessionId(nextId)
                    .build();
        });
    }

    @Override
    public void setProps(SetPropsRequest request, StreamObserver<SetPropsResponse> observer) {
        planner.inSession(request.getSessionId(), observer, (call, session, nextId) -> {
            Planner.requireNoPlannerIp(call);
            var props = request.getProps().strip();
            if (!props.startsWith("{") || !props.endsWith("}")) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("props has to be a JSON object")
                        .asException();
            }
            return SetPropsResponse.getDefaultInstance();
        });
    }

    @Override
    public void dropUserContext(DropUserContextRequest request, StreamObserver<DropUserContextResponse> observer) {
        planner.inSession(
                request.getSessionId(),
                observer,
                (call, session, nextId) -> DropUserContextResponse.getDefaultInstance());
    }

    @Override
    public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        planner.answer(observer, call -> HealthCheckResponse.getDefaultInstance());
    }

    private String orDefault(String catalog) {
        return catalog.isEmpty() ? settings.catalog() : catalog;
    }

    /** The three fields by which a request names a query. */
    record QueryRef(String engineIp, String sessionId, String queryId) {}
}
