package com.e6data.emulator;

import com.e6data.proto.ClusterServiceGrpc;
import com.e6data.proto.ClusterStatusRequest;
import com.e6data.proto.ClusterStatusResponse;
import com.e6data.proto.ResumeRequest;
import com.e6data.proto.ResumeResponse;
import com.e6data.proto.SuspendRequest;
import com.e6data.proto.SuspendResponse;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Locale;

/** The service that wakes a cluster (protocol 9). */
final class ClusterService extends ClusterServiceGrpc.ClusterServiceImplBase {

    private final EmulatorSettings settings;

    ClusterService(EmulatorSettings settings) {
        this.settings = settings;
    }

    @Override
    public void status(ClusterStatusRequest request, StreamObserver<ClusterStatusResponse> observer) {
        var call = ClientCall.current();
        if (allowed(call, request.getUser(), request.getPassword(), observer)) {
            observer.onNext(ClusterStatusResponse.newBuilder()
                    .setStatus(text(call.cluster().state()))
                    .build());
            observer.onCompleted();
        }
    }

    @Override
    public void resume(ResumeRequest request, StreamObserver<ResumeResponse> observer) {
        var call = ClientCall.current();
        if (allowed(call, request.getUser(), request.getPassword(), observer)) {
            observer.onNext(ResumeResponse.newBuilder()
                    .setStatus(text(call.cluster().resume()))
                    .build());
            observer.onCompleted();
        }
    }

    @Override
    public void suspend(SuspendRequest request, StreamObserver<SuspendResponse> observer) {
        var call = ClientCall.current();
        if (allowed(call, request.getUser(), request.getPassword(), observer)) {
            call.cluster().suspend(Duration.ZERO, false);
            observer.onNext(SuspendResponse.newBuilder()
                    .setStatus(text(call.cluster().state()))
                    .build());
            observer.onCompleted();
        }
    }

    private boolean allowed(ClientCall call, String user, String password, StreamObserver<?> observer) {
        if (call.bearerUser() != null || settings.accepts(user, password)) {
            return true;
        }
        observer.onError(refused());
        return false;
    }

    private static StatusException refused() {
        return Status.UNAUTHENTICATED.withDescription("Invalid credentials").asException();
    }

    static String text(Cluster.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
