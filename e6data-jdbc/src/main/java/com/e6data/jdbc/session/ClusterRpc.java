package com.e6data.jdbc.session;

import com.e6data.jdbc.transport.Phase;
import com.e6data.proto.ClusterServiceGrpc;
import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ClusterStatusResponse;
import com.e6data.proto.ResumeRequest;
import com.e6data.proto.ResumeResponse;

/** The requests about the cluster itself. Apart from {@link Rpc}, so that they are loaded when they are needed. */
final class ClusterRpc {

    static final Rpc<ClusterStatusRequest, ClusterStatusResponse> STATUS =
            Rpc.silent(ClusterServiceGrpc.getStatusMethod(), Phase.CLUSTER);

    static final Rpc<ResumeRequest, ResumeResponse> RESUME =
            Rpc.silent(ClusterServiceGrpc.getResumeMethod(), Phase.CLUSTER);

    private ClusterRpc() {}
}
