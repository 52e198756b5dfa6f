package com.e6data.emulator;

import com.e6data.proto.AuthenticateRequest;
import com.e6data.proto.AuthenticateResponse;
import com.e6data.proto.ClearOrCancelQueryRequest;
import com.e6data.proto.ClusterServiceGrpc;
import com.e6data.proto.ExecuteStatementV2Request;
import com.e6data.proto.GetNextResultBatchRequest;
import com.e6data.proto.GetResultMetadataRequest;
import com.e6data.proto.PrepareStatementResponse;
import com.e6data.proto.PrepareStatementV2Request;
import com.e6data.proto.QueryEngineServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client made of the bare stubs, that sends exactly the headers that a test says. */
final class TestClient implements AutoCloseable {

    static final String USER = "me@example.com";
    static final String TOKEN = "tok";

    private final ManagedChannel channel;
    private final Map<String, String> headers;

    TestClient(E6dataEmulator emulator, Map<String, String> headers) {
        this(emulator.port(), headers);
    }

    TestClient(int port, Map<String, String> headers) {
        this(
                NettyChannelBuilder.forAddress("127.0.0.1", port)
                        .usePlaintext()
                        .maxInboundMessageSize(Integer.MAX_VALUE)
                        .build(),
                headers);
    }

    TestClient(ManagedChannel channel, Map<String, String> headers) {
        this.channel = channel;
        this.headers = headers;
    }

    /** A query as the client knows it. */
    record Handle(String sessionId, String queryId, String engineIp) {}

    QueryEngineServiceGrpc.QueryEngineServiceBlockingStub engine(Map<String, String> more) {
        return QueryEngineServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata(more)));
    }

    QueryEngineServiceGrpc.QueryEngineServiceBlockingStub engine() {
        return engine(Map.of());
    }

    QueryEngineServiceGrpc.QueryEngineServiceBlockingStub engine(Handle query) {
        return engine(Map.of("plannerip", query.engineIp()));
    }

    ClusterServiceGrpc.ClusterServiceBlockingStub cluster() {
        return ClusterServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata(Map.of())));
    }

    AuthenticateResponse authenticate() {
        return engine().authenticate(AuthenticateRequest.newBuilder()
                .setUser(USER)
                .setPassword(TOKEN)
                .build());
    }

    String login() {
        return authenticate().getSessionId();
    }

    PrepareStatementResponse prepareCall(String sessionId, String sql) {
        return engine().prepareStatementV2(PrepareStatementV2Request.newBuilder()
                .setSessionId(sessionId)
                .setCatalog("demo")
                .setSchema("public")
                .setQueryString(sql)
                .build());
    }

    Handle prepare(String sessionId, String sql) {
        var prepared = prepareCall(sessionId, sql);
        return new Handle(sessionId, prepared.getQueryId(), prepared.getEngineIP());
    }

    void execute(Handle query) {
        engine(query)
                .executeStatementV2(ExecuteStatementV2Request.newBuilder()
                        .setEngineIP(query.engineIp())
                        .setSessionId(query.sessionId())
                        .setQueryId(query.queryId())
                        .build());
    }

    byte[] metadata(Handle query) {
        return engine(query)
                .getResultMetadata(GetResultMetadataRequest.newBuilder()
                        .setEngineIP(query.engineIp())
                        .setSessionId(query.sessionId())
                        .setQueryId(query.queryId())
                        .build())
                .getResultMetaData()
                .toByteArray();
    }

    byte[] fetch(Handle query) {
        return engine(query)
                .getNextResultBatch(fetchRequest(query))
                .getResultBatch()
                .toByteArray();
    }

    static GetNextResultBatchRequest fetchRequest(Handle query) {
        return GetNextResultBatchRequest.newBuilder()
                .setEngineIP(query.engineIp())
                .setSessionId(query.sessionId())
                .setQueryId(query.queryId())
                .build();
    }

    void clearOrCancel(Handle query) {
        engine(query)
                .clearOrCancelQuery(ClearOrCancelQueryRequest.newBuilder()
                        .setEngineIP(query.engineIp())
                        .setSessionId(query.sessionId())
                        .setQueryId(query.queryId())
                        .build());
    }

    /** The whole life of a query; gives the row count of every chunk. */
    List<Integer> run(String sessionId, String sql) {
        var query = prepare(sessionId, sql);
        execute(query);
        metadata(query);
        var sizes = new ArrayList<Integer>();
        for (var chunk = fetch(query); chunk.length > 0; chunk = fetch(query)) {
            sizes.add(chunkSize(chunk));
        }
        clearOrCancel(query);
        return sizes;
    }

    /** The row count of a chunk, which is its first field. */
    static int chunkSize(byte[] chunk) {
        return ByteBuffer.wrap(chunk).getInt(3);
    }

    private Metadata metadata(Map<String, String> more) {
        var metadata = new Metadata();
        headers.forEach((name, value) -> metadata.put(key(name), value));
        more.forEach((name, value) -> metadata.put(key(name), value));
        return metadata;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public void close() throws IOException {
        channel.shutdownNow();
        try {
            if (!channel.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IOException("channel does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
