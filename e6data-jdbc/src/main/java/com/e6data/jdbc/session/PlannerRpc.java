package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.IdentifyPlannerRequest;
import com.e6data.proto.IdentifyPlannerResponse;
import com.e6data.proto.QueryEngineServiceGrpc;

/** The request for a planner. Apart from {@link Rpc}, so that it is loaded when it is needed. */
public final class PlannerRpc {

    public static final Rpc<IdentifyPlannerRequest, IdentifyPlannerResponse> IDENTIFY = new Rpc<>(
            QueryEngineServiceGrpc.getIdentifyPlannerMethod(),
            Phase.QUEUE,
            IdentifyPlannerResponse::getSessionId,
            response -> "");

    private PlannerRpc() {}
}
