package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.GetCatalogesRequest;
import com.e6data.proto.GetCatalogesResponse;
import com.e6data.proto.GetColumnsResponse;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetSchemaNamesResponse;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.GetTablesResponse;
import com.e6data.proto.GetTablesV2Request;
import com.e6data.proto.QueryEngineServiceGrpc;

/** The requests of the catalog. Apart from {@link Rpc}, so that they are loaded when they are needed. */
final class CatalogRpc {

    static final Rpc<GetCatalogesRequest, GetCatalogesResponse> CATALOGS =
            Rpc.silent(QueryEngineServiceGrpc.getGetCatalogesMethod(), Phase.CATALOG);

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

    private CatalogRpc() {}
}
