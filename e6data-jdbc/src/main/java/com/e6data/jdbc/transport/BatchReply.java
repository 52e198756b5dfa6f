package com.e6data.jdbc.transport;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The answer of {@code getNextResultBatch}. The chunk stays where it is in the message's bytes: a chunk is megabytes,
 * and the generated class would copy it once more.
 *
 * @param bytes the whole message; not to be changed
 * @param offset where the chunk begins
 * @param length length of the chunk; 0 for the end of data
 * @param sessionId empty where none was sent
 * @param newStrategy empty where none was sent
 */
public record BatchReply(byte[] bytes, int offset, int length, String sessionId, String newStrategy) {

    private static final int RESULT_BATCH = 2;
    private static final int SESSION_ID = 3;
    private static final int NEW_STRATEGY = 4;

    /** Reads the message; only servers in tests write it. */
    public static final Marshaller<BatchReply> MARSHALLER = new Marshaller<>() {
        @Override
        public InputStream stream(BatchReply reply) {
            return new ByteArrayInputStream(reply.bytes());
        }

        @Override
        public BatchReply parse(InputStream stream) {
            try {
                return read(stream.readAllBytes());
            } catch (IOException e) {
                throw Status.DATA_LOSS
                        .withDescription("The batch of rows is not a valid message")
                        .withCause(e)
                        .asRuntimeException();
            }
        }
    };

    /** Without the session id. */
    @Override
    public String toString() {
        return "BatchReply[" + length + " bytes]";
    }

    static BatchReply read(byte[] message) throws IOException {
        var in = CodedInputStream.newInstance(message);
        int offset = 0;
        int length = 0;
        String sessionId = "";
        String newStrategy = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
                continue;
            }
            switch (WireFormat.getTagFieldNumber(tag)) {
                case RESULT_BATCH -> {
                    length = in.readRawVarint32();
                    offset = in.getTotalBytesRead();
                    in.skipRawBytes(length);
                }
                case SESSION_ID -> sessionId = in.readStringRequireUtf8();
                case NEW_STRATEGY -> newStrategy = in.readStringRequireUtf8();
                default -> in.skipField(tag);
            }
        }
        return new BatchReply(message, offset, length, sessionId, newStrategy);
    }
}
